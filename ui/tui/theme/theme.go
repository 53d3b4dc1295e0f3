// Package theme holds the program's colours and styles: one palette of roles,
// for dark and light backgrounds and for terminals with 256 colours, sixteen or
// none. Colour never carries meaning alone; a word or a mark always does too.
package theme

import (
	"image/color"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Palette gives each role its colour.
type Palette struct {
	Text, Muted, Accent, Good, Warn, Bad, Frame color.Color
}

// Theme is the styles made from a palette. It is made once per change of
// background or colour profile.
type Theme struct {
	Dark    bool
	Palette Palette

	Text, Strong, Muted, Accent   lipgloss.Style
	Good, Warn, Bad, Frame, Title lipgloss.Style
	// Selected is the row under the cursor, Key a key's name in the footer.
	Selected, Key lipgloss.Style
	// Huh is the theme of form fields.
	Huh huh.Theme
}

// New makes the theme for a background and a terminal's colours.
func New(dark bool, profile colorprofile.Profile) *Theme { return of(dark, palette(dark, profile)) }

// HighContrast is New with the strongest contrast: all text in black or white,
// and few, saturated colours beside it.
func HighContrast(dark bool, profile colorprofile.Profile) *Theme {
	return of(dark, contrastPalette(dark, profile))
}

func of(dark bool, p Palette) *Theme {
	paint := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	t := &Theme{
		Dark: dark, Palette: p,
		Text: paint(p.Text), Strong: paint(p.Text).Bold(true), Muted: paint(p.Muted), Accent: paint(p.Accent),
		Good: paint(p.Good), Warn: paint(p.Warn), Bad: paint(p.Bad), Frame: paint(p.Frame),
		Title:    paint(p.Accent).Bold(true),
		Selected: paint(p.Accent).Bold(true),
		Key:      paint(p.Text).Bold(true),
	}
	styles := fieldStyles(t)
	t.Huh = huh.ThemeFunc(func(bool) *huh.Styles { return styles })
	return t
}

func palette(dark bool, profile colorprofile.Profile) Palette {
	if profile <= colorprofile.ANSI {
		return basicPalette(dark)
	}
	pick := lipgloss.LightDark(dark)
	role := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	if profile == colorprofile.ANSI256 {
		// The nearest of the 256 to the colours below have another tint.
		return Palette{
			Text: role("235", "254"), Muted: role("241", "248"), Accent: role("25", "111"), Good: role("22", "114"),
			Warn: role("94", "179"), Bad: role("124", "210"), Frame: role("250", "240"),
		}
	}
	return Palette{
		Text:   role("#22262E", "#E4E7EC"),
		Muted:  role("#5C6370", "#9AA3B2"),
		Accent: role("#1B5FAA", "#82B8F5"),
		Good:   role("#1D7A3E", "#86CF95"),
		Warn:   role("#8A5A00", "#E8BC6C"),
		Bad:    role("#B0281E", "#F2938A"),
		Frame:  role("#B4BAC5", "#4B5363"),
	}
}

// contrastPalette has a contrast of 7 and more on black or white.
func contrastPalette(dark bool, profile colorprofile.Profile) Palette {
	if profile <= colorprofile.ANSI {
		p := basicPalette(dark)
		p.Text, p.Muted, p.Frame = lipgloss.NoColor{}, lipgloss.NoColor{}, lipgloss.NoColor{}
		return p
	}
	pick := lipgloss.LightDark(dark)
	role := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	plain := role("#000000", "#FFFFFF")
	return Palette{
		Text: plain, Muted: plain, Frame: plain,
		Accent: role("#00407A", "#7FD4FF"),
		Good:   role("#005A1E", "#7CFF9B"),
		Warn:   role("#6B4000", "#FFD75F"),
		Bad:    role("#8F0000", "#FFAFA8"),
	}
}

// basicPalette uses the terminal's own sixteen colours, whose exact look its
// owner chose.
func basicPalette(dark bool) Palette {
	p := Palette{
		Text: lipgloss.NoColor{}, Muted: lipgloss.NoColor{}, Accent: lipgloss.Blue, Good: lipgloss.Green,
		Warn: lipgloss.Magenta, Bad: lipgloss.Red, Frame: lipgloss.BrightBlack,
	}
	if dark {
		p.Muted, p.Accent, p.Good = lipgloss.White, lipgloss.BrightCyan, lipgloss.BrightGreen
		p.Warn, p.Bad = lipgloss.BrightYellow, lipgloss.BrightRed
	}
	return p
}
