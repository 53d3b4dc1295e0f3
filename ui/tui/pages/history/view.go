package history

import (
	"fmt"
	"strings"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// The room that stays above the list, and the usual height of a row with the
// empty line after it.
const headLines, rowLines = 2, 3

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	t := env.Theme
	switch {
	case p.mode == naming:
		problem := ""
		if p.problem != "" {
			problem = parts.Paragraph(t.Bad, "! "+p.problem, width)
		}
		return page.Screen{Text: parts.Stack(parts.Paragraph(t.Strong, "Under which name should the session be kept as it is now?", width), p.field.View(t, width), problem)}
	case p.mode == reading && p.text == nil:
		return page.Screen{Text: t.Muted.Render("Going back in the history.")}
	case p.mode == reading:
		return page.Screen{Text: p.text.draw(env, width)}
	}
	head := p.head(env, width)
	rows, _ := p.window(env, width, height-headLines)
	body := strings.Join(rows, "\n\n")
	if len(rows) == 0 {
		body = parts.Paragraph(t.Muted, p.empty(), width)
	}
	return page.Screen{Text: head + "\n\n" + body}
}

func (p Page) empty() string {
	if p.list == milestones {
		return "No milestone was taken yet. Press m to keep the session as it is now, under a name."
	}
	if p.err != nil {
		return "The history could not be read. " + page.Sentence(p.err)
	}
	return "Nothing has happened yet."
}

// head names the two lists with how many there are, and what is marked.
func (p Page) head(env page.Env, width int) string {
	t := env.Theme
	names := []string{fmt.Sprintf("Changes %d", len(p.entries)), fmt.Sprintf("Milestones %d", len(env.Case.Milestones))}
	for i, name := range names {
		style := t.Muted
		if list(i) == p.list {
			name, style = "▸ "+name, t.Selected
		}
		names[i] = style.Render(name)
	}
	left := strings.Join(names, "   ")
	right := fmt.Sprintf("%d of %d", min(p.cursor+1, p.count(env)), p.count(env))
	if p.marked != "" {
		right = "marked: " + safe.Line(p.marked)
	}
	return parts.Apart(left, t.Muted.Render(right), width)
}

// row is one line of the list, and below it who, when and how.
func (p Page) row(env page.Env, i, width int) string {
	t := env.Theme
	title, detail, gone := p.words(env, i)
	mark, style := "  ", t.Text
	if gone {
		style = t.Muted
	}
	if i == p.cursor {
		mark, style = t.Selected.Render("▸ "), t.Selected
	}
	return parts.Hang(mark, parts.Paragraph(style, safe.Line(title), width-2)) + "\n" + parts.Indent(parts.Paragraph(t.Muted, safe.Line(detail), width-2), 2)
}

// words are what a row says; gone says that the change was undone.
func (p Page) words(env page.Env, i int) (title, detail string, gone bool) {
	if p.list == milestones {
		all := env.Case.Milestones
		m := all[len(all)-1-i]
		return m.Name, "taken " + when(env, m) + fmt.Sprintf(", after change %d", m.Last), false
	}
	e := p.entries[i]
	detail = fmt.Sprintf("%d · %s", e.Seq, casefile.Attribution(session.Change{At: e.At, By: e.By, Via: e.Via}, env.Now.Location()))
	if e.UndoneBy > 0 {
		return e.Text, detail + fmt.Sprintf(" · undone by %d", e.UndoneBy), true
	}
	return e.Text, detail, false
}

func when(env page.Env, m session.Milestone) string {
	text := m.At.In(env.Now.Location()).Format("2 January 2006 15:04")
	if m.By != "" {
		text += " by " + m.By
	}
	return text
}

// window is the rows from the offset on that fit into a height, and the number
// of the first one that does not.
func (p Page) window(env page.Env, width, height int) (rows []string, end int) {
	room := height
	for end = p.offset; end < p.count(env); end++ {
		r := p.row(env, end, width)
		if room -= strings.Count(r, "\n") + 2; room < -1 && len(rows) > 0 {
			break
		}
		rows = append(rows, r)
	}
	return rows, end
}

// scrolled keeps the cursor on screen.
func (p Page) scrolled(env page.Env) Page {
	p.cursor = max(0, min(p.cursor, p.count(env)-1))
	p.offset = max(0, p.cursor-env.Height/2, min(p.offset, p.cursor))
	for p.offset < p.cursor {
		if _, end := p.window(env, env.Width, env.Height-headLines); p.cursor < end {
			break
		}
		p.offset++
	}
	return p
}

// click moves the cursor to the row that was clicked.
func (p Page) click(env page.Env, line int) Page {
	if p.mode != browsing {
		return p
	}
	line -= headLines
	rows, _ := p.window(env, env.Width, env.Height-headLines)
	for i, r := range rows {
		n := strings.Count(r, "\n") + 1
		if line >= 0 && line < n {
			p.cursor = p.offset + i
		}
		line -= n + 1
	}
	return p
}
