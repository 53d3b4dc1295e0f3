package glam

import "charm.land/glamour/v2/ansi"

// Theme is the look of a rendering.
type Theme int

// The themes. Plain has no colours and no other escape sequences; Dark and
// Light are for terminals with such a background. All keep to the sixteen basic
// colours, so that the terminal's own palette applies.
const (
	Plain Theme = iota
	Dark
	Light
)

// palette holds the colours of a theme, as numbers of the basic palette.
type palette struct{ title, section, part, code, link string }

var (
	darkPalette  = palette{title: "14", section: "12", part: "15", code: "11", link: "14"}
	lightPalette = palette{title: "4", section: "4", part: "0", code: "5", link: "6"}
)

func (t Theme) style() ansi.StyleConfig {
	switch t {
	case Dark:
		return darkPalette.style()
	case Light:
		return lightPalette.style()
	case Plain:
	}
	return ansi.StyleConfig{}
}

// style maps the looks to glamour's heading levels.
func (p palette) style() ansi.StyleConfig {
	yes := true
	bold := func(colour string) ansi.StyleBlock {
		return ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &colour, Bold: &yes}}
	}
	return ansi.StyleConfig{
		H1:            bold(p.title),
		H2:            bold(p.section),
		H3:            bold(p.part),
		H4:            ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes}},
		H5:            ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes}},
		Strong:        ansi.StylePrimitive{Bold: &yes},
		Emph:          ansi.StylePrimitive{Italic: &yes},
		Strikethrough: ansi.StylePrimitive{CrossedOut: &yes},
		Code:          ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &p.code}},
		Link:          ansi.StylePrimitive{Color: &p.link, Underline: &yes},
		LinkText:      ansi.StylePrimitive{Color: &p.link},
	}
}
