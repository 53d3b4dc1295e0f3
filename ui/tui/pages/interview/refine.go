package interview

import (
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
)

// What refining says where it leads to nothing that matters.
const (
	allSaid     = "Every question is answered: ctrl+o lists them, to change one."
	nothingOpen = "Nothing that is still open moves a number or settles a checkpoint; it is for the report."
)

// refine goes from the rest stop to the open question that sharpens the result
// most, skipped ones included.
func (p Page) refine(env page.Env) (page.Page, page.Result) {
	at := p.sharpestOpen(env)
	if at < 0 {
		return p, page.Ask(page.Say{Text: allSaid})
	}
	return p.refineAt(env, at, true)
}

// onward goes on after a question was answered: while refining to the next open
// one that was not asked yet, otherwise a step.
func (p Page) onward(env page.Env) (page.Page, page.Result) {
	if !p.refining {
		return p.step(env, 1)
	}
	for at := p.seen; at < len(p.steps); at++ {
		if env.Case.Open(p.steps[at].ID) {
			return p.refineAt(env, at, p.matters(p.question()))
		}
	}
	return p, page.Ask(page.Go{To: page.Route{Page: page.Checklist}})
}

// refineAt asks an open question, and says when those that matter have come to
// their end.
func (p Page) refineAt(env page.Env, at int, mattered bool) (page.Page, page.Result) {
	var result page.Result
	if mattered && !p.matters(p.steps[at]) {
		result = page.Ask(page.Say{Text: nothingOpen})
	}
	p = p.goTo(env, at)
	p.refining = true
	return p, result
}

// matters reports whether a question moves anything, as far as that is known.
func (p Page) matters(q *advisor.Question) bool { return p.order == nil || p.moves(q) }

// sharpestOpen is the step of the open question that sharpens the result most or,
// while that is not known, of the first one beyond the short path; less than 0
// where none is open.
func (p Page) sharpestOpen(env page.Env) int {
	i := slices.IndexFunc(p.order, func(s casefile.Sharpening) bool { return env.Case.Open(s.Question.ID) })
	if i >= 0 {
		return slices.Index(p.steps, p.order[i].Question)
	}
	return slices.IndexFunc(p.steps, func(q *advisor.Question) bool { return q != nil && env.Case.Open(q.ID) })
}
