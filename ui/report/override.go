package report

import (
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
)

// jsonOverride is who set an amount by hand, when and why.
type jsonOverride struct {
	Amount advisor.MoneyRange `json:"amount"`
	Reason string             `json:"reason"`
	By     string             `json:"by"`
	// At is null where it is not known.
	At *time.Time `json:"at"`
}

// jsonSetLine is a line whose amount was set by hand, the computed one beside.
type jsonSetLine struct {
	Line     string             `json:"line"`
	Label    string             `json:"label"`
	Unit     advisor.Unit       `json:"unit"`
	Computed advisor.MoneyRange `json:"computed"`
	jsonOverride
}

// jsonOverrideOf is nil where nobody set the line.
func jsonOverrideOf(l advisor.BudgetLine) *jsonOverride {
	o := l.Override
	if o == nil {
		return nil
	}
	out := &jsonOverride{Amount: l.Amount(), Reason: o.Reason, By: o.By}
	if !o.At.IsZero() {
		at := o.At.UTC()
		out.At = &at
	}
	return out
}

func jsonSetLinesOf(b advisor.TierBudget) []jsonSetLine {
	out := []jsonSetLine{}
	for _, l := range b.ByHand() {
		out = append(out, jsonSetLine{l.ID, l.Label, l.Override.Line.Unit(), l.Computed, *jsonOverrideOf(l)})
	}
	return out
}

// setByHand lists the lines that somebody set, with who, when and why, and what
// the answers give for them.
func setByHand(own advisor.TierBudget) block {
	l := list{}
	for _, line := range own.ByHand() {
		l.add(say("%s: %s%s, %s.", line.Label, whole(line.Amount()), every(line), line.Override.InReport(line.Computed)))
	}
	if len(l.items) == 0 {
		return nil
	}
	return l
}

// every says how often an ongoing line is paid; a line in the total has it in
// its row.
func every(l advisor.BudgetLine) inline {
	switch l.Override.Line.Unit() {
	case advisor.USDPerYear:
		return " a year"
	case advisor.USDPerMonth:
		return " a month"
	default:
		return ""
	}
}

// setLines names the lines set by hand in a sentence, for the decision.
func setLines(c casefile.Case) inline {
	var names []inline
	for _, l := range c.Assessment.Own.ByHand() {
		names = append(names, say("%s, %s%s (computed: %s)", l.Label, whole(l.Amount()), every(l), whole(l.Computed)))
	}
	if names == nil {
		return ""
	}
	return say("%s %s.", bold("Set by hand:"), join("; ", names...))
}
