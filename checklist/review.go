package checklist

import (
	"strings"
	"time"
)

// Outcome is the verdict.
type Outcome string

// The four outcomes.
const (
	Go          Outcome = "go"
	Conditional Outcome = "conditional"
	NoGo        Outcome = "no_go"
	Unfinished  Outcome = "unfinished"
)

// Label is the outcome as shown.
func (o Outcome) Label() string {
	switch o {
	case Go:
		return "GO"
	case Conditional:
		return "CONDITIONAL"
	case NoGo:
		return "NO-GO"
	case Unfinished:
		return "no verdict yet"
	}
	return string(o)
}

// Review is the checklist as it stands on a day.
type Review struct {
	Outcome Outcome
	// AfterAcceptance is the verdict when accepted risks no longer count.
	AfterAcceptance Outcome
	// Best and Worst are the verdicts still possible while items are
	// untouched; Decided says that they agree.
	Best, Worst Outcome
	Decided     bool
	Threshold   int
	Categories  []CategoryReview
}

// CategoryReview is one category of a review.
type CategoryReview struct {
	ID, Title string
	Minutes   int
	Items     []ItemReview
	// Unresolved counts the items that count against the threshold, accepted
	// ones included; AcceptedCount those that are accepted; Untouched those
	// nobody has looked at.
	Unresolved, AcceptedCount, Untouched int
	// Reachable is false when so few items apply that the threshold cannot be
	// reached.
	Reachable bool
}

// ItemReview is one checkpoint of a review.
type ItemReview struct {
	Item
	Mark Mark
	// State is the state that counts: an acceptance past its date is open.
	State State
	// Expired says that an acceptance has passed its date.
	Expired bool
	// Proposed is what the answers say about the item. Conflict says that they
	// contradict what was said, and Lapsed that they no longer settle an item that
	// rested on them; a person has to look. Overruled says that a person knew what
	// they say and gave a reason why they are wrong.
	Proposed                    Fact
	Conflict, Lapsed, Overruled bool
	// LeftOut says that the answers take the item out of the checklist.
	LeftOut bool
	// WorkedOut says that nobody marked the item: it is met by a result that
	// loracle worked out itself, which Mark then names as evidence.
	WorkedOut bool
	// Unproven says that the item is met but lacks the evidence it requires.
	Unproven bool
}

// Counts reports whether the item counts against the threshold.
func (i *ItemReview) Counts() bool {
	switch i.State {
	case Open, Accepted, DontKnow:
		return true
	case Met:
		return i.Unproven
	case NotApplicable, Untouched:
		return false
	}
	return false
}

// Grounds are the answers that take the item out of the checklist, in words.
func (i *ItemReview) Grounds() string { return i.Proposed.Grounds }

// Evaluate works out the verdict of a pack from marks and facts on a day.
func Evaluate(p *Pack, marks Marks, facts Facts, today time.Time) Review {
	categories := make([]CategoryReview, len(p.Categories))
	items := make([]ItemReview, p.Count()) // at once: this runs on every key press
	for i := range p.Categories {
		n := len(p.Categories[i].Items)
		categories[i].Items, items = items[:n:n], items[n:]
		categories[i].review(&p.Categories[i], p.Threshold, marks, facts, today)
	}
	r := Review{Threshold: p.Threshold, Categories: categories}
	r.Best = r.verdict(func(c CategoryReview) int { return c.Unresolved })
	r.Worst = r.verdict(func(c CategoryReview) int { return c.Unresolved + c.Untouched })
	r.Decided = r.Best == r.Worst
	r.Outcome = r.outcome(r.Best)
	r.AfterAcceptance = r.outcome(r.verdict(func(c CategoryReview) int { return c.Unresolved - c.AcceptedCount }))
	return r
}

// outcome is the verdict, or unfinished while somebody must still look.
func (r Review) outcome(v Outcome) Outcome {
	if r.Untouched() > 0 {
		return Unfinished
	}
	return v
}

func (r Review) verdict(unresolved func(CategoryReview) int) Outcome {
	out := Go
	for _, c := range r.Categories {
		n := unresolved(c)
		if n >= r.Threshold {
			return NoGo
		}
		if n > 0 {
			out = Conditional
		}
	}
	return out
}

func (out *CategoryReview) review(c *Category, threshold int, marks Marks, facts Facts, today time.Time) {
	out.ID, out.Title, out.Minutes = c.ID, c.Title, c.Minutes
	applicable := 0
	for n := range c.Items {
		ir := &out.Items[n]
		ir.Item = c.Items[n]
		ir.review(marks[ir.ID], facts[ir.ID], today)
		if ir.Counts() {
			out.Unresolved++
		}
		switch ir.State {
		case Accepted:
			out.AcceptedCount++
		case Untouched:
			out.Untouched++
		case Met, Open, NotApplicable, DontKnow:
		}
		if ir.State != NotApplicable {
			applicable++
		}
	}
	out.Reachable = applicable >= threshold
}

func (i *ItemReview) review(mark Mark, fact Fact, today time.Time) {
	i.Mark, i.State, i.Proposed = mark, mark.State, fact
	if mark.State == Accepted && dayAfter(today, mark.Until) {
		i.State, i.Expired = Open, true
	}
	if fact.LeftOut && mark.State == Untouched {
		i.State, i.LeftOut = NotApplicable, true
		i.Proposed.Proposed = Untouched
		return
	}
	if fact.WorkedOut && fact.Proposed == Met && mark.State == Untouched {
		i.State, i.WorkedOut = Met, true
		i.Mark = i.Said(Met)
	}
	i.Unproven = i.State == Met && i.Proof == ProofRequired && strings.TrimSpace(i.Mark.Evidence) == ""
	i.compare()
}

// dayAfter reports whether today is a later calendar day than until.
func dayAfter(today, until time.Time) bool {
	y, m, d := until.Date()
	return !today.Before(time.Date(y, m, d+1, 0, 0, 0, 0, today.Location()))
}

// Accepted is the number of accepted risks that have not ended.
func (r Review) Accepted() int {
	n := 0
	for _, c := range r.Categories {
		n += c.AcceptedCount
	}
	return n
}

// AcceptedMatters reports whether there is a verdict with accepted risks in it,
// so that the one before and the one after acceptance are both to be told.
func (r Review) AcceptedMatters() bool { return r.Outcome != Unfinished && r.Accepted() > 0 }

// NoGoReachable reports whether any category has enough applicable items to
// reach the threshold.
func (r Review) NoGoReachable() bool {
	for _, c := range r.Categories {
		if c.Reachable {
			return true
		}
	}
	return false
}

// Item is the review of one item; ok is false where there is none of that id.
func (r Review) Item(id ItemID) (item ItemReview, ok bool) {
	for _, c := range r.Categories {
		for _, i := range c.Items {
			if i.ID == id {
				return i, true
			}
		}
	}
	return ItemReview{}, false
}

// Untouched is the number of items nobody has looked at.
func (r Review) Untouched() int {
	n := 0
	for _, c := range r.Categories {
		n += c.Untouched
	}
	return n
}

// Unresolved lists the items that count against the verdict, category by
// category.
func (r Review) Unresolved() []ItemReview {
	var out []ItemReview
	for _, c := range r.Categories {
		for _, i := range c.Items {
			if i.Counts() {
				out = append(out, i)
			}
		}
	}
	return out
}
