package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// baselines sets the project against each way of having the same traffic
// answered.
func baselines(c casefile.Case) []block {
	e := c.Assessment.Economics
	if e.APIMonthly == nil || e.Cheapest == nil && e.Cached == nil {
		return nil
	}
	t := table{columns: []column{{title: "Instead of the tuned model"}, {"A month", true}, {"The project pays back after", true}}}
	t.add(escape(e.Baseline), whole(e.APIMonthly.Money()), escape(e.BreakEven.Show()))
	for _, b := range []*advisor.Baseline{e.Cached, e.Cheapest} {
		if b != nil {
			t.add(capital(escape(b.Label)), whole(b.Monthly.Money()), escape(b.BreakEven.Show()))
		}
	}
	blocks := []block{heading{3, "Break-even against other baselines"}, t}
	if e.Cached != nil {
		blocks = append(blocks, paragraph(escape(advisor.CachedHolds)))
	}
	return append(blocks, cheaper(e))
}

// rampLine says how traffic starts; empty where all of it is there at once.
func rampLine(e advisor.Economics) inline {
	if e.RampUp.High <= 1 {
		return ""
	}
	return say("Traffic rises in equal steps to its full volume over %s; GPUs are rented as they are needed.",
		advisor.FormatRange(e.RampUp.Range, advisor.Months))
}
