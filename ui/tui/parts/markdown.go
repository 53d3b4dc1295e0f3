package parts

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"loracle/ui/glam"
	"loracle/ui/tui/theme"
)

// Markdown is the look of Markdown on a page: the colours of everything around
// it.
func Markdown(t *theme.Theme) glam.Theme {
	return glam.Coloured(own(t.Palette.Text), own(t.Palette.Accent))
}

// own is a colour, or nil for the one that the terminal writes in anyway.
func own(c color.Color) color.Color {
	if _, none := c.(lipgloss.NoColor); none {
		return nil
	}
	return c
}
