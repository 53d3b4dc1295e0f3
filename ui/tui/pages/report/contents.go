package report

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/glam"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// contents is the table of contents while it is open.
type contents struct{ at int }

// listed are the headings that the table of contents has: parts and what is in
// them. The title of the report is none.
func (p Page) listed(env page.Env) []glam.Heading {
	var out []glam.Heading
	for _, h := range p.done[lookOf(env)].headings {
		if h.Level == 2 || h.Level == 3 {
			out = append(out, h)
		}
	}
	return out
}

// contentsKeys are the keys of the table of contents.
func contentsKeys() []page.Key {
	return []page.Key{
		{Press: []string{"enter"}, Does: "go there", Long: "Go to this part of the report"},
		{Press: []string{"down", "up", "j", "k"}, Show: "↑↓", Does: "choose"},
		{Press: []string{"right", "left"}, Show: "→←", Does: "next, last part", Long: "Go to the next part of the report, or to the one before"},
		{Press: []string{"esc", "t"}, Show: "esc", Does: "close"},
	}
}

// inContents takes a key while the table of contents is open.
func (p Page) inContents(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	all := p.listed(env)
	at := p.contents.at
	switch key.String() {
	case "esc", "t":
		p.contents = nil
		return p, page.Result{}
	case "enter":
		p.contents = nil
		if at < len(all) {
			return p, page.Ask(page.Jump{Line: all[at].Line})
		}
		return p, page.Result{}
	case "right":
		at = nextPart(all, at, 1)
	case "left":
		at = nextPart(all, at, -1)
	default:
		at, _ = page.InList(key.String(), at, len(all)-1, 0)
	}
	p.contents = &contents{max(0, min(at, len(all)-1))}
	return p, page.Result{}
}

// nextPart is the nearest heading of a part in a direction, or where we are.
func nextPart(all []glam.Heading, at, by int) int {
	for i := at + by; i >= 0 && i < len(all); i += by {
		if all[i].Level == 2 {
			return i
		}
	}
	return at
}

// contentsView draws the table of contents.
func (p Page) contentsView(env page.Env, width int) page.Screen {
	t := env.Theme
	rows := []string{t.Title.Render("Contents"), ""}
	screen := page.Screen{}
	for i, h := range p.listed(env) {
		mark, style := "  ", t.Text
		if h.Level == 2 {
			style = t.Strong
		}
		if i == p.contents.at {
			mark, style = "▸ ", t.Selected
		}
		line := parts.Hang(mark+strings.Repeat("  ", h.Level-2), parts.Paragraph(style, h.Text, width-2*h.Level))
		if i == p.contents.at {
			screen.From = lineCount(rows)
			screen.To = screen.From + strings.Count(line, "\n")
		}
		rows = append(rows, line)
	}
	screen.Text = strings.Join(rows, "\n")
	return screen
}

func lineCount(rows []string) int {
	n := 0
	for _, r := range rows {
		n += strings.Count(r, "\n") + 1
	}
	return n
}
