package plain

import (
	"maps"
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
)

// reorder puts the questions ahead into the order in which they sharpen the
// result, once the short path is through. What was asked stays behind.
func (i *interview) reorder() {
	end := len(i.Base.Advice.Questions)
	if i.Trial || i.jumped || i.at < i.express || i.at < i.seen || i.at >= end {
		return
	}
	i.seen = i.at
	if i.order != nil && maps.EqualFunc(i.ordered, i.file.Answers, advisor.Answer.Equal) {
		return
	}
	i.order, i.ordered = i.file.Sharpen(), i.file.Answers
	var ahead []*advisor.Question
	for _, s := range i.steps[i.at:end] {
		if q, ok := s.(questionStep); ok {
			ahead = append(ahead, q.Question)
		}
	}
	sorted := slices.Clone(i.steps)
	for n, q := range casefile.Ordered(ahead, i.order) {
		sorted[i.at+n] = questionStep{q}
	}
	i.steps = sorted
}

// brings says why a question comes now; empty on the short path.
func (i *interview) brings(q *advisor.Question) string {
	if q.Express > 0 || i.file.Answers.Known(q.ID) {
		return ""
	}
	for _, s := range i.order {
		if s.Question.ID == q.ID {
			return s.InWords(advisor.FormatRange(i.file.Assessment.Economics.HorizonYears.Range, advisor.Years))
		}
	}
	return ""
}
