package tuitest

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"loracle/ui/tui"
	"loracle/ui/tui/theme"
)

// Look is how a terminal shows colours.
type Look struct {
	Light, NoColor, Sixteen, TwoFiftySix bool
	// Contrast asks for the strongest contrast.
	Contrast bool
}

// StartAs is Start on a terminal with a certain look.
func StartAs(t *testing.T, opts tui.Options, width, height int, look Look) *Screen {
	t.Helper()
	opts.HighContrast = look.Contrast
	s := start(t, opts, width, height, tea.WithColorProfile(look.profile()))
	background := color.Color(color.Black)
	if look.Light {
		background = color.White
	}
	s.program.Send(tea.BackgroundColorMsg{Color: background})
	s.settle()
	return s
}

func (l Look) profile() colorprofile.Profile {
	switch {
	case l.NoColor:
		return colorprofile.ASCII
	case l.Sixteen:
		return colorprofile.ANSI
	case l.TwoFiftySix:
		return colorprofile.ANSI256
	}
	return colorprofile.TrueColor
}

// Palette is the colours that the screen has to keep to.
func (l Look) Palette() theme.Palette {
	if l.Contrast {
		return theme.HighContrast(!l.Light, l.profile()).Palette
	}
	return theme.New(!l.Light, l.profile()).Palette
}

// Roles tells for each line which role of the palette its cells have, as runs:
// "M4 A10b" is four muted cells and ten bold ones in the accent colour. Cells
// without colour have the role "-".
func (s *Screen) Roles(look Look) string {
	p := look.Palette()
	names := map[string]string{}
	for name, c := range map[string]color.Color{
		"T": p.Text, "M": p.Muted, "A": p.Accent, "G": p.Good, "W": p.Warn, "B": p.Bad, "F": p.Frame,
	} {
		names[key(c)] = name
	}
	lines := make([]string, s.term.Height())
	for y := range lines {
		var runs []string
		last, n := "", 0
		flush := func() {
			if n > 0 {
				runs = append(runs, fmt.Sprintf("%s%d%s", last[:1], n, last[1:]))
			}
		}
		for x := range s.term.Width() {
			role := roleOf(s.term.CellAt(x, y), names)
			if role != last {
				flush()
				last, n = role, 0
			}
			n++
		}
		flush()
		lines[y] = strings.Join(runs, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// roleOf is the role of a cell, with "b" where it is bold. Blank cells show no
// colour.
func roleOf(cell *uv.Cell, names map[string]string) string {
	if cell == nil || strings.TrimSpace(cell.Content) == "" {
		return "-"
	}
	name, known := names[key(cell.Style.Fg)]
	switch {
	case cell.Style.Fg == nil:
		name = "-"
	case !known:
		name = "?"
	}
	if cell.Style.Attrs&uv.AttrBold != 0 {
		name += "b"
	}
	return name
}

func key(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, a := c.RGBA()
	return fmt.Sprint(r, g, b, a)
}
