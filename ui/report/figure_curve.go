package report

import (
	"fmt"

	"loracle/advisor"
)

// curveFigure draws what has been spent with the API and with the tuned model,
// each as a band from its low to its high end with its middle.
func curveFigure(e advisor.Economics) (figure, bool) {
	curve := e.Curve()
	if len(curve) < 2 {
		return figure{}, false
	}
	most := 0.0
	for _, m := range curve {
		most = max(most, m.API.High.Dollars(), m.Tuned.High.Dollars())
	}
	values, end := scaleTo(most, curveTicks)
	p := plot{last: float64(len(curve) - 1), end: end}
	f := figure{
		ID: "chart-break-even", Title: "What has been spent, month by month",
		Description: curveWords(e, curve), Width: chartWidth, Height: curveHeight,
		Left: plotLeft, Right: plotRight, Top: plotTop, Bottom: plotBottom,
	}
	for _, v := range values {
		f.Y = append(f.Y, tick{p.y(v), axisMoney(v)})
	}
	step := max(1, (len(curve)-1)/curvePoints)
	for m := 0; m < len(curve); m += step {
		f.X = append(f.X, tick{p.x(float64(m)), fmt.Sprint(m)})
	}
	f.Bands = []bandShape{
		p.band("API", "api", curve, func(m advisor.Month) advisor.MoneyRange { return m.API }),
		p.band("Tuned model", "tuned", curve, func(m advisor.Month) advisor.MoneyRange { return m.Tuned }),
	}
	separate(f.Bands)
	f.Marks = p.breakEvenMarks(e.BreakEven)
	return f, true
}

const (
	curveTicks = 6
	plotBottom = 280.0
	// nameGap is the least distance between two names.
	nameGap = 18.0
)

// plot turns months and dollars into places.
type plot struct{ last, end float64 }

func (p plot) x(month float64) float64 { return plotLeft + month/p.last*(plotRight-plotLeft) }

func (p plot) y(dollars float64) float64 { return plotBottom - dollars/p.end*(plotBottom-plotTop) }

func (p plot) band(name, class string, curve []advisor.Month, of func(advisor.Month) advisor.MoneyRange) bandShape {
	var low, high, mid [][2]float64
	for _, m := range curve {
		r, x := of(m), p.x(float64(m.Number))
		low = append(low, [2]float64{x, p.y(r.Low.Dollars())})
		high = append(high, [2]float64{x, p.y(r.High.Dollars())})
		mid = append(mid, [2]float64{x, p.y(middle(r))})
	}
	area := high
	for i := len(low) - 1; i >= 0; i-- {
		area = append(area, low[i])
	}
	return bandShape{class, path(area, true), path(mid, false), name, plotRight + 8, mid[len(mid)-1][1] + 4}
}

// separate keeps the names at the end of the lines from covering each other.
func separate(bands []bandShape) {
	a, b := &bands[0], &bands[1]
	if a.NameY > b.NameY {
		a, b = b, a
	}
	if b.NameY-a.NameY < nameGap {
		mean := (a.NameY + b.NameY) / 2
		a.NameY, b.NameY = mean-nameGap/2, mean+nameGap/2
	}
}

// breakEvenMarks are the best and the worst case that lie within the chart.
func (p plot) breakEvenMarks(b *advisor.BreakEven) []markShape {
	if b == nil {
		return nil
	}
	var out []markShape
	add := func(v *advisor.Value, label string) {
		if v != nil && v.Low <= p.last {
			months := advisor.FormatRangeShort(v.Range, advisor.Months)
			out = append(out, markShape{p.x(v.Low), label + ": " + months, v.Low > p.last/2})
		}
	}
	add(b.Low, "best case")
	add(b.High, "worst case")
	return out
}

// curveWords says what the chart shows.
func curveWords(e advisor.Economics, curve []advisor.Month) string {
	last := curve[len(curve)-1]
	return fmt.Sprintf("Two bands over %d months. Paying the API starts at nothing and reaches %s. The tuned model starts at %s and reaches %s. Break-even: %s.",
		last.Number, dollarsWhole(last.API), dollarsWhole(curve[0].Tuned), dollarsWhole(last.Tuned), e.BreakEven.Show())
}

func dollarsWhole(m advisor.MoneyRange) string {
	return advisor.FormatMoney(wholeDollars(m.Range(), advisor.USD).Money())
}
