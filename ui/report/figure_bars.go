package report

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"loracle/advisor"
	"loracle/data/casefile"
)

// bar is one row of a bar chart: from low to high, with its amount in words.
type bar struct {
	name, amount string
	low, high    float64
}

// barFigure draws rows as bars from zero to the low end, and fainter from there
// to the high end. Of where rows begin later than zero, start says so.
func barFigure(f figure, bars []bar, label func(float64) string, from bool) (figure, bool) {
	most, longest := 0.0, 0
	for _, b := range bars {
		most, longest = max(most, b.high), max(longest, displaywidth.String(b.name))
	}
	if len(bars) == 0 || most <= 0 {
		return figure{}, false
	}
	const ticks = 5
	values, end := scaleTo(most, ticks)
	f.Width, f.Left, f.Right, f.Top = chartWidth, letter*float64(longest)+nameMargin, chartWidth-amountRoom, plotTop
	f.Bottom = plotTop + rowHeight*float64(len(bars))
	f.Height = int(f.Bottom) + 30
	x := func(v float64) float64 { return f.Left + v/end*(f.Right-f.Left) }
	for _, v := range values {
		f.X = append(f.X, tick{x(v), label(v)})
	}
	var words []string
	for i, b := range bars {
		top := plotTop + rowHeight*float64(i) + 7
		shape := barShape{
			Name: b.name, Amount: b.amount, X: x(0), Y: top, Height: rowHeight - 14,
			Width: max(x(b.high)-x(0), 1), Thin: x(b.low) - x(0), NameY: top + 14, AmountX: x(b.high) + 8,
		}
		if from {
			shape.X, shape.Width, shape.Thin = x(b.low), max(x(b.high)-x(b.low), 2), 0
		}
		f.Bars = append(f.Bars, shape)
		words = append(words, b.name+": "+b.amount)
	}
	f.Description += " " + strings.Join(words, "; ") + "."
	return f, true
}

// costFigure draws the own one-time budget by category.
func costFigure(m *budgetNumbers) (figure, bool) {
	var bars []bar
	for _, s := range m.shares {
		amount := s.amount.Money()
		bars = append(bars, bar{s.category.Label(), dollarsWhole(amount), amount.Low.Dollars(), amount.High.Dollars()})
	}
	return barFigure(figure{
		ID: "chart-cost", Title: "One-time cost by category",
		Description: "A bar for each category, strong up to the low end and faint up to the high end.",
	}, bars, axisMoney, false)
}

// optionsFigure draws what each approach costs over the period.
func optionsFigure(e advisor.Economics) (figure, bool) {
	var bars []bar
	for _, o := range e.Options {
		if o.Horizon == nil || o.Horizon.How == nil {
			continue
		}
		amount := o.Horizon.Money()
		bars = append(bars, bar{o.Approach.Label(), dollarsWhole(amount), amount.Low.Dollars(), amount.High.Dollars()})
	}
	return barFigure(figure{
		ID: "chart-options", Title: "The approaches over " + years(e),
		Description: "A bar for each approach, strong up to the low end of its cost and faint up to the high end.",
	}, bars, axisMoney, false)
}

// planFigure draws the phases one after another, from the earliest start to the
// latest end.
func planFigure(c casefile.Case) (figure, bool) {
	var bars []bar
	for _, p := range c.Assessment.Plan {
		end := p.Start.Add(p.Weeks.Range)
		words := fmt.Sprintf("week %s", wholeWeeksText(end))
		bars = append(bars, bar{p.Label, words, p.Start.Low, end.High})
	}
	return barFigure(figure{
		ID: "chart-plan", Title: "Phases in weeks from the start",
		Description: "A bar for each phase, from its earliest start to its latest end. Done in:",
	}, bars, func(v float64) string { return advisor.FormatNumber(v, advisor.Count) }, true)
}
