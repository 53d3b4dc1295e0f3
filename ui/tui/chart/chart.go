// Package chart draws amounts over time as bands, from the least to the most
// that each may be. Bands differ by the pattern of their edges and of what lies
// between, so that they can be told apart without colour.
package chart

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// Chart is up to two bands over the same time.
type Chart struct {
	// Above names what is drawn and its unit, and Below the time's.
	Above, Below string
	// First is drawn with solid edges and Second with dashed ones.
	First, Second Band
	Marks         []Mark
	// Label writes an amount beside the axis.
	Label func(float64) string
}

// Band is an amount at the times 0, 1, 2 and so on, at the least and at the
// most.
type Band struct {
	Name      string
	Low, High []float64
}

// Mark is a moment worth a word.
type Mark struct {
	At   float64
	Text string
}

// Sizes in cells.
const (
	// MinWidth is what a chart needs to be worth drawing.
	MinWidth = 46
	// axisRows is what the axis of time takes.
	axisRows = 2
)

// Draw is the chart in width by height cells.
func (c Chart) Draw(t *theme.Theme, width, height int) string {
	head := strings.Split(parts.Stack(parts.Paragraph(t.Muted, c.Above, width), c.legend(t, width)), "\n")
	rows := max(3, height-len(head)-axisRows)
	ticks, most := scale(c.most(), rows)
	labels := c.labelWidth(ticks)
	marks := c.marks(width-labels-2, t)
	if len(marks) > 0 {
		rows = max(3, rows-len(marks))
		ticks, most = scale(c.most(), rows)
		labels = c.labelWidth(ticks)
		marks = c.marks(width-labels-2, t)
	}
	cv := newCanvas(max(1, width-labels-2), rows)
	for _, m := range c.Marks {
		cv.post(cv.column(m.At, c.last()))
	}
	cv.band(c.Second, most, dashed)
	cv.band(c.First, most, solid)
	lines := append(head, c.body(t, cv, ticks, most, labels)...)
	lines = append(lines, c.months(t, cv, labels)...)
	for _, m := range marks {
		lines = append(lines, strings.Repeat(" ", labels+2)+m)
	}
	return strings.Join(lines, "\n")
}

// labelWidth is the room that the amounts beside the axis take.
func (c Chart) labelWidth(ticks []float64) int {
	widest := 0
	for _, v := range ticks {
		widest = max(widest, parts.Width(c.Label(v)))
	}
	return widest
}

// last is the last moment that is drawn.
func (c Chart) last() float64 { return float64(max(1, len(c.First.High)-1)) }

// most is the largest amount.
func (c Chart) most() float64 {
	most := 0.0
	for _, b := range []Band{c.First, c.Second} {
		for _, v := range b.High {
			most = math.Max(most, v)
		}
	}
	return most
}

// inks are the colours of the canvas.
func inks(t *theme.Theme) map[ink]lipgloss.Style {
	return map[ink]lipgloss.Style{first: t.Accent, second: t.Good, both: t.Muted, mark: t.Warn}
}

// body is the canvas with the axis of amounts at its left.
func (c Chart) body(t *theme.Theme, cv *canvas, ticks []float64, most float64, labels int) []string {
	at := map[int]string{}
	for _, v := range ticks {
		at[cv.height-1-place(v, most, cv.height)] = c.Label(v)
	}
	colours := inks(t)
	out := make([]string, cv.height)
	for row := range out {
		axis := " │"
		if at[row] != "" {
			axis = " ┤"
		}
		out[row] = t.Muted.Render(parts.FitRight(at[row], labels)) + t.Frame.Render(axis) + cv.row(row, colours)
	}
	return out
}

// legend names the bands beside a piece of each.
func (c Chart) legend(t *theme.Theme, width int) string {
	colours := inks(t)
	pieces := []string{
		colours[first].Render(solidSample) + " " + t.Text.Render(c.First.Name),
		colours[second].Render(dashedSample) + " " + t.Text.Render(c.Second.Name),
		colours[both].Render(bothSample) + " " + t.Text.Render("overlap"),
	}
	return parts.Flow(pieces, "  ", width)
}
