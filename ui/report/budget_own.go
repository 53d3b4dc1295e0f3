package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// ownBudget is the budget worked out from the answers, line by line, with what
// the nearest printed budget has beside it.
func ownBudget(c casefile.Case, likely advisor.Outlook) []block {
	m := budgetOf(c)
	if m == nil {
		return nil
	}
	own := c.Assessment.Own
	return []block{
		heading{3, "Your budget"},
		paragraph(ownIntro(c)),
		ownLines(m, own),
		picture{draw: func() (figure, bool) { return costFigure(m) }},
		paragraph(byHandIntro(own)),
		setByHand(own),
		paragraph(likelyTotal(likely)),
		paragraph(contingencyIntro(c)),
		contingencies(c),
		ownOngoing(c),
		paragraph("How the work is done:"),
		approaches(own),
		paragraph(besidePrinted(c)),
	}
}

// ownIntro says what the lines rest on, and that they say nothing about the
// project while that is published figures alone.
func ownIntro(c casefile.Case) inline {
	const counted = "The total has what is paid once and the first year of what is paid yearly; monthly money is never in it."
	tier := c.Assessment.Own.Tier.Title
	if !c.Priced() {
		return say("**Not an estimate of your project yet:** nothing is answered so far that its cost rests on. Published figures stand in, "+
			"and the lines of the nearest printed budget, %s, stand beside them. "+counted, tier)
	}
	return say("Worked out from your answers, with the lines of the nearest printed budget, %s, beside it. "+counted, tier)
}

func ownLines(m *budgetNumbers, own advisor.TierBudget) block {
	t := table{columns: []column{
		{title: "Cost item"}, {title: "Paid"}, {"Yours", true}, {"Share", true}, {"Printed", true}, {title: "Notes"},
	}}
	shown := own.Shown()
	for i, l := range m.lines {
		printed := inline("-")
		if l.paper != nil {
			printed = money(l.paper.Money())
		}
		t.add(escape(l.Label), paid(l.Kind), ownAmount(l, shown[i]), share(own, l.BudgetLine), printed, noteIDs(l.Notes))
	}
	printed := inline("-")
	if m.paperTotal != nil {
		printed = money(m.paperTotal.Money())
	}
	t.add(bold("One-time total"), "", bold(money(own.Computed)), "100%", bold(printed), totalNotes(own))
	return t
}

// ownAmount marks an amount that somebody set.
func ownAmount(l budgetLineNumbers, shown advisor.MoneyRange) inline {
	if l.Override != nil {
		return money(shown) + " (by hand)"
	}
	return money(shown)
}

func byHandIntro(own advisor.TierBudget) inline {
	if len(own.ByHand()) == 0 {
		return ""
	}
	return "Set by hand, and counted instead of what the answers give:"
}

// likelyTotal says what is likely within the range of the total, and what that
// means.
func likelyTotal(o advisor.Outlook) inline {
	p := o.Project
	if p.P90 == 0 {
		return ""
	}
	return say("%s %s (P10), %s (P50), %s (P90). Of 10,000 draws of the uncertain inputs, each within its range, one in ten "+
		"stays below the first amount, half below the second and nine in ten below the third. What has one cause, like the "+
		"hours of all phases, is drawn together; how amounts spread within a range is an assumption.",
		bold("Likely total:"), dollars(p.P10), dollars(p.P50), dollars(p.P90))
}

// dollars is a likely amount: to the hundred, as draws are no more exact.
func dollars(v float64) inline {
	const hundred = 100
	rounded := float64(int64(v/hundred+0.5)) * hundred
	if v < 10*hundred {
		rounded = v
	}
	return money(advisor.Exactly(rounded).Money())
}

// ownOngoing says what comes on top, each kind of money by itself.
func ownOngoing(c casefile.Case) block {
	own := c.Assessment.Own
	l := list{}
	l.add(join(" ", say("%s %s a month for running the model, from launch on.", bold("On top, monthly:"), whole(own.Monthly)),
		sentence(escape(c.Assessment.Serving.How))))
	if own.Yearly.High > 0 {
		l.add(say("%s %s a year for tooling, from the second year on.", bold("On top, yearly:"), whole(own.Yearly)))
	}
	if r := own.Retraining; r != nil {
		l.add(say("%s %s a year: for each renewal a run with its evaluation and a month of watching, and the GPU time.", bold("Retraining:"), whole(r.Money())))
	} else {
		l.add(say("%s none is planned, so none is counted.", bold("Retraining:")))
	}
	return l
}

// besidePrinted says where the own budget leaves what the nearest printed one
// has, and why.
func besidePrinted(c casefile.Case) inline {
	sentences := c.Assessment.BesidePrinted()
	if len(sentences) == 0 {
		return ""
	}
	words := []inline{bold("Beside the printed budget:")}
	for _, s := range sentences {
		words = append(words, escape(s))
	}
	return join(" ", words...)
}

// contingencyIntro says why going now costs more than the total.
func contingencyIntro(c casefile.Case) inline {
	if c.GoingNow == nil {
		return ""
	}
	return say("%s %s once, with a contingency for each unresolved checkpoint that has a price. Resolving it removes the line.",
		bold("Going now:"), money(c.GoingNow.Money()))
}

func contingencies(c casefile.Case) block {
	l := list{}
	for _, g := range c.Gaps {
		line := say("%s: %s (%s)", g.Cost.Label(), money(g.Cost.Money()), g.Source)
		if g.Accepted {
			line += ", accepted"
		}
		l.add(line)
	}
	if len(l.items) == 0 {
		return nil
	}
	return l
}
