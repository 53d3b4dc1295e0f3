package chart

import (
	"math"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// scale puts round amounts on whole rows, at even distances from 0 up; most is
// the amount at the top row. Of the distances that could be, it takes the one
// that leaves the least room above the largest amount.
func scale(largest float64, rows int) (ticks []float64, most float64) {
	if largest <= 0 {
		return []float64{0}, 0
	}
	step, apart, most := roundest(largest, rows, rowsApart)
	if apart == 0 {
		step, apart, most = roundest(largest, rows, 1)
	}
	if apart == 0 {
		return []float64{0}, largest
	}
	for i := 0; i*apart < rows; i++ {
		ticks = append(ticks, float64(i)*step)
	}
	return ticks, most
}

// rowsApart is the least distance of two amounts on the axis, in rows, and
// leastTicks how many there are at least beside 0.
const rowsApart, leastTicks = 2, 1.5

// roundest is the distance that leaves the least room above the largest amount,
// in amount and in rows; both are 0 where none fits.
func roundest(largest float64, rows, leastApart int) (step float64, apart int, most float64) {
	most = math.Inf(1)
	for _, s := range roundSteps(largest) {
		a := int(float64(rows-1) * s / largest)
		if a < leastApart || largest/s < leastTicks {
			continue
		}
		if top := s * float64(rows-1) / float64(a); top < most {
			step, apart, most = s, a, top
		}
	}
	return step, apart, most
}

// roundSteps are the distances that amounts up to a largest one may have: 1, 2
// and 5 times a power of ten, the widest first.
func roundSteps(largest float64) []float64 {
	power := math.Pow(10, math.Floor(math.Log10(largest)))
	var out []float64
	for _, p := range []float64{power, power / 10} {
		out = append(out, 5*p, 2*p, p)
	}
	return out
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
