package casefile

import "loracle/advisor"

// Progress is how far a list of questions has come.
type Progress struct {
	// Known counts the questions with an answer, Said those and the ones
	// answered "we don't know", and Asked all of them.
	Known, Said, Asked int
}

// Progress is how far a section has come.
func (c Case) Progress(s advisor.Section) Progress {
	var p Progress
	for _, q := range c.Base.Advice.Questions {
		if q.Section == s {
			p.count(c, q)
		}
	}
	return p
}

// ExpressProgress is how far the short path has come.
func (c Case) ExpressProgress() Progress {
	var p Progress
	for _, q := range c.Base.Advice.Questions {
		if q.Express > 0 {
			p.count(c, q)
		}
	}
	return p
}

// Total is how far all questions have come.
func (c Case) Total() Progress {
	var p Progress
	for _, q := range c.Base.Advice.Questions {
		p.count(c, q)
	}
	return p
}

func (p *Progress) count(c Case, q *advisor.Question) {
	p.Asked++
	if a, said := c.Answers[q.ID]; said {
		p.Said++
		if !a.IsUnknown() {
			p.Known++
		}
	}
}

// Checked is the number of checkpoints that somebody has looked at, and of all.
func (c Case) Checked() (done, of int) {
	of = c.Base.Pack.Count()
	return of - c.Review.Untouched(), of
}

// TrafficKnown reports whether requests and tokens are known, so that a bill for
// the API follows from them and needs no answer of its own.
func (c Case) TrafficKnown() bool {
	return c.Answers.Known(advisor.QRequestsPerMonth) && c.Answers.Known(advisor.QInputTokens) &&
		c.Answers.Known(advisor.QOutputTokens)
}
