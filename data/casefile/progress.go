package casefile

import "loracle/advisor"

// Progress is how far a list of questions has come.
type Progress struct {
	// Known counts the questions with an answer, Said those, the ones answered
	// "we don't know" and the ones that other answers settle, and Asked all of
	// them.
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
	if !c.Open(q.ID) {
		p.Said++
	}
	if c.Answers.Known(q.ID) {
		p.Known++
	}
}

// Open reports whether a question still waits for a word: nobody has answered
// it or said that nobody knows, and no other answers settle it.
func (c Case) Open(id advisor.QuestionID) bool {
	_, said := c.Answers[id]
	return !said && !c.Settled(id)
}

// Settled reports whether other answers say what the question asks: the monthly
// bill follows from traffic and price where these are known.
func (c Case) Settled(id advisor.QuestionID) bool {
	return id == advisor.QMonthlyAPICost && !c.Answers.Known(id) && c.Assessment.Economics.APIMonthly != nil
}

// Checked is the number of checkpoints that somebody has looked at, and of all.
func (c Case) Checked() (done, of int) {
	of = c.Base.Pack.Count()
	return of - c.Review.Untouched(), of
}
