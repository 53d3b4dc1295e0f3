package breakeven

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/chart"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// View implements page.Page. Where the screen is low, the chart comes right
// below the headline and the sentences follow it; without a chart they come
// first. All figures are those of the
// what-if, where there is one.
func (p Page) View(env page.Env, width, height int) page.Screen {
	switch {
	case p.whatif.naming != nil:
		return p.whatif.naming.View(env.Theme, width)
	case !env.Case.Priced():
		return page.Screen{Text: parts.Unpriced(env.Theme, "Break-even and costs are", width)}
	}
	then := p.whatif.then(env)
	head := p.levers(env, then, width, height)
	side := p.compare(env, then, width)
	env.Case = then
	top, after := p.sentences(env, width), ""
	if height < roomy && then.Assessment.Economics.BreakEven != nil {
		top, after = p.headline(env, width), top
	}
	left := height - strings.Count(head, "\n") - strings.Count(top, "\n") - 3
	return page.Screen{Head: head, Text: parts.Spread(top, curve(env, width, left), after, side, options(env, width),
		comparisons(env, width), p.tornado(env, width), parts.Stale(env.Theme, env.Case.StaleLine(env.Now), width))}
}

// roomy is the height from which the sentences come before the chart.
const roomy = 28

// headline is the break-even at a glance: what it can be and what is likely.
func (p Page) headline(env page.Env, width int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	text := t.Muted.Render("Break-even  ") + t.Strong.Render(e.BreakEven.Show())
	if likely := p.likely.Payback(env); likely != "" {
		text += t.Text.Render("; likely " + likely)
	}
	return parts.Wrap(text, width)
}

// sentences say what the chart shows, for reading aloud.
func (p Page) sentences(env page.Env, width int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	pairs := []parts.Pair{{Label: "Break-even", Text: phrase.BreakEven(e), Style: &t.Strong}}
	if likely := p.likely.Payback(env); likely != "" {
		pairs = append(pairs, parts.Pair{Label: "Likely", Text: likely})
	}
	pairs = append(pairs, parts.Pair{Label: phrase.Period(e), Text: p.period(env)})
	return parts.Stack(parts.Pairs(t, width, pairs), standsIn(env, width))
}

// standsIn says why the tuned model's cost does not follow the volume, while a
// figure stands in for it.
func standsIn(env page.Env, width int) string {
	serving := env.Case.Assessment.Serving
	if !serving.StandsIn {
		return ""
	}
	return parts.Paragraph(env.Theme.Muted, "The tuned cost does not follow the volume yet. "+serving.How, width)
}

// period is the cost over the whole period.
func (p Page) period(env page.Env) string {
	e := env.Case.Assessment.Economics
	text := "tuned: " + money(nil)
	if e.SelfHostedHorizon.How != nil {
		text = money(&e.SelfHostedHorizon) + " tuned"
	}
	if likely := p.likely.Now(env); likely != nil && e.SelfHostedHorizon.How != nil {
		text += " (likely " + phrase.Likely(likely.Horizon) + ")"
	}
	if e.APIHorizon != nil {
		text += ", " + money(e.APIHorizon) + " with the API"
	}
	return text
}

// Heights of the chart in lines.
const (
	lowest, least, plenty = 8, 16, 26
	// below is how much of a high page is left for the table of approaches.
	below = 7
)

// curve is the chart, or the same in numbers where there is no room for it.
func curve(env page.Env, width, height int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	months := e.Curve()
	switch {
	case len(months) < 2:
		return parts.Paragraph(t.Muted, "The chart comes with the break-even.", width)
	case width < chart.MinWidth || height < lowest:
		return table(env, months, width)
	}
	c := chart.Chart{
		Above: "USD spent by the end of each month, from the least to the most it may be", Below: "month",
		First: chart.Band{Name: "API, " + e.Baseline}, Second: chart.Band{Name: "tuned model"},
		Marks: marks(e),
		Label: func(v float64) string { return advisor.FormatRangeShort(advisor.Exactly(v), advisor.USD) },
	}
	for _, m := range months {
		c.First.Low, c.First.High = append(c.First.Low, m.API.Low.Dollars()), append(c.First.High, m.API.High.Dollars())
		c.Second.Low, c.Second.High = append(c.Second.Low, m.Tuned.Low.Dollars()), append(c.Second.High, m.Tuned.High.Dollars())
	}
	return c.Draw(t, width, min(plenty, max(min(height, least), height-below)))
}

// marks are the months of the break-even, at best and at worst.
func marks(e advisor.Economics) []chart.Mark {
	be := e.BreakEven
	if be == nil || be.Never || be.Low == nil {
		return nil
	}
	at := func(v advisor.Value, word string) chart.Mark {
		return chart.Mark{At: v.Mid(), Text: phrase.Amount(v) + word}
	}
	if be.High == nil {
		return []chart.Mark{at(*be.Low, " at best")}
	}
	return []chart.Mark{at(*be.Low, " at best"), at(*be.High, " at worst")}
}

// table is the curve at the end of each year.
func table(env page.Env, months []advisor.Month, width int) string {
	t := env.Theme
	tb := parts.Table{Columns: []parts.Column{{Title: "Month"}, {Title: "API", Right: true}, {Title: "Tuned", Right: true}}}
	const every = 6
	for _, m := range months {
		if m.Number%every != 0 && m.Number != len(months)-1 {
			continue
		}
		tb.Rows = append(tb.Rows, []string{
			t.Muted.Render(fmt.Sprintf("%d", m.Number)),
			t.Text.Render(advisor.FormatMoneyShort(m.API)), t.Text.Render(advisor.FormatMoneyShort(m.Tuned)),
		})
	}
	return parts.Section(t, "Spent by the end of a month", tb.Draw(t, width))
}
