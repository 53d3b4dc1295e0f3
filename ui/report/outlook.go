package report

import (
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

// movers are the inputs that move the cost of the tuned model over the period,
// the strongest first; those that move nothing are left out.
func movers(e advisor.Economics) []advisor.Swing {
	if e.SelfHostedHorizon.How == nil {
		return nil
	}
	var out []advisor.Swing
	for _, s := range advisor.Swings(e.SelfHostedHorizon) {
		if s.Low != s.High {
			out = append(out, s)
		}
	}
	return out
}
