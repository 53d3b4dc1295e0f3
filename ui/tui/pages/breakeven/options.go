package breakeven

import (
	"slices"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// options lays the four approaches side by side on the same traffic.
func options(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	e := a.Economics
	tb := parts.Table{Columns: []parts.Column{
		{},
		{},
		{Title: "To build", Right: true},
		{Title: "A month", Right: true},
		{Title: "First year", Right: true},
		{Title: phrase.Period(e), Right: true},
	}}
	var remarks []string
	for _, o := range e.Options {
		mark, style := " ", t.Text
		if o.Approach == a.Recommendation.Approach {
			mark, style = t.Selected.Render("▸"), t.Selected
		}
		name := o.Approach.Label()
		if o.Remark != "" {
			at := slices.Index(remarks, o.Remark)
			if at < 0 {
				at, remarks = len(remarks), append(remarks, o.Remark)
			}
			name += footmark(at)
		}
		monthly := parts.NotKnownText
		if o.FirstYear != nil {
			monthly = money(&o.Monthly)
		}
		tb.Rows = append(tb.Rows, []string{
			mark, style.Render(name), style.Render(money(&o.Build)), style.Render(monthly),
			style.Render(money(o.FirstYear)), style.Render(money(o.Horizon)),
		})
	}
	body := tb.Draw(t, width)
	for i, r := range remarks {
		body += "\n" + parts.Paragraph(t.Muted, footmark(i)+" "+parts.OneLine(r), width)
	}
	return parts.Section(t, "Four approaches, the same traffic", body)
}

// footmark is the sign of the i-th remark under a table.
func footmark(i int) string { return []string{"*", "†", "‡", "§"}[i%4] }

// money is an amount at a glance without the words of its unit, which the
// column's title has.
func money(v *advisor.Value) string {
	if v == nil || v.How == nil {
		return parts.NotKnownText
	}
	return advisor.FormatRangeShort(v.Range, advisor.USD)
}

// comparisons are the volume that pays back, and other bills with how far the data
// may go there.
func comparisons(env page.Env, width int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	pairs := []parts.Pair{}
	if e.BreakEvenVolume != nil {
		pairs = append(pairs, parts.Pair{
			Label: "Pays back from",
			Text:  e.PaysBackFrom() + " on, within " + phrase.Years(e),
		})
	}
	if e.Saving != nil {
		pairs = append(pairs, parts.Pair{Label: "Saving", Text: phrase.Amount(*e.Saving) + " over " + phrase.Years(e)})
	}
	style := &t.Text
	if e.Cheapest != nil && e.Cheapest.Never {
		style = &t.Warn
	}
	if e.RampUp.High > 1 {
		pairs = append(pairs, parts.Pair{Label: "Ramp-up", Text: phrase.Amount(e.RampUp) + " to the full traffic, in equal steps"})
	}
	pairs = append(pairs, parts.Pair{Label: "With caching", Text: phrase.Cached(e)})
	pairs = append(pairs, parts.Pair{Label: "Cheaper model", Text: phrase.Cheaper(e), Style: style})
	pairs = append(pairs, parts.Pair{Label: "Privacy", Text: env.Case.APIAllowed()})
	for _, w := range e.Warnings {
		pairs = append(pairs, parts.Pair{Label: "Note", Text: parts.OneLine(w), Style: &t.Muted})
	}
	return parts.Section(t, "What it is compared with", parts.Pairs(t, width, pairs))
}
