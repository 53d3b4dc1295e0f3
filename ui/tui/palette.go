package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// palette goes anywhere by typing part of a name.
type palette struct {
	input   textinput.Model
	entries []entry
	found   []entry
	cursor  int
}

// entry is a place to go or a thing to do.
type entry struct {
	// name is what is searched and shown; kind says what it is.
	name, kind string
	do         page.Request
	// also are more words that it is found by: its ID, and what is asked.
	also string
}

func newPalette(a *App) overlay {
	in := textinput.New()
	in.Prompt, in.Placeholder = "", "type part of a name"
	in.Focus() // the command would only make the cursor blink
	p := palette{input: in, entries: a.entries()}
	p.found = p.entries
	return p
}

func (p palette) update(msg tea.Msg) (overlay, []page.Request) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+p":
			return nil, nil
		case "enter":
			if p.cursor < len(p.found) {
				return nil, []page.Request{p.found[p.cursor].do}
			}
			return p, nil
		case "down", "tab":
			p.cursor = max(0, min(p.cursor+1, len(p.found)-1))
			return p, nil
		case "up", "shift+tab":
			p.cursor = max(p.cursor-1, 0)
			return p, nil
		case "pgdown":
			p.cursor = max(0, min(p.cursor+palettePage, len(p.found)-1))
			return p, nil
		case "pgup":
			p.cursor = max(p.cursor-palettePage, 0)
			return p, nil
		}
	}
	before := p.input.Value()
	p.input, _ = p.input.Update(msg) // the command would only make the cursor blink
	if p.input.Value() != before {
		p.found, p.cursor = search(p.entries, p.input.Value()), 0
	}
	return p, nil
}

// search keeps the entries that contain every word typed: first those whose name
// starts with the first word, then those with all in their name, then those that
// are found by other words.
func search(entries []entry, query string) []entry {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return entries
	}
	var starting, named, others []entry
	for _, e := range entries {
		name := strings.ToLower(e.name)
		shown := name + " " + strings.ToLower(e.kind)
		switch {
		case !containsAll(shown+" "+strings.ToLower(e.also), words):
		case !containsAll(shown, words):
			others = append(others, e)
		case strings.HasPrefix(name, words[0]):
			starting = append(starting, e)
		default:
			named = append(named, e)
		}
	}
	return slices.Concat(starting, named, others)
}

func containsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

// Sizes of the panel in cells; palettePage is how far pgdn and pgup move.
const paletteWidth, paletteRows, palettePage = 72, 18, 10

func (p palette) view(env page.Env, width, height int) string {
	w := min(width, paletteWidth)
	rows := min(height, paletteRows)
	t := env.Theme
	list := make([]string, len(p.found))
	for i, e := range p.found {
		name, mark := t.Text.Render(e.name), "  "
		if i == p.cursor {
			name, mark = t.Selected.Render(e.name), t.Selected.Render("▸ ")
		}
		list[i] = parts.Apart(mark+name, t.Muted.Render(e.kind), w-4)
	}
	if len(list) == 0 {
		list = []string{t.Muted.Render("Nothing has that in its name.")}
	}
	room := max(1, rows-4)
	s := parts.Scroll(strings.Join(list, "\n"), parts.Follow(0, p.cursor, p.cursor, room), room)
	panel := parts.Panel{Title: "Go to", Width: w, Height: rows, Hint: moreHint(s), Front: true}
	p.input.SetWidth(w - 7) // frame, mark and cursor
	p.input.SetStyles(inputStyles(t))
	return panel.Draw(t, t.Accent.Render("┃ ")+p.input.View()+"\n\n"+s.Text)
}

// inputStyles dresses a bare text input.
func inputStyles(t *theme.Theme) textinput.Styles {
	s := textinput.DefaultStyles(t.Dark)
	s.Focused.Text, s.Focused.Placeholder = t.Text, t.Muted.Italic(true)
	s.Cursor.Color = t.Palette.Accent
	return s
}

func (p palette) keys() []page.Key {
	return []page.Key{
		page.NewKey("enter", "go"),
		{Press: []string{"up", "down"}, Show: "↑↓", Does: "choose"},
		page.NewKey("esc", "close"),
	}
}
