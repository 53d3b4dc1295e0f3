package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// economics compares paying the API with running a tuned model.
func economics(f facts) []block {
	c, likely := f.Case, likelyOf(f.Case, f.likely)
	e := c.Assessment.Economics
	if c.Assessment.Budget().Tier == nil {
		return nil
	}
	blocks := []block{
		heading{2, "Break-even and cost over time"},
		paragraph(paybackLine(c)),
		comparison(e, likely),
		paragraph(likelyBreakEven(likely)),
		paragraph("How these come about:"),
		derivations(e),
		paragraph(limits(c)),
		paragraph(escape(c.APIAllowed())),
		paragraph(warnings(e)),
		paragraph(stale(c)),
	}
	blocks = append(blocks, paybackFlips(f.paybacks())...)
	blocks = append(blocks, baselines(c)...)
	blocks = append(blocks, fourOptions(e)...)
	blocks = append(blocks, monthByMonth(e)...)
	blocks = append(blocks, whatMoves(e, f.movers())...)
	return append(blocks,
		heading{3, "The whitepaper's own example"},
		paragraph("The paper's 7B model at 500,000 requests a month: as it is printed, as its own printed inputs give it, and with the API's list price and a GPU that runs all month."),
		paperExample(c.Base.Advice.PaperExample()),
	)
}

// comparison has a row for every quantity that is known.
func comparison(e advisor.Economics, likely advisor.Outlook) block {
	t := table{columns: []column{{title: "Quantity"}, {"Range", true}, {"Likely, P10-P50-P90", true}}}
	row := func(label inline, v *advisor.Value) {
		if v != nil && v.How != nil {
			t.add(label, wholeAmount(*v))
		}
	}
	row(say("API bill (%s)", e.Baseline), e.APIMonthly)
	row("Running the tuned model", &e.SelfHostedMonthly)
	if e.BreakEven != nil {
		row("Saving", &e.BreakEven.MonthlySaving)
	}
	t.add("Project, one-time", wholeAmount(e.Project), percentiles(likely.Project))
	if e.BreakEven != nil {
		t.add("Break-even", escape(e.BreakEven.Show()), likelyMonths(likely.BreakEven))
	}
	row(say("API, total of the %s horizon", horizon(e)), e.APIHorizon)
	if e.SelfHostedHorizon.How != nil {
		t.add(say("Tuned model, total of the %s horizon", horizon(e)), wholeAmount(e.SelfHostedHorizon), percentiles(likely.Horizon))
	}
	row(say("Saving over the %s horizon", horizon(e)), e.Saving)
	if from := e.PaysBackFrom(); from != "" {
		t.add("Volume from which on it pays back within the horizon", escape(from))
	}
	return t
}

// derivations says how the derived quantities come about, one step each.
func derivations(e advisor.Economics) block {
	values := []*advisor.Value{e.APIMonthly}
	if e.BreakEven != nil {
		values = append(values, &e.BreakEven.MonthlySaving, e.BreakEven.Low, e.BreakEven.High)
	}
	values = append(values, e.APIHorizon, &e.SelfHostedHorizon, e.Saving, e.BreakEvenVolume)
	l := list{}
	for _, v := range values {
		if v != nil && v.Formula() != "" {
			l.add(say("%s = %s.", v.Label(), v.Formula()))
		}
	}
	return l
}

// limits says what the comparison leaves out.
func limits(c casefile.Case) inline {
	line := inline("Retraining is in the running cost")
	if c.Assessment.Own.Retraining == nil {
		line = "No retraining is planned, so none is in the running cost"
	}
	return line + "; the people who look after the model are not." + notCounted(c)
}

// cheaper compares with the cheapest listed model at the same traffic.
func cheaper(e advisor.Economics) block {
	if e.Cheapest == nil {
		return nil
	}
	p := e.Cheapest.Price
	line := say("The cheapest listed model, %s, would do the same traffic for %s (list price of %s; source: %s).",
		p.Label, wholeAmount(e.Cheapest.Monthly), day(p.AsOf), p.Source)
	if e.Cheapest.Never {
		return paragraph(line + " That is no more than running the tuned model, so against this baseline self-hosting never pays back.")
	}
	return paragraph(line + " Running the tuned model can cost less than that.")
}

func warnings(e advisor.Economics) inline {
	var all []inline
	for _, w := range e.Warnings {
		all = append(all, sentence(escape(w)))
	}
	return join(" ", all...)
}

// paperExample shows the paper's worked comparison three ways.
func paperExample(p advisor.PaperExample) block {
	t := table{columns: []column{
		{title: "Line"}, {"Printed", true}, {"From printed inputs", true}, {"Corrected", true}, {title: "Notes"},
	}}
	for _, l := range p.Lines {
		t.add(escape(l.Label), amount(l.Printed), amount(l.FromPrinted), amount(l.Corrected), noteIDs(l.Notes))
	}
	return t
}
