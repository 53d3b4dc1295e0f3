package report

import (
	"fmt"
	"math"
	"strings"

	"loracle/advisor"
)

// figure is a chart as the HTML template draws it: a title, a description for
// those who do not see it, and geometry in units of the view box.
type figure struct {
	ID, Title, Description string
	Width, Height          int
	// Left is where the plot begins and Bottom where it ends.
	Left, Right, Top, Bottom float64
	X, Y                     []tick
	Bands                    []bandShape
	Bars                     []barShape
	Marks                    []markShape
}

// tick is a mark on an axis with its label.
type tick struct {
	At    float64
	Label string
}

// bandShape is what lies between two lines: an area, its middle, and a name at
// its end.
type bandShape struct {
	Class, Area, Middle, Name string
	NameX, NameY              float64
}

// barShape is a bar from a low to a high amount with its name and its amount.
type barShape struct {
	Name, Amount         string
	X, Y, Width, Height  float64
	NameY, AmountX, Thin float64
}

// markShape is a line up from the axis with a label.
type markShape struct {
	X     float64
	Label string
	End   bool // the label stands to the left of the line
}

// Sizes of charts in units of the view box.
const (
	chartWidth  = 720
	plotLeft    = 76.0
	plotRight   = 600.0
	plotTop     = 24.0
	curveHeight = 330
	rowHeight   = 34.0
	amountRoom  = 140.0
	// letter is what a letter of a name takes at most, and nameMargin the room
	// between names and bars.
	letter, nameMargin = 7.2, 16.0
)

// scaleTo gives round ticks from 0 to at least most, and the scale's end.
func scaleTo(most float64, atMost int) (ticks []float64, end float64) {
	if most <= 0 {
		return []float64{0, 1}, 1
	}
	step := math.Pow(10, math.Floor(math.Log10(most/float64(atMost))))
	for _, factor := range []float64{1, 2, 5, 10} {
		if math.Ceil(most/(step*factor)) <= float64(atMost) {
			step *= factor
			break
		}
	}
	for v := 0.0; ; v += step {
		ticks = append(ticks, v)
		if v >= most {
			return ticks, v
		}
	}
}

func axisMoney(v float64) string { return advisor.FormatRangeShort(advisor.Exactly(v), advisor.USD) }

// path joins points to the "d" of an SVG path.
func path(points [][2]float64, closed bool) string {
	var b strings.Builder
	for i, p := range points {
		command := "L"
		if i == 0 {
			command = "M"
		}
		fmt.Fprintf(&b, "%s%s %s", command, coordinate(p[0]), coordinate(p[1]))
	}
	if closed {
		b.WriteString("Z")
	}
	return b.String()
}

// coordinate is a number to a tenth, so that equal reports have equal bytes.
func coordinate(v float64) string { return fmt.Sprintf("%.1f", v) }
