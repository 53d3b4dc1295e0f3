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

// prospects are what is likely and what would flip the advice, worked out side
// by side: together they take most of a report's time.
func prospects(c casefile.Case) (advisor.Outlook, []advisor.Flip) {
	found := make(chan []advisor.Flip, 1)
	go func() { found <- c.Base.Advice.Flips(c.Answers, c.Overrides...) }()
	likely := outlook(c)
	return likely, <-found
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
