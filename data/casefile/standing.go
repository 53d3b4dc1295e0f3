package casefile

import (
	"loracle/advisor"
	"loracle/checklist"
)

// Standing is what a case comes to, in the few facts that two moments are
// compared by. A milestone keeps it as it was.
type Standing struct {
	Approach   advisor.Approach  `json:"approach"`
	Route      advisor.Route     `json:"route"`
	RunnerUp   advisor.Approach  `json:"runner_up"`
	Confidence string            `json:"confidence"`
	Outcome    checklist.Outcome `json:"outcome"`
	// AfterAcceptance is the verdict when accepted risks no longer count.
	AfterAcceptance checklist.Outcome `json:"after_acceptance"`
	// BreakEven is the month of it in words.
	BreakEven string `json:"break_even"`
	// OneTime is the one-time total, and Contingency what unresolved checkpoints
	// add to it; nil while there is no budget.
	OneTime     *advisor.MoneyRange `json:"one_time"`
	Contingency *advisor.MoneyRange `json:"contingency"`
	// Monthly is the running cost and Yearly what recurs each year; nil while
	// there is no budget.
	Monthly *advisor.MoneyRange `json:"monthly"`
	Yearly  *advisor.MoneyRange `json:"yearly"`
	// Answered counts the known answers, and Checked the checkpoints somebody has
	// looked at, of all.
	Answered int `json:"answered"`
	Checked  int `json:"checked"`
	Of       int `json:"checkpoints"`
}

// Standing is what the case comes to today.
func (c Case) Standing() Standing {
	r := c.Assessment.Recommendation
	s := Standing{
		Approach: r.Approach, Route: r.Route, RunnerUp: r.RunnerUp, Confidence: r.ConfidenceWord(),
		Outcome: c.Review.Outcome, AfterAcceptance: c.Review.AfterAcceptance,
		BreakEven: c.Assessment.Economics.BreakEven.Show(), Answered: c.Total().Known,
	}
	s.Checked, s.Of = c.Checked()
	if own := c.Assessment.Own; own.Tier != nil {
		oneTime, gaps, monthly, yearly := own.Total.Money(), c.GapTotal(), c.Assessment.Serving.Monthly.Money(), own.Yearly
		s.OneTime, s.Contingency, s.Monthly, s.Yearly = &oneTime, &gaps, &monthly, &yearly
	}
	return s
}

// Total is the one-time total with what unresolved checkpoints add; ok is false
// while there is no budget.
func (s Standing) Total() (total advisor.MoneyRange, ok bool) {
	if s.OneTime == nil || s.Contingency == nil {
		return advisor.MoneyRange{}, false
	}
	return s.OneTime.Add(*s.Contingency), true
}
