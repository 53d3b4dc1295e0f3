// Package casefile joins a session's state with the knowledge base it was made
// with, and derives everything that screens and reports show from the two.
package casefile

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// Case is a session with everything derived from it. It is a value: after a
// change derive a new one.
type Case struct {
	session.State
	Base *knowledge.Base
	// Today is the day it is looked at: acceptances and prices have an age.
	Today      time.Time
	Assessment advisor.Assessment
	Review     checklist.Review
	// Gaps are what the unresolved checkpoints add to the one-time cost, and
	// GoingNow is that cost with them; nil while there is none of either.
	Gaps     []Gap
	GoingNow *advisor.Value
}

// Derive works a case out from a session's state on a day. It is pure and fast
// enough to run on every key press.
func Derive(base *knowledge.Base, state session.State, today time.Time) Case {
	assessment := advisor.Assess(base.Advice, state.Answers, state.Overrides...)
	facts := base.Facts(state.Answers, assessment)
	c := Case{
		State:      state,
		Base:       base,
		Today:      today,
		Assessment: assessment,
		Review:     checklist.Evaluate(base.Pack, state.Marks, facts, today),
	}
	c.price()
	return c
}
