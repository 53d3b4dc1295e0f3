package glam

import (
	"fmt"
	"image/color"
	"strconv"

	"charm.land/glamour/v2/ansi"
	basic "github.com/charmbracelet/x/ansi"
)

// Theme is the look of a rendering: the colours of its headings, its running
// text, its code and its links, each as a number of the 256 colours or as
// #rrggbb, empty for the terminal's own. Two themes that look the same are equal.
type Theme struct {
	coloured                               bool
	title, section, part, body, code, link string
}

// The themes. Plain has no colours and no other escape sequences; Dark and
// Light are for terminals with such a background and keep to the sixteen basic
// colours, so that the terminal's own palette applies.
var (
	Plain = Theme{}
	Dark  = Theme{coloured: true, title: "14", section: "12", part: "15", code: "11", link: "14"}
	Light = Theme{coloured: true, title: "4", section: "4", part: "0", code: "5", link: "6"}
)

// Coloured is a theme in the colours of the face around it: one for the text
// and one for what stands out; nil is the terminal's own.
func Coloured(text, accent color.Color) Theme {
	t, a := name(text), name(accent)
	return Theme{coloured: true, title: a, section: a, part: t, body: t, code: a, link: a}
}

// name is a colour as glamour reads it.
func name(c color.Color) string {
	switch c := c.(type) {
	case nil:
		return ""
	case basic.BasicColor:
		return strconv.Itoa(int(c))
	case basic.IndexedColor:
		return strconv.Itoa(int(c))
	}
	const byteOf = 8
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>byteOf, g>>byteOf, b>>byteOf)
}

// style maps the looks to glamour's heading levels.
func (t Theme) style() ansi.StyleConfig {
	if !t.coloured {
		return ansi.StyleConfig{}
	}
	yes := true
	in := func(colour string) ansi.StylePrimitive {
		if colour == "" {
			return ansi.StylePrimitive{}
		}
		return ansi.StylePrimitive{Color: &colour}
	}
	bold := func(colour string) ansi.StyleBlock {
		style := in(colour)
		style.Bold = &yes
		return ansi.StyleBlock{StylePrimitive: style}
	}
	link := in(t.link)
	link.Underline = &yes
	return ansi.StyleConfig{
		H1:            bold(t.title),
		H2:            bold(t.section),
		H3:            bold(t.part),
		H4:            bold(t.body),
		H5:            bold(t.body),
		H6:            ansi.StyleBlock{StylePrimitive: in(t.body)},
		Strong:        bold(t.body).StylePrimitive,
		Emph:          ansi.StylePrimitive{Italic: &yes},
		Strikethrough: ansi.StylePrimitive{CrossedOut: &yes},
		Code:          ansi.StyleBlock{StylePrimitive: in(t.code)},
		Link:          link,
		LinkText:      in(t.link),
	}
}
