package casefile

import (
	"maps"
	"slices"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
)

// Comparison is what differs between two moments, from A to B.
type Comparison struct {
	A, B Side
	// Answers are those that differ, in the order of the questions.
	Answers []AnswerChange
	// Items are the checkpoints that stand differently, in the order of the
	// checklist.
	Items []ItemStep
	// Budget is nil while either moment has no budget.
	Budget *BudgetChange
}

// Side is one of the two moments.
type Side struct {
	Label string
	Title string
	Standing
	// Knowledge is the knowledge base, and Pack the checklist.
	Knowledge, SHA256, Pack string
}

func (m Moment) side() Side {
	k := m.Base.Advice
	return Side{Label: m.Label, Title: m.Title, Standing: m.Standing(), Knowledge: k.Version, SHA256: k.SHA256, Pack: m.Base.PackRef()}
}

// Nothing reports whether the two moments say and come to the same.
func (c Comparison) Nothing() bool {
	same := c.Budget == nil || c.Budget.Change == Delta{} && len(c.Budget.Parts) == 0
	return len(c.Answers)+len(c.Items) == 0 && same && c.A.SHA256 == c.B.SHA256 && c.A.Pack == c.B.Pack &&
		c.A.Approach == c.B.Approach && c.A.Outcome == c.B.Outcome && c.A.AfterAcceptance == c.B.AfterAcceptance && c.A.Title == c.B.Title
}

// AnswerChange is an answer that differs, as it is shown.
type AnswerChange struct {
	Question advisor.QuestionID
	Short    string
	From, To string
}

// ItemStep is a checkpoint that stands differently.
type ItemStep struct {
	ID    checklist.ItemID
	Title string
	// From and To are the states; empty in the pack that lacks it.
	From, To checklist.State
	What     ItemWay
}

// ItemWay says in which way a checkpoint stands differently.
type ItemWay string

// The ways, in the order they are listed.
const (
	Resolved    ItemWay = "resolved"
	Regressed   ItemWay = "regressed"
	NewAccepted ItemWay = "newly accepted"
	Expired     ItemWay = "acceptance expired"
	NewItem     ItemWay = "new in the checklist"
	Dropped     ItemWay = "no longer in the checklist"
	OtherWay    ItemWay = "stands differently"
)

// ItemWays lists the ways in the order they are listed.
func ItemWays() []ItemWay {
	return []ItemWay{Resolved, Regressed, NewAccepted, Expired, NewItem, Dropped, OtherWay}
}

// Compare says what differs between two moments.
func Compare(a, b Moment) Comparison {
	return Comparison{A: a.side(), B: b.side(), Answers: answerChanges(a.Case, b.Case), Items: itemSteps(a.Case, b.Case), Budget: budgetChange(a, b)}
}

func answerChanges(a, b Case) []AnswerChange {
	var out []AnswerChange
	for _, id := range questionOrder(a, b) {
		from, wasSaid := a.Answers[id]
		to, isSaid := b.Answers[id]
		if wasSaid == isSaid && from.Equal(to) {
			continue
		}
		out = append(out, AnswerChange{id, shortOf(b.Base, a.Base, id), shown(a, id), shown(b, id)})
	}
	return out
}

// questionOrder is every question that either case has an answer to: those of
// b's knowledge base in its order, then the others by name.
func questionOrder(a, b Case) []advisor.QuestionID {
	said := maps.Clone(map[advisor.QuestionID]advisor.Answer(a.Answers))
	maps.Copy(said, b.Answers)
	var out []advisor.QuestionID
	for _, q := range b.Base.Advice.Questions {
		if _, ok := said[q.ID]; ok {
			out = append(out, q.ID)
			delete(said, q.ID)
		}
	}
	return append(out, slices.Sorted(maps.Keys(said))...)
}

func shortOf(first, second *knowledge.Base, id advisor.QuestionID) string {
	for _, base := range []*knowledge.Base{first, second} {
		if q := base.Advice.Question(id); q != nil {
			return q.Short
		}
	}
	return string(id)
}

// shown is an answer as people read it.
func shown(c Case, id advisor.QuestionID) string {
	a, said := c.Answers[id]
	if !said {
		return notAnswered
	}
	return showAnswer(c.Base, id, a)
}

func itemSteps(a, b Case) []ItemStep {
	var out []ItemStep
	for _, category := range b.Review.Categories {
		for _, to := range category.Items {
			from, there := a.Review.Item(to.ID)
			step := ItemStep{ID: to.ID, Title: to.Title, From: from.State, To: to.State, What: NewItem}
			if there {
				step.What = stepOf(from, to)
			}
			if step.What != "" {
				out = append(out, step)
			}
		}
	}
	for _, category := range a.Review.Categories {
		for _, from := range category.Items {
			if _, there := b.Review.Item(from.ID); !there {
				out = append(out, ItemStep{ID: from.ID, Title: from.Title, From: from.State, What: Dropped})
			}
		}
	}
	return out
}

// stepOf says in which way a checkpoint stands differently; empty where it does
// not. One that nobody had looked at counts as unresolved: it is resolved once
// it is met, and what is found open then is no step back.
func stepOf(from, to checklist.ItemReview) ItemWay {
	unresolved := func(i checklist.ItemReview) bool { return i.Counts() || i.State == checklist.Untouched }
	switch {
	case to.State == checklist.Accepted && from.State != checklist.Accepted:
		return NewAccepted
	case to.Expired && !from.Expired:
		return Expired
	case unresolved(from) && !unresolved(to):
		return Resolved
	case !unresolved(from) && unresolved(to):
		return Regressed
	case from.State != to.State || from.Unproven != to.Unproven:
		return OtherWay
	}
	return ""
}
