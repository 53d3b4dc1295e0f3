// Package big writes short texts so that they can be read from the back of a
// room: in block letters where there is space, or with wide letter-spacing. The
// text itself always stands on screen in ordinary letters too, for those who
// search, copy or listen.
package big

import (
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/parts"
)

// rows is the height of a block letter.
const rows = 5

// between is the space between two letters, and leading between two lines.
const (
	between = 1
	leading = 1
)

// Letters is a text in block letters of full cells, broken between words to
// fit a width. ok is false where a word is too wide or has a letter that there is no block
// for.
func Letters(text string, width int) (block []string, ok bool) {
	var lines []string
	line := ""
	for _, word := range strings.Fields(strings.ToUpper(text)) {
		n, ok := measure(word)
		if !ok || n > width {
			return nil, false
		}
		longer := strings.TrimSpace(line + " " + word)
		if m, _ := measure(longer); m > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line == "" {
		return nil, false
	}
	for i, l := range append(lines, line) {
		if i > 0 {
			block = append(block, make([]string, leading)...)
		}
		block = append(block, set(l)...)
	}
	return block, true
}

// measure is the width of a line in block letters.
func measure(line string) (width int, ok bool) {
	for i, r := range []rune(line) {
		g, known := glyphs[r]
		if !known {
			return 0, false
		}
		if i > 0 {
			width += between
		}
		width += len([]rune(g[0]))
	}
	return width, true
}

func set(line string) []string {
	out := make([]string, rows)
	for i, r := range []rune(line) {
		for n, row := range glyphs[r] {
			if i > 0 {
				out[n] += strings.Repeat(" ", between)
			}
			out[n] += row
		}
	}
	return out
}

// Spaced is a text in capitals with a space between letters and three between
// words.
func Spaced(text string) string {
	var words []string
	for _, w := range strings.Fields(text) {
		words = append(words, strings.Join(strings.Split(strings.Map(unicode.ToUpper, w), ""), " "))
	}
	return strings.Join(words, "   ")
}

// Title is a text as big as a width and a number of rows allow: block letters,
// else spaced letters on one line, else ordinary ones.
func Title(style lipgloss.Style, text string, width, height int) string {
	text = parts.OneLine(text)
	if block, ok := Letters(text, width); ok && len(block) <= height {
		for i, l := range block {
			block[i] = style.Render(l)
		}
		return strings.Join(block, "\n")
	}
	if s := Spaced(text); parts.Width(s) <= width && height > 1 {
		return style.Render(s)
	}
	return parts.Paragraph(style, text, width)
}
