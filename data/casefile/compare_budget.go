package casefile

import (
	"slices"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// BudgetChange is how the one-time total, with what unresolved checkpoints add,
// goes from one moment to another. The parts add up to the change to the cent,
// at the low and at the high end.
type BudgetChange struct {
	From, To advisor.MoneyRange
	Change   Delta
	Parts    []BudgetPart
}

// Delta is a change of an estimate, at its low and at its high end; each may be
// negative, and either may be the larger.
type Delta struct {
	Low  advisor.Money `json:"low"`
	High advisor.Money `json:"high"`
}

func delta(from, to advisor.MoneyRange) Delta { return Delta{to.Low - from.Low, to.High - from.High} }

// Add is the sum of two changes.
func (d Delta) Add(e Delta) Delta { return Delta{d.Low + e.Low, d.High + e.High} }

// PartKind says what a part of a change is owed to.
type PartKind string

// The kinds of parts, in the order in which the change is taken apart: one
// after the other is put from its old to its new value, and the difference each
// makes at its turn is its part.
const (
	// EnginePart is that this loracle works the same inputs out otherwise than
	// the one that took the milestone.
	EnginePart PartKind = "calculation"
	// FiguresPart is another knowledge base: figures, prices, rules.
	FiguresPart PartKind = "figures"
	// AnswerPart is one answer, in the order of the questions.
	AnswerPart PartKind = "answer"
	// OverridePart is one line set by hand, in the order of the budget.
	OverridePart PartKind = "override"
	// GapPart is what one unresolved checkpoint adds, in the order of the
	// checklist.
	GapPart PartKind = "contingency"
)

// BudgetPart is what one difference between two moments does to the total.
type BudgetPart struct {
	Kind PartKind
	// ID is the question, line or checkpoint; empty for the others.
	ID    string
	Label string
	Delta
}

// budgetChange takes the change of the total apart. It is nil while either
// moment has no budget.
func budgetChange(a, b Moment) *BudgetChange {
	from, okA := a.Standing().Total()
	to, okB := b.Standing().Total()
	nowA, okC := a.Case.Standing().Total()
	nowB, okD := b.Case.Standing().Total()
	if !okA || !okB || !okC || !okD {
		return nil
	}
	out := &BudgetChange{From: from, To: to, Change: delta(from, to)}
	out.add(EnginePart, "", "This loracle calculates otherwise", delta(from, nowA).Add(delta(nowB, to)))
	s := substitution{out: out, base: a.Base, state: a.Clone()}
	s.last = s.total()
	s.figures(b)
	s.answers(a.Case, b.Case)
	s.overrides(b.Case)
	out.gaps(a.Case, b.Case)
	return out
}

func (c *BudgetChange) add(kind PartKind, id, label string, d Delta) {
	if d != (Delta{}) {
		c.Parts = append(c.Parts, BudgetPart{kind, id, label, d})
	}
}

// substitution goes from one moment to the other one difference at a time.
type substitution struct {
	out   *BudgetChange
	base  *knowledge.Base
	state session.State
	last  advisor.MoneyRange
}

func (s *substitution) total() advisor.MoneyRange { return oneTime(s.base, s.state).Total.Money() }

// step records what the last substitution did to the total.
func (s *substitution) step(kind PartKind, id, label string) {
	now := s.total()
	s.out.add(kind, id, label, delta(s.last, now))
	s.last = now
}

func (s *substitution) figures(b Moment) {
	if s.base.Advice.SHA256 == b.Base.Advice.SHA256 {
		return
	}
	s.base = b.Base
	s.step(FiguresPart, "", "Other figures and prices")
}

func (s *substitution) answers(a, b Case) {
	for _, id := range questionOrder(a, b) {
		to, said := b.Answers[id]
		if from, was := s.state.Answers[id]; was == said && from.Equal(to) {
			continue
		}
		delete(s.state.Answers, id)
		if said {
			s.state.Answers[id] = to
		}
		s.step(AnswerPart, string(id), shortOf(b.Base, a.Base, id))
	}
}

// overrides puts each line that was set by hand from its old to its new amount.
func (s *substitution) overrides(b Case) {
	for _, id := range advisor.OwnLines() {
		from, was := s.state.Override(id)
		to, is := b.Override(id)
		if was == is && from.Amount == to.Amount {
			continue
		}
		lines := slices.DeleteFunc(slices.Clone(s.state.Overrides), func(o advisor.Override) bool { return o.Line == id })
		if is {
			lines = append(lines, to)
		}
		s.state.Overrides = lines
		s.step(OverridePart, string(id), id.Label())
	}
}

// gaps are the contingencies of unresolved checkpoints, each as it differs.
func (c *BudgetChange) gaps(a, b Case) {
	was, is := gapsByItem(a), gapsByItem(b)
	for _, id := range itemOrder(a, b) {
		label := was[id].Title
		if g, ok := is[id]; ok {
			label = g.Title
		}
		c.add(GapPart, string(id), label, delta(was[id].Cost.Money(), is[id].Cost.Money()))
	}
}

func gapsByItem(c Case) map[checklist.ItemID]Gap {
	out := map[checklist.ItemID]Gap{}
	for _, g := range c.Gaps {
		out[g.Item] = g
	}
	return out
}

// itemOrder is every checkpoint that has a gap in either case, b's first.
func itemOrder(a, b Case) []checklist.ItemID {
	var out []checklist.ItemID
	seen := map[checklist.ItemID]bool{}
	for _, c := range []Case{b, a} {
		for _, g := range c.Gaps {
			if !seen[g.Item] {
				out = append(out, g.Item)
			}
			seen[g.Item] = true
		}
	}
	return out
}

// oneTime is the own budget of what a session says.
func oneTime(base *knowledge.Base, state session.State) advisor.TierBudget {
	return advisor.Assess(base.Advice, state.Answers, state.Overrides...).Own
}
