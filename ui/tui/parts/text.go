// Package parts draws what pages have in common: panels, tables, bars, badges,
// key hints and wrapped text. Every part is a pure function of its input, and
// none makes a line wider than it was asked to.
package parts

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/safe"
)

// Clean is text from people or files without escape sequences and control
// characters; line breaks stay.
func Clean(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = safe.Line(l)
	}
	return strings.Join(lines, "\n")
}

// OneLine is cleaned text on a single line.
func OneLine(s string) string { return safe.Line(s) }

// Wrap breaks text into lines of at most width cells, at spaces where
// possible. Styles carry over line ends.
func Wrap(s string, width int) string {
	if width <= 0 {
		return ""
	}
	s = strings.ReplaceAll(s, "-", nonBreakingHyphen)
	return strings.ReplaceAll(lipgloss.Wrap(s, width, ""), nonBreakingHyphen, "-")
}

// nonBreakingHyphen stands for hyphens while text is wrapped. A range like
// $26k-55k must not come apart, and the library makes lines too wide where one
// begins with a minus sign.
const nonBreakingHyphen = "\u2011"

// Lines is the wrapped text as lines.
func Lines(s string, width int) []string { return strings.Split(Wrap(s, width), "\n") }

// Paragraph is text wrapped in a style, line by line, so that no style
// reaches beyond its line.
func Paragraph(style lipgloss.Style, s string, width int) string {
	lines := Lines(s, width)
	for i, l := range lines {
		lines[i] = style.Render(l)
	}
	return strings.Join(lines, "\n")
}

// Indent moves every line n cells to the right.
func Indent(s string, n int) string {
	pad := strings.Repeat(" ", n)
	return pad + strings.ReplaceAll(s, "\n", "\n"+pad)
}

// Fit is s on one line of exactly width cells: padded, or cut with an
// ellipsis. Use it only where the whole text can be read elsewhere.
func Fit(s string, width int) string {
	s, room := cut(s, width)
	return s + strings.Repeat(" ", room)
}

// cut is s with an ellipsis where it is wider than so many cells, and the room
// that it leaves.
func cut(s string, width int) (fitting string, room int) {
	if width <= 0 {
		return "", 0
	}
	if room = width - ansi.StringWidth(s); room >= 0 {
		return s, room
	}
	s = ansi.Truncate(s, width, "…")
	return s, width - ansi.StringWidth(s)
}

// FitRight is like Fit with the text at the right end.
func FitRight(s string, width int) string {
	s, room := cut(s, width)
	return strings.Repeat(" ", room) + s
}

// Apart puts left and right at the two ends of a line of width cells. Where
// they do not fit, right gives way.
func Apart(left, right string, width int) string {
	room := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if room < 1 {
		return Fit(left, width)
	}
	return left + strings.Repeat(" ", room) + right
}

// Width is the width of s in cells.
func Width(s string) int { return ansi.StringWidth(s) }

// Stack joins blocks with a line break, leaving out empty ones.
func Stack(blocks ...string) string { return join("\n", blocks) }

// Spread joins blocks with an empty line between them, leaving out empty ones.
func Spread(blocks ...string) string { return join("\n\n", blocks) }

func join(sep string, blocks []string) string {
	kept := make([]string, 0, len(blocks))
	for _, b := range blocks {
		if b != "" {
			kept = append(kept, b)
		}
	}
	return strings.Join(kept, sep)
}
