package report

import (
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
)

// outlook is what is likely within the ranges; empty while there is no budget.
func outlook(c casefile.Case) advisor.Outlook {
	if c.Assessment.Own.Tier == nil {
		return advisor.Outlook{}
	}
	return c.Assessment.Outlook()
}

// likelyOf is what readers are told is likely: nothing while published figures
// alone give the amounts, as draws of those would pass for an estimate.
func likelyOf(c casefile.Case, likely func() advisor.Outlook) advisor.Outlook {
	if !c.Priced() {
		return advisor.Outlook{}
	}
	return likely()
}

// movers are the answers that move the cost of the tuned model over the period,
// the strongest first; none while there is no budget.
func movers(c casefile.Case) []advisor.Mover {
	if c.Assessment.Own.Tier == nil {
		return nil
	}
	return c.Base.Advice.Movers(c.Answers, c.Overrides...)
}

// nearPaybacks are the numbers near the answers from which on the payback
// changes.
func nearPaybacks(c casefile.Case) []advisor.PaybackFlip {
	return slices.DeleteFunc(c.Base.Advice.PaybackFlips(c.Answers, c.Overrides...), func(f advisor.PaybackFlip) bool { return !f.Near() })
}
