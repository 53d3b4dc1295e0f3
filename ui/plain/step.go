package plain

import (
	"fmt"
	"slices"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// step is one thing to ask.
type step interface {
	// heading names the part of the interview it belongs to, and among says
	// together with which others it is counted.
	heading() string
	among() group
	// name is what it is called in lists, kind whether it is a question or a
	// checkpoint, and asks what it asks.
	name() string
	kind() string
	asks() string
	// done reports whether somebody has answered it.
	done(casefile.Case) bool
	// show prints the question with what can be answered and what stands there.
	show(*interview)
	// explain prints why it is asked and how to find the answer.
	explain(*interview)
	// take saves what was typed. Where that is no answer it says why and
	// returns false.
	take(i *interview, line string) (kept bool, err error)
	// noted is the remark that stands beside it, and remark says another one.
	noted(*interview) string
	remark(text string) session.Event
}

// stepsOf lists the questions, the short path first and what was answered
// beyond it before what was not, then the checkpoints.
func stepsOf(c casefile.Case) []step {
	var steps, open []step
	for _, q := range c.Base.Advice.Interview() {
		if _, said := c.Answers[q.ID]; said || q.Express > 0 {
			steps = append(steps, questionStep{q})
			continue
		}
		open = append(open, questionStep{q})
	}
	return slices.Concat(steps, open, itemSteps(c.Base))
}

// itemSteps lists the checkpoints.
func itemSteps(base *knowledge.Base) []step {
	var steps []step
	for c := range base.Pack.Categories {
		category := &base.Pack.Categories[c]
		for n := range category.Items {
			steps = append(steps, itemStep{category, &category.Items[n]})
		}
	}
	return steps
}

// group is what is counted together: the short path, the other questions of a
// section, the checkpoints of a category.
type group struct {
	name string
	// leads says where it leads to, as it follows "3 of 10"; it may be empty.
	leads string
}

// place is where the present step stands in its group.
func (i *interview) place() string {
	at, n, of := i.steps[i.at], 0, 0
	for m, s := range i.steps {
		if s.among() != at.among() {
			continue
		}
		of++
		if m <= i.at {
			n++
		}
	}
	return fmt.Sprintf("%s, %d of %d%s", at.heading(), n, of, at.among().leads)
}

type questionStep struct{ *advisor.Question }

type itemStep struct {
	category *checklist.Category
	*checklist.Item
}
