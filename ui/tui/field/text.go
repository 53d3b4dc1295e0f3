package field

import (
	"charm.land/huh/v2"

	"loracle/ui/safe"
	"loracle/ui/tui/theme"
)

const inputPrompt = "┃ "

// Input is a field for a short text on one line.
func Input(t *theme.Theme, width int, value, placeholder string) *Field {
	in := huh.NewInput().Prompt(inputPrompt).Placeholder(placeholder)
	f := &Field{inner: in, text: &value}
	f.dress(t, width)
	in.Value(f.text)
	return f
}

// Area is a field for a text of several lines.
func Area(t *theme.Theme, width, lines int, value, placeholder string) *Field {
	area := huh.NewText().Lines(lines).Placeholder(placeholder).ExternalEditor(false)
	f := &Field{inner: area, text: &value}
	f.dress(t, width)
	area.Value(f.text)
	return f
}

// disarm takes out of the text what a terminal would act on or what turns the
// text around it: the clipboard may hold such characters.
func (f *Field) disarm() {
	clean := safe.Text(f.Text())
	if clean == f.Text() {
		return
	}
	*f.text = clean
	switch in := f.inner.(type) {
	case *huh.Input:
		in.Value(f.text)
	case *huh.Text:
		in.Value(f.text)
	}
}
