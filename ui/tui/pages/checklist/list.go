package checklist

import (
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/checklist"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// allRows lists every category with its checkpoints.
func (p Page) allRows(env page.Env, at entry, width int) page.Screen {
	var blocks []string
	var out page.Screen
	for i, c := range env.Case.Review.Categories {
		rows := p.rows(env, c.Items, at.ID, width)
		if i == at.category {
			above := lineCount(blocks) + 1
			out.From, out.To = above+rows.From, above+rows.To
			if rows.From == 0 {
				out.From-- // show the heading with its first checkpoint
			}
		}
		blocks = append(blocks, env.Theme.Title.Render(c.Title), rows.Text, "")
	}
	out.Text = strings.Join(blocks[:len(blocks)-1], "\n")
	return out
}

// rows lists checkpoints, the one with the id under the cursor.
func (p Page) rows(env page.Env, items []checklist.ItemReview, id checklist.ItemID, width int) page.Screen {
	var blocks []string
	var out page.Screen
	for _, i := range items {
		row := drawRow(env, i, i.ID == id, width)
		if i.ID == id {
			out.From = lineCount(blocks)
			out.To = out.From + strings.Count(row, "\n")
		}
		blocks = append(blocks, row)
	}
	out.Text = strings.Join(blocks, "\n")
	return out
}

func lineCount(blocks []string) int {
	n := 0
	for _, b := range blocks {
		n += strings.Count(b, "\n") + 1
	}
	return n
}

// drawRow is one checkpoint: cursor, mark, title, and its state in words.
func drawRow(env page.Env, i checklist.ItemReview, selected bool, width int) string {
	t := env.Theme
	mark, style := parts.StateMark(t, i.State)
	cursor, title := "  ", t.Text
	if selected {
		cursor, title = t.Selected.Render("▸ "), t.Selected
	}
	left := cursor + style.Render(mark) + " " + title.Render(parts.OneLine(i.Title))
	return parts.Ends(left, stateStyle(t, i).Render(stateWords(i)), width)
}

// stateStyle is the style of the words for a state: brighter where they ask
// for a confirmation.
func stateStyle(t *theme.Theme, i checklist.ItemReview) lipgloss.Style {
	if awaits(i) {
		return t.Accent
	}
	_, style := parts.StateMark(t, i.State)
	if i.Disagrees() || i.Unproven {
		return t.Warn
	}
	return style
}

// stateWords says how a checkpoint stands, and what about it needs a look.
func stateWords(i checklist.ItemReview) string {
	said := i.State.Label()
	switch {
	case i.LeftOut:
		return "answers leave it out"
	case i.Conflict:
		return said + ", answers say " + i.Proposed.Proposed.Label()
	case i.Lapsed:
		return said + ", answers changed"
	case i.Expired:
		return said + ", acceptance ended"
	case i.Unproven:
		return said + ", unproven"
	case awaits(i):
		return "answers say " + i.Proposed.Proposed.Label()
	}
	return said
}
