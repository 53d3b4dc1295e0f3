package casefile

import (
	"maps"
	"time"

	"loracle/advisor"
)

// With is what the case would be if a question were answered like this: for
// showing what an answer leads to before it is saved.
func (c Case) With(q advisor.QuestionID, a advisor.Answer, today time.Time) Case {
	state := c.State
	state.Answers = maps.Clone(state.Answers)
	state.Answers[q] = a
	return Derive(c.Base, state, today)
}
