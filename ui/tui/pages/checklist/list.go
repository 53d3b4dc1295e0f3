package checklist

import (
	"strings"

	"loracle/checklist"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

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
	return parts.Ends(left, checkpoint.StateStyle(t, i).Render(checkpoint.StateWords(i)), width)
}
