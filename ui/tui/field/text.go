package field

import (
	"charm.land/huh/v2"

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
