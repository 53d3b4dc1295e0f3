package interview

import (
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
)

// setUp lays out the interview, once: the short path, the rest stop, what was
// answered beyond it, and what was not.
func (p Page) setUp(env page.Env) Page {
	if p.steps != nil || env.Base == nil {
		return p
	}
	p.drafts = map[advisor.QuestionID]string{}
	p.steps = append(env.Base.Advice.Express(), nil)
	var open []*advisor.Question
	for _, q := range env.Base.Advice.Refine() {
		if _, said := env.Case.Answers[q.ID]; !said {
			open = append(open, q)
			continue
		}
		p.steps = append(p.steps, q)
	}
	p.seen = len(p.steps)
	p.steps = append(p.steps, open...)
	return p
}

// reorder puts the questions that were not shown yet into the order in which
// they sharpen the result. What was shown stays where it was, so that going
// back leads where one came from.
func (p Page) reorder(order []casefile.Sharpening) Page {
	p.order = order
	p.steps = slices.Concat(p.steps[:p.seen], casefile.Ordered(p.steps[p.seen:], order))
	return p
}

// show moves a question that was not shown yet to the end of those that were,
// and returns its place.
func (p Page) show(at int) (next Page, place int) {
	if at < p.seen {
		return p, at
	}
	q := p.steps[at]
	p.steps = slices.Insert(slices.Delete(slices.Clone(p.steps), at, at+1), p.seen, q)
	p.seen++
	return p, p.seen - 1
}

// brings says why the question asked is asked now; empty for one of the short
// path and for one that is answered.
func (p Page) brings(env page.Env, q *advisor.Question) string {
	if q.Express > 0 || env.Case.Answers.Known(q.ID) {
		return ""
	}
	for _, s := range p.order {
		if s.Question.ID == q.ID {
			return s.InWords(advisor.FormatRange(env.Case.Assessment.Economics.HorizonYears.Range, advisor.Years))
		}
	}
	return ""
}

// moves reports whether the answer to a question would move the result or settle
// a checkpoint.
func (p Page) moves(q *advisor.Question) bool {
	return slices.ContainsFunc(p.order, func(s casefile.Sharpening) bool {
		return s.Question.ID == q.ID && (s.Moves() || len(s.Settles) > 0)
	})
}

// moving is how many open questions still move the result, as far as that is
// known.
func (p Page) moving(env page.Env) int {
	n := 0
	for _, s := range p.order {
		if s.Moves() && env.Case.Open(s.Question.ID) {
			n++
		}
	}
	return n
}
