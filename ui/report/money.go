package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// costLine is what a tuning project costs, once and from then on.
func costLine(c casefile.Case) inline {
	b := c.Assessment.Own
	if b.Tier == nil {
		return ""
	}
	if !c.Priced() {
		return say("%s not known yet. Nothing is answered so far that it rests on.", bold("Cost of tuning:"))
	}
	line := say("%s %s once%s, then %s a month to run%s", bold("Cost of tuning:"), whole(b.Computed), goingNow(c), whole(b.Monthly), uncounted(c.Assessment.Economics))
	var more []inline
	if r := b.Retraining; r != nil {
		more = append(more, say("%s a year for retraining", whole(r.Money())))
	}
	if b.Yearly.High > 0 {
		more = append(more, say("%s a year for tooling from the second year on", whole(b.Yearly)))
	}
	if len(more) > 0 {
		line += say("; on top come %s", enumerate(more))
	}
	return line + say(". The nearest published budget, %s, comes to %s.%s",
		b.Tier.Title, money(c.Assessment.Budget().Paper), notCounted(c))
}

// limitLine says whether the limit on the budget covers the project.
func limitLine(c casefile.Case) inline {
	line := c.LimitLine()
	if line == "" {
		return ""
	}
	return say("%s %s", bold("Budget limit:"), line)
}

// goingNow is what the unresolved checkpoints add when work starts all the same.
func goingNow(c casefile.Case) inline {
	if c.GoingNow == nil {
		return ""
	}
	return say(" (going now, with %s unresolved: %s once)", count(len(c.Gaps), "priced checkpoint"), whole(c.GoingNow.Money()))
}

// notCounted says what of the advised approach the budget does not hold.
func notCounted(c casefile.Case) inline {
	r := c.Assessment.Recommendation
	line := inline("")
	if r.Approach == advisor.LoRARAG {
		line += " Retrieval comes on top"
		if f := c.Base.Advice.Figure("t1.rag.ongoing"); f != nil && f.Computed != nil {
			line += say(", for which the paper prints %s (T1)", advisor.FormatRange(*f.Computed, f.Unit))
		}
		line += "."
	}
	if r.Route == advisor.Managed && !c.Answers.Has(advisor.QDeployment, "managed") {
		line += " These are the costs of running the model yourselves; a managed service has its own price list."
	}
	return line
}

// paybackLine is the break-even in a phrase.
func paybackLine(c casefile.Case) inline {
	e := c.Assessment.Economics
	if e.BreakEven == nil {
		return say("%s not known yet. %s", bold("Break-even:"), escape(e.WithoutBreakEven()))
	}
	if e.BreakEven.Never {
		return say("%s Running the tuned model costs %s, and %s comes to %s: nothing is saved.",
			bold("Break-even: never."), wholeAmount(e.SelfHostedMonthly), e.Baseline, wholeAmount(*e.APIMonthly))
	}
	comma := inline("")
	if e.BreakEven.High == nil {
		comma = ","
	}
	return say("%s %s%s against %s%s, %s%s.", bold("Break-even:"), e.BreakEven.Show(), comma, e.Baseline, uncounted(e), inHorizon(e), whileStable(c))
}

// uncounted says where running the model looks free and is not.
func uncounted(e advisor.Economics) inline {
	if e.NotCounted() == "" {
		return ""
	}
	return say(" (%s)", e.NotCounted())
}

func inHorizon(e advisor.Economics) inline {
	switch e.BreakEven.InHorizon {
	case advisor.Yes:
		return say("within the %s horizon", horizon(e))
	case advisor.No:
		return say("after the %s horizon", horizon(e))
	case advisor.Unsure:
	}
	return say("within the %s horizon in the better cases, not in the worst", horizon(e))
}

// whileStable says whether the task stays the same for long enough.
func whileStable(c casefile.Case) inline {
	switch be := c.Assessment.Economics.BreakEven; be.WithinStable {
	case advisor.Yes:
		if be.InHorizon == advisor.Unsure {
			return ", and while the task stays the same"
		}
		return " and while the task stays the same"
	case advisor.No:
		return ", but the task changes before that"
	case advisor.Unsure:
	}
	if !c.Answers.Known(advisor.QStableMonths) {
		return "; how long the task stays the same is not known"
	}
	return ", and the task may change before that"
}

// cheaperLine warns where a cheaper hosted model undercuts a tuned one that
// would pay back otherwise, and says how far the data may go there.
func cheaperLine(c casefile.Case) inline {
	e := c.Assessment.Economics
	cheapest, be := e.Cheapest, e.BreakEven
	if cheapest == nil || !cheapest.Never || be == nil || be.Never {
		return ""
	}
	label, try := inline("A cheaper model first:"), inline(", so where cost is the reason, try it first.")
	if c.StaysInside() {
		label, try = "A cheaper model:", "."
	}
	line := say("%s %s would do the same traffic for %s, no more than running the tuned model costs (%s). Against it tuning never pays back%s",
		bold(label), cheapest.Price.Label,
		advisor.FormatRangeShort(cheapest.Monthly.Range, cheapest.Monthly.Unit()), wholeAmount(e.SelfHostedMonthly), try)
	return join(" ", line, escape(c.APIAllowed()))
}
