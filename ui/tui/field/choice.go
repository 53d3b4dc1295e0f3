package field

import (
	"strings"

	"charm.land/huh/v2"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// Choice is one thing to choose, with a short gloss.
type Choice struct{ Value, Label, Gloss string }

// Select is a field to choose one of several. The cursor starts at value.
func Select(t *theme.Theme, width int, value string, choices []Choice) *Field {
	sel := huh.NewSelect[string]()
	f := &Field{inner: sel, text: &value, choices: choices}
	f.dress(t, width)
	sel.Value(f.text)
	f.refit()
	return f
}

// Several is a field to choose any number.
func Several(t *theme.Theme, width int, values []string, choices []Choice) *Field {
	multi := huh.NewMultiSelect[string]().Filterable(false)
	chosen := append([]string{}, values...)
	f := &Field{inner: multi, values: &chosen, choices: choices}
	f.dress(t, width)
	multi.Value(f.values)
	f.refit()
	return f
}

// refit lays out what depends on the width.
func (f *Field) refit() {
	switch inner := f.inner.(type) {
	case *huh.Input:
		inner.Value(f.text) // so that it scrolls to the cursor for the new width
	case *huh.Select[string]:
		f.keys = layOut(f.laid, f.choices, f.width-theme.SelectIndent)
		inner.Options(options(f.keys, f.choices)...)
	case *huh.MultiSelect[string]:
		at := f.Cursor()
		f.keys = layOut(f.laid, f.choices, f.width-theme.MultiSelectIndent)
		inner.Options(options(f.keys, f.choices)...)
		f.moveTo(at)
	}
}

func options(keys []string, choices []Choice) []huh.Option[string] {
	out := make([]huh.Option[string], len(choices))
	for i, c := range choices {
		out[i] = huh.NewOption(keys[i], c.Value)
	}
	return out
}

// Cursor is the index of the choice under the cursor.
func (f *Field) Cursor() int {
	var hovered string
	switch inner := f.inner.(type) {
	case *huh.Select[string]:
		hovered, _ = inner.Hovered()
	case *huh.MultiSelect[string]:
		hovered, _ = inner.Hovered()
	}
	for i, c := range f.choices {
		if c.Value == hovered {
			return i
		}
	}
	return 0
}

// Click moves the cursor to the choice on a line of the field's view and marks
// it where several can be. again is true where the cursor was there already.
func (f *Field) Click(line int) (again, hit bool) {
	was := f.Cursor()
	for i, k := range f.keys {
		height := 1 + strings.Count(k, "\n")
		if line < 0 || line >= height {
			line -= height
			continue
		}
		f.moveTo(i)
		if f.values != nil {
			f.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		}
		return i == was, true
	}
	return false, false
}

func (f *Field) moveTo(i int) {
	f.Update(tea.KeyPressMsg{Code: tea.KeyHome})
	for range i {
		f.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	}
}

// CursorLines is the first and last line, within the field's view, of what has
// the focus.
func (f *Field) CursorLines() (from, to int) {
	if f == nil || f.choices == nil {
		return 0, 0
	}
	at := f.Cursor()
	for _, k := range f.keys[:at] {
		from += 1 + strings.Count(k, "\n")
	}
	return from, from + strings.Count(f.keys[at], "\n")
}

// Columns of choices.
const (
	choiceGap = 3
	minGloss  = 24
)

// layOut writes each choice with its gloss beside it or, where there is no room,
// below it.
func layOut(t *theme.Theme, choices []Choice, width int) []string {
	label := 0
	for _, c := range choices {
		label = max(label, parts.Width(c.Label))
	}
	beside := width-label-choiceGap >= minGloss
	out := make([]string, len(choices))
	for i, c := range choices {
		switch {
		case c.Gloss == "":
			out[i] = parts.Wrap(c.Label, width)
		case beside:
			out[i] = glossBeside(t, c, label, width)
		default:
			gloss := parts.Paragraph(t.Muted, c.Gloss, width-2)
			out[i] = parts.Wrap(c.Label, width) + "\n" + parts.Indent(gloss, 2)
		}
	}
	return out
}

func glossBeside(t *theme.Theme, c Choice, label, width int) string {
	left := label + choiceGap
	gloss := strings.Split(parts.Paragraph(t.Muted, c.Gloss, width-left), "\n")
	return parts.Fit(c.Label, left) + strings.Join(gloss, "\n"+strings.Repeat(" ", left))
}
