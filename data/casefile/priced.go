package casefile

import (
	"slices"

	"loracle/advisor"
)

// Priced reports whether anything is known that the cost of tuning rests on:
// what is built, or how much it is used. Before that every amount would come
// from assumptions alone, and faces show none.
func (c Case) Priced() bool {
	return slices.ContainsFunc(
		[]advisor.QuestionID{advisor.QTaskType, advisor.QRequestsPerMonth, advisor.QMonthlyAPICost}, c.Answers.Known)
}

// Assumed is how many inputs of the calculations nobody has said.
func (c Case) Assumed() int { return len(c.Assessment.Assumptions) }
