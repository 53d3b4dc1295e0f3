package breakeven

import (
	"math"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// Sizes in cells of the bars.
const (
	barWidth = 30
	// barsFrom is the width from which there is room for them.
	barsFrom = 92
	// narrowBar is their size where there is less room, down to narrowFrom.
	narrowBar, narrowFrom = 16, 72
)

// tornado lists the answers that move the cost of the tuned model most, the
// strongest first.
func (p Page) tornado(env page.Env, width int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	movers := p.movers.Now(env)
	if len(movers) == 0 {
		return ""
	}
	bar := 0
	switch {
	case width >= barsFrom:
		bar = barWidth
	case width >= narrowFrom:
		bar = narrowBar
	}
	least, most := scale(movers)
	tb := parts.Table{Columns: []parts.Column{{Text: true}, {}, {Right: true}}}
	for _, m := range movers {
		low, high := m.Least.Cost.Low, m.Most.Cost.Low
		tb.Rows = append(tb.Rows, []string{
			t.Text.Render(parts.Capital(m.Question.Short)) + t.Muted.Render(": "+m.Question.Show(m.Least.Answer)+" to "+m.Question.Show(m.Most.Answer)),
			span(env, (low-least)/(most-least), (high-least)/(most-least), bar),
			t.Text.Render(advisor.FormatRangeShort(advisor.Between(low, high), advisor.USD)),
		})
	}
	text := parts.Paragraph(t.Muted, "The middle of the tuned model's cost over "+phrase.Years(e)+" with one answer changed: a range to either end, "+
		"an exact number a quarter either way, a choice to each other, an open question to what its answer could be.", width)
	return parts.Section(t, "Which answers move the cost most", text+"\n"+tb.Draw(t, width))
}

// scale is what all bars lie between.
func scale(movers []advisor.Mover) (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, m := range movers {
		least, most = min(least, m.Least.Cost.Low), max(most, m.Most.Cost.Low)
	}
	if least == most {
		most++
	}
	return least, most
}

// span is a bar from one share of the width to another, at least a cell long.
func span(env page.Env, from, to float64, width int) string {
	if width == 0 {
		return ""
	}
	cells := float64(width)
	a := min(int(from*cells), width-1)
	b := max(a+1, int(math.Ceil(to*cells-1e-9)))
	dots := func(n int) string { return env.Theme.Frame.Render(strings.Repeat("·", n)) }
	return dots(a) + env.Theme.Accent.Render(strings.Repeat("█", b-a)) + dots(width-b)
}
