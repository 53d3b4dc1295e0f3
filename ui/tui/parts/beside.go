package parts

import (
	"math"
	"strings"

	"loracle/ui/tui/theme"
)

// Beside sets two blocks next to each other with a thin line between them, at
// least rows high. The left one takes leftWidth cells; the result is leftWidth +
// RuleWidth wider than the right one.
func Beside(t *theme.Theme, left, right string, leftWidth, rows int) string {
	ls, rs := strings.Split(left, "\n"), strings.Split(right, "\n")
	rule := " " + t.Frame.Render("│") + " "
	lines := make([]string, max(rows, len(ls), len(rs)))
	for i := range lines {
		lines[i] = strings.TrimRight(Fit(cell(ls, i), leftWidth)+rule+cell(rs, i), " ")
	}
	return strings.Join(lines, "\n")
}

// RuleWidth is what the line between two blocks takes, in cells.
const RuleWidth = 3

// Ends puts left and right at the two ends of a line of width cells. Where they
// do not fit beside each other, right goes below, and nothing is cut.
func Ends(left, right string, width int) string {
	if Width(right) == 0 {
		return Wrap(left, width)
	}
	if Width(left)+gap+Width(right) <= width {
		return Apart(left, right, width)
	}
	lines := Lines(right, width)
	for i, l := range lines {
		lines[i] = FitRight(strings.TrimRight(l, " "), width)
	}
	return Wrap(left, width) + "\n" + strings.Join(lines, "\n")
}

// RangeBar is a horizontal bar of width cells for a share between low and high,
// both from 0 to 1: solid up to low and lighter from there up to high. What is
// above zero and less than half a cell is a thin line.
func RangeBar(t *theme.Theme, low, high float64, width int) string {
	cells := func(share float64) int {
		return int(math.Round(min(1, max(0, share)) * float64(width)))
	}
	sure, possible := cells(low), cells(high)
	if high > 0 && possible == 0 && width > 0 {
		return t.Accent.Render("▏") + t.Frame.Render(strings.Repeat("░", width-1))
	}
	sure = min(sure, possible)
	return t.Accent.Render(strings.Repeat("█", sure)+strings.Repeat("▒", possible-sure)) +
		t.Frame.Render(strings.Repeat("░", width-possible))
}

// Flow sets pieces one after the other, as many to a line as fit, and never
// breaks inside a piece unless it is wider than a line by itself.
func Flow(pieces []string, between string, width int) string {
	var lines []string
	line := ""
	for _, p := range pieces {
		switch {
		case line == "":
			line = p
		case Width(line)+Width(between)+Width(p) <= width:
			line += between + p
		default:
			lines = append(lines, Wrap(line, width))
			line = p
		}
	}
	if line != "" {
		lines = append(lines, Wrap(line, width))
	}
	return strings.Join(lines, "\n")
}
