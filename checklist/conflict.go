package checklist

import "fmt"

// contradicts reports whether the answers say the opposite of a mark.
func contradicts(said, proposed State) bool {
	return said == Met && proposed == Open || said == Open && proposed == Met
}

// compare holds what was said against what the answers say today. Neither
// changes the other: where they disagree, a person decides.
func (i *ItemReview) compare() {
	m := &i.Mark
	known := m.Answers != "" && m.Reason != ""
	switch {
	case contradicts(i.State, i.Proposed.Proposed):
		i.Overruled = known && m.Answers == i.Proposed.Evidence
		i.Conflict = !i.Overruled
	case m.State == Met || m.State == Open:
		i.Lapsed = m.Answers != "" && !known && i.Proposed.Proposed == Untouched
	case m.State == Untouched, m.State == Accepted, m.State == NotApplicable, m.State == DontKnow:
	}
}

// Contradicted reports whether the answers say the opposite of the item's
// state, overruled or not.
func (i *ItemReview) Contradicted() bool { return contradicts(i.State, i.Proposed.Proposed) }

// Disagrees reports whether a person has to look at what the answers say.
func (i *ItemReview) Disagrees() bool { return i.Conflict || i.Lapsed }

// Disagreement says how the answers and what was said differ: "the answers say
// open (Requests a month: 2,000)"; empty where they do not.
func (i *ItemReview) Disagreement() string {
	switch {
	case i.Conflict, i.Overruled:
		return fmt.Sprintf("the answers say %s (%s)", i.Proposed.Proposed.Label(), i.Proposed.Evidence)
	case i.Lapsed:
		return fmt.Sprintf("the answers no longer settle it (before: %s)", i.Mark.Answers)
	}
	return ""
}

// Disagreements is the number of items on which a person has to look at what
// the answers say.
func (r Review) Disagreements() int {
	n := 0
	for _, c := range r.Categories {
		for i := range c.Items {
			if c.Items[i].Disagrees() {
				n++
			}
		}
	}
	return n
}

// Said is the mark that says that an item is met or open, knowing what the
// answers say about it today. What somebody wrote when it was in that state
// already stays; else evidence is the answers that say the same.
func (i *ItemReview) Said(state State) Mark {
	m := Mark{State: state}
	if state != Met && state != Open {
		return m
	}
	rested := i.Mark.Answers != "" && i.Mark.Evidence == i.Mark.Answers
	switch {
	case i.Mark.State == state && !rested:
		m.Evidence = i.Mark.Evidence
	case i.Proposed.Proposed == state:
		m.Evidence = i.Proposed.Evidence
	}
	if i.Proposed.Proposed != Untouched && (contradicts(state, i.Proposed.Proposed) || m.Evidence == i.Proposed.Evidence) {
		m.Answers = i.Proposed.Evidence
	}
	return m
}

// Overrule is the mark that says that the answers are wrong about an item that
// is met or open, and why.
func (i *ItemReview) Overrule(why string) Mark {
	m := i.Said(i.State)
	m.Reason = why
	return m
}
