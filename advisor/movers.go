package advisor

import (
	"cmp"
	"math"
	"slices"
)

// Mover is an answer that moves the tuned model's cost over the period. It is
// found by working out the costs again with other answers to one question, all
// others as they stand.
type Mover struct {
	Question *Question
	// From is whether the question is answered or its answer assumed.
	From Origin
	// Least and Most are the answers tried with the lowest and highest cost.
	Least, Most MoverEnd
}

// MoverEnd is one answer that was tried.
type MoverEnd struct {
	Answer Answer
	// Cost is the middle of the cost over the period with it, in USD.
	Cost Value
}

// Spread is how far apart the two costs are, in USD.
func (m Mover) Spread() float64 { return m.Most.Cost.Low - m.Least.Cost.Low }

const (
	// mostMovers bounds the list.
	mostMovers = 10
	// either is the part by which an exact number is tried lower and higher: it
	// is known, but not for ever.
	either = 0.25
)

// Movers lists the answers that move the tuned model's cost over the period
// most, the strongest first: a tornado chart draws it. A range is tried at its
// ends, an exact number a quarter lower and higher, a choice with every other
// choice, and an open question with what its answer could be. The period is
// left out: over another one, costs are not comparable. Lines set by hand stay
// as they are.
func (k *Knowledge) Movers(answers Answers, byHand ...Override) []Mover {
	s := newSharpener(k, answers, byHand)
	now := s.as.Economics.SelfHostedHorizon
	if now.How == nil {
		return nil
	}
	questions := slices.DeleteFunc(k.Interview(), func(q *Question) bool {
		return q.ID == QHorizonYears || !k.movesCosts(q.ID) || beside(q.ID, answers)
	})
	var out []Mover
	for _, m := range apart(questions, func(q *Question) *Mover { return s.own().mover(q) }) {
		if m != nil && m.Spread() >= leastSpread*math.Abs(now.Mid()) {
			out = append(out, *m)
		}
	}
	slices.SortStableFunc(out, func(x, y Mover) int { return cmp.Compare(y.Spread(), x.Spread()) })
	return out[:min(len(out), mostMovers)]
}

// beside reports whether the cost of the tuned model does not rest on a question:
// on none about the API's bill alone, unless a provider bills it by the token
// like the API, and on none that only advice rests on.
func beside(id QuestionID, answers Answers) bool {
	switch id {
	case QGap, QStableMonths, QGPUAccess, QMLEngineer, QAchievableExamples, QAPIInputPrice, QAPIOutputPrice, QMonthlyAPICost:
		return true
	case QAPIModel, QCachedShare, QBatchShare:
		return !answers.Has(QDeployment, "managed")
	default:
		return false
	}
}

// mover tries the answers to one question; nil where there are no two.
func (s *sharpener) mover(q *Question) *Mover {
	m := &Mover{Question: q, From: Origin{FromAssumption, string(q.ID), "not answered yet"}}
	if s.answers.Known(q.ID) {
		m.From = Origin{FromAnswer, string(q.ID), "your answer"}
	}
	tried := s.others(q)
	defer s.restore(q.ID)()
	ends := 0
	for _, a := range tried {
		s.answers[q.ID] = a
		cost, known := s.middle(q, a)
		if !known {
			continue
		}
		ends++
		end := MoverEnd{a, cost}
		if ends == 1 || end.Cost.Low < m.Least.Cost.Low {
			m.Least = end
		}
		if ends == 1 || end.Cost.Low > m.Most.Cost.Low {
			m.Most = end
		}
	}
	if ends < 2 {
		return nil
	}
	return m
}

// middle is the middle of the cost over the period for the answers as they are
// set now, with one of them in its name; known is false where it has none.
func (s *sharpener) middle(q *Question, a Answer) (v Value, known bool) {
	followed, _ := s.k.follow(s.answers)
	again := &assessor{
		k: s.k, answers: followed, overrides: s.byHand, only: forCost,
		used: make([]bool, len(s.k.Figures)), read: s.read.but(s.k, q.ID),
	}
	cost := again.costed(s.as, q.ID).Economics.SelfHostedHorizon
	if cost.How == nil {
		return Value{}, false
	}
	return derive(cost.Label()+", middle with "+q.Short+": "+q.Show(a), cost.Unit(), Exactly(cost.Mid()), OpMiddle, cost), true
}

// others lists the answers to try for a question, the answer as it stands among
// them.
func (s *sharpener) others(q *Question) []Answer {
	a := s.answers[q.ID]
	switch {
	case !s.answers.Known(q.ID):
		return s.could(q)
	case q.Kind == NumberQuestion:
		return numbersAround(q, a.Number)
	case q.Kind == SeveralQuestion:
		out := []Answer{a}
		for _, c := range q.Choices {
			out = append(out, toggled(a, c.Value))
		}
		return out
	}
	return s.could(q)
}

// numbersAround are the ends of a range, or a quarter either way of an exact
// number, within what the question takes.
func numbersAround(q *Question, r Range) []Answer {
	if r.Low == r.High {
		r = Between(r.Low*(1-either), r.High*(1+either))
	}
	if q.Whole {
		r = Between(math.Floor(r.Low), math.Ceil(r.High))
	}
	r = Between(max(r.Low, q.Bounds.Low), min(r.High, q.Bounds.High))
	return []Answer{Number(Exactly(r.Low)), Number(Exactly(r.High))}
}
