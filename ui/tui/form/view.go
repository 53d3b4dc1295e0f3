package form

import (
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// indent is where texts stand under their questions, as the bar before the one
// with the focus leaves them.
const indent = 2

// longLines is how much of a long text shows while it is typed; its field
// scrolls beyond.
const longLines = 4

// View draws the form; the lines of the field in focus are to be kept in view.
func (f Form) View(t *theme.Theme, width int) page.Screen {
	var blocks []string
	if f.Title != "" {
		blocks = append(blocks, t.Title.Render(parts.Wrap(f.Title, width)), "")
	}
	var s page.Screen
	for i := range f.fields {
		if i == f.at {
			s.From = lineCount(blocks)
		}
		blocks = append(blocks, f.field(t, i, width))
		if i == f.at {
			s.To = lineCount(blocks) - 1
		}
		blocks = append(blocks, "")
	}
	s.Text = strings.Join(blocks[:len(blocks)-1], "\n")
	return s
}

func lineCount(blocks []string) int {
	n := 0
	for _, b := range blocks {
		n += strings.Count(b, "\n") + 1
	}
	return n
}

// field is one field: its question, its text, and what is wrong or wanted.
func (f Form) field(t *theme.Theme, i, width int) string {
	label := t.Muted
	if i == f.at {
		label = t.Strong
	}
	blocks := []string{parts.Paragraph(label, f.fields[i].Label, width)}
	if i == f.at {
		blocks = append(blocks, f.input.View(t, width))
	} else {
		blocks = append(blocks, parts.Indent(f.still(t, i, width-indent), indent))
	}
	if wrong := f.wrong(i); f.shown && wrong != "" {
		blocks = append(blocks, parts.Indent(parts.Paragraph(t.Bad, "! "+wrong, width-indent), indent))
	} else if i == f.at && f.fields[i].Hint != "" {
		blocks = append(blocks, parts.Indent(parts.Paragraph(t.Muted, f.fields[i].Hint, width-indent), indent))
	}
	return parts.Stack(blocks...)
}

// still is the text of a field without the focus.
func (f Form) still(t *theme.Theme, i, width int) string {
	if f.Value(i) == "" {
		return t.Muted.Render("–")
	}
	return parts.Paragraph(t.Text, parts.Clean(f.Value(i)), width)
}
