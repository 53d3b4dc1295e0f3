package chart

import (
	"math"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// ticksUpTo are about n round amounts from 0 up to most.
func ticksUpTo(most float64, n int) []float64 {
	if most <= 0 {
		return []float64{0}
	}
	step := roundStep(most / float64(n))
	var out []float64
	for i := 0; float64(i)*step <= most; i++ {
		out = append(out, float64(i)*step)
	}
	return out
}

// roundStep is the next of 1, 2, 5 or 10 times a power of ten.
func roundStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v {
			return m * power
		}
	}
	return 10 * power
}

// steps are the distances that labels of months may have, and room is the least
// that each needs, in cells.
var steps = []int{1, 2, 3, 6, 12, 24, 60, 120}

const room = 6

// months is the axis of time: the line with its ticks, and the numbers below.
func (c Chart) months(t *theme.Theme, cv *canvas, labels int) []string {
	last := int(c.last())
	step := steps[len(steps)-1]
	for _, s := range steps {
		if cv.width*s >= room*last {
			step = s
			break
		}
	}
	line := []rune(strings.Repeat("─", cv.width))
	numbers := newStrip(cv.width)
	// The last number has the unit before it, so the others give way to it.
	for m := last / step * step; m >= 0; m -= step {
		column := cv.column(float64(m), c.last())
		line[column] = '┴'
		text := strconv.Itoa(m)
		column -= len(text) / 2
		if m+step > last {
			column -= len(c.Below) + 1
			text = c.Below + " " + text
		}
		numbers.put(column, text)
	}
	pad := strings.Repeat(" ", labels)
	return []string{
		pad + t.Frame.Render(" └"+string(line)),
		pad + "  " + t.Muted.Render(numbers.String()),
	}
}

// marks are the words under the axis, on as many lines as keep them apart.
func (c Chart) marks(width int, t *theme.Theme) []string {
	cv := newCanvas(max(1, width), 1)
	var strips []*strip
	for _, m := range c.Marks {
		column := cv.column(m.At, c.last())
		if column < 0 {
			continue
		}
		text := "▲ " + m.Text
		if column+parts.Width(text) > width {
			text = m.Text + " ▲"
			column -= parts.Width(text) - 1
		}
		strips = putFirst(strips, width, column, text)
	}
	return rendered(strips, t.Warn)
}

// putFirst writes text on the first strip that has room for it.
func putFirst(strips []*strip, width, column int, text string) []*strip {
	for _, s := range strips {
		if s.put(column, text) {
			return strips
		}
	}
	s := newStrip(width)
	s.put(column, text)
	return append(strips, s)
}

func rendered(strips []*strip, style lipgloss.Style) []string {
	out := make([]string, len(strips))
	for i, s := range strips {
		out[i] = style.Render(s.String())
	}
	return out
}

// strip is a line of cells that texts are put on.
type strip struct{ cells []rune }

func newStrip(width int) *strip { return &strip{[]rune(strings.Repeat(" ", max(0, width)))} }

// put writes text from a column on, moved to where it fits; ok is false, and
// nothing is written, where something stands there already.
func (s *strip) put(column int, text string) (ok bool) {
	letters := []rune(text)
	column = max(0, min(column, len(s.cells)-len(letters)))
	if column+len(letters) > len(s.cells) {
		letters = letters[:len(s.cells)-column]
	}
	for i := max(0, column-1); i < min(len(s.cells), column+len(letters)+1); i++ {
		if s.cells[i] != ' ' {
			return false
		}
	}
	copy(s.cells[column:], letters)
	return true
}

func (s *strip) String() string { return strings.TrimRight(string(s.cells), " ") }
