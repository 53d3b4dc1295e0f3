package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// help lists the keys of a page and those that work everywhere.
type help struct {
	title  string
	keys   []page.Key
	offset int
}

func newHelp(title string, keys []page.Key) overlay { return help{title: title, keys: keys} }

func (h help) update(msg tea.Msg) (overlay, []page.Request) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return h, nil
	}
	switch key.String() {
	case "down", "j", "pgdown", "space":
		h.offset++
	case "up", "k", "pgup":
		h.offset = max(0, h.offset-1)
	default:
		return nil, nil
	}
	return h, nil
}

const helpWidth = 76

func (h help) view(env page.Env, width, height int) string {
	w := min(width, helpWidth)
	t := env.Theme
	text := parts.Spread(
		h.list(env, h.keys, w-4),
		parts.Stack(t.Title.Render("Everywhere"), h.list(env, globalKeys(), w-4)),
		t.Muted.Render("Any other key closes this."),
	)
	rows := min(height, strings.Count(text, "\n")+3)
	s := parts.Scroll(text, h.offset, rows-2)
	p := parts.Panel{Title: "Keys · " + h.title, Width: w, Height: rows}
	if s.Below > 0 {
		p.Hint = "▼ more below"
	}
	return p.Draw(t, s.Text)
}

// list has one key a line, with its sentence beside it.
func (h help) list(env page.Env, keys []page.Key, width int) string {
	names := 0
	for _, k := range keys {
		names = max(names, parts.Width(k.Name()))
	}
	var lines []string
	for _, k := range keys {
		text := k.Long
		if text == "" {
			text = strings.ToUpper(k.Does[:1]) + k.Does[1:]
		}
		style := env.Theme.Text
		if k.Off != "" {
			text, style = text+" (not now: "+k.Off+")", env.Theme.Muted
		}
		for i, l := range parts.Lines(text, width-names-2) {
			name := ""
			if i == 0 {
				name = k.Name()
			}
			lines = append(lines, env.Theme.Key.Render(parts.Fit(name, names))+"  "+style.Render(l))
		}
	}
	return strings.Join(lines, "\n")
}
