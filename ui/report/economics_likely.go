package report

import (
	"math"

	"loracle/advisor"
	"loracle/data/casefile"
)

// percentiles are three likely amounts, side by side; empty without draws.
func percentiles(p advisor.Percentiles) inline {
	if p.P90 == 0 {
		return ""
	}
	return join(" · ", dollars(p.P10), dollars(p.P50), dollars(p.P90))
}

// likelyMonths are the months to break-even; a percentile among the draws that
// save nothing is never.
func likelyMonths(chances *advisor.Chances) inline {
	if chances == nil {
		return ""
	}
	if chances.Never == 1 {
		return "never"
	}
	var parts []inline
	for _, m := range []*float64{chances.P10, chances.P50, chances.P90} {
		parts = append(parts, monthsOrNever(m))
	}
	return join(" · ", parts...)
}

func monthsOrNever(m *float64) inline {
	if m == nil {
		return "never"
	}
	return escape(advisor.FormatRangeShort(advisor.Exactly(*m), advisor.Months))
}

// likelyPayback is the break-even that is likely, for the first screen: a range
// alone would hide that its good end hardly ever comes.
func likelyPayback(o advisor.Outlook) inline {
	b := o.BreakEven
	switch {
	case b == nil || b.Never == 1:
		return ""
	case b.P50 == nil:
		return say("Likely it never comes: %s of 10,000 draws within the ranges save too little.", wholePercent(b.Never))
	case b.Never == 0:
		return say("Half of 10,000 draws within the ranges pay back within %s.", monthsOrNever(b.P50))
	}
	return say("Half of 10,000 draws within the ranges pay back within %s; %s never do.", monthsOrNever(b.P50), wholePercent(b.Never))
}

// likelyBreakEven says in how many draws the project pays back.
func likelyBreakEven(o advisor.Outlook) inline {
	b := o.BreakEven
	if b == nil {
		return ""
	}
	share := wholePercent(b.Never)
	switch {
	case b.Never == 0:
		return "In all of 10,000 draws within the ranges the project pays back sooner or later."
	case b.Never == 1:
		return "In none of 10,000 draws within the ranges does the project ever pay back."
	case b.P50 == nil:
		return say("In %s of 10,000 draws within the ranges the project never pays back.", share)
	}
	return say("In %s of 10,000 draws within the ranges the project never pays back; half of all draws pay back within %s.",
		share, monthsOrNever(b.P50))
}

// wholePercent is a share in whole percent that never hides a rest.
func wholePercent(share float64) inline {
	whole := math.Round(share * 100)
	switch whole {
	case 0:
		return "less than 1%"
	case 100:
		return "more than 99%"
	}
	return escape(advisor.FormatNumber(whole/100, advisor.Share))
}

// fourOptions lays the approaches side by side on the same traffic.
func fourOptions(e advisor.Economics) []block {
	if len(e.Options) == 0 {
		return nil
	}
	t := table{columns: []column{{title: "Approach"}, {"To build", true}, {"Each month", true}, {"First year", true}, {say("Over %s", years(e)), true}}}
	remarks := map[string][]inline{}
	var order []string
	for _, o := range e.Options {
		t.add(escape(o.Approach.Label()), optionMoney(&o.Build), optionMoney(&o.Monthly), optionMoney(o.FirstYear), optionMoney(o.Horizon))
		if o.Remark == "" {
			continue
		}
		if remarks[o.Remark] == nil {
			order = append(order, o.Remark)
		}
		remarks[o.Remark] = append(remarks[o.Remark], escape(o.Approach.Label()))
	}
	blocks := []block{
		heading{3, "The four approaches over the same traffic and period"},
		paragraph("To build is paid once, with the first year of tooling; further years of tooling are in the total. A month is one at full traffic."),
		picture{draw: func() (figure, bool) { return optionsFigure(e) }},
		t,
	}
	for _, r := range order {
		blocks = append(blocks, paragraph(say("%s: %s", enumerate(remarks[r]), sentence(escape(r)))))
	}
	return blocks
}

func optionMoney(v *advisor.Value) inline {
	if v == nil || v.How == nil {
		return "not known"
	}
	return whole(v.Money())
}

// years is the period compared over, like "3 years".
func years(e advisor.Economics) string {
	return advisor.FormatRange(e.HorizonYears.Range, e.HorizonYears.Unit())
}

// whatMoves lists the answers that move the cost over the period most.
func whatMoves(e advisor.Economics, found []advisor.Mover) []block {
	if len(found) == 0 {
		return nil
	}
	t := table{columns: []column{{title: "Answer"}, {title: "Least with"}, {title: "Most with"}, {"Difference", true}}}
	for _, m := range found {
		label := escape(m.Question.Short)
		if m.From.Kind == advisor.FromAssumption {
			label = say("%s (not answered yet)", label)
		}
		end := func(e advisor.MoverEnd) inline {
			return say("%s: %s", escape(m.Question.Show(e.Answer)), dollars(e.Cost.Low))
		}
		t.add(capital(label), end(m.Least), end(m.Most), dollars(m.Spread()))
	}
	return []block{
		heading{3, "Which answers move the cost most"},
		paragraph(say("The middle of the tuned model's total over %s with one answer changed and all others as they are: a range to either end, "+
			"an exact number a quarter lower and higher, a choice to each other one, an open question to what its answer could be. "+
			"Where the first ones are yours to find out, that narrows the budget most.", years(e))),
		t,
	}
}

// stale names the prices that are old on the day of the report.
func stale(c casefile.Case) inline {
	var names []inline
	for _, p := range c.StalePrices(c.Today) {
		names = append(names, say("%s (%s)", p.Label, day(p.AsOf)))
	}
	if len(names) == 0 {
		return ""
	}
	return say("%s %s. Look them up again before you rely on the result.",
		bold(say("Prices older than %d days:", casefile.StaleAfter)), enumerate(names))
}
