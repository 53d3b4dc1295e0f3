package checkpoint

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"loracle/checklist"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// StateStyle is the style of the words for a state: brighter where they ask
// for a confirmation.
func StateStyle(t *theme.Theme, i checklist.ItemReview) lipgloss.Style {
	if Awaits(i) {
		return t.Accent
	}
	_, style := parts.StateMark(t, i.State)
	if i.Conflict || i.Unproven {
		return t.Warn
	}
	return style
}

// StateWords says how a checkpoint stands, and what about it needs a look.
func StateWords(i checklist.ItemReview) string {
	said := i.State.Label()
	switch {
	case i.LeftOut:
		return "answers leave it out"
	case i.Conflict:
		return said + ", answers say " + i.Proposed.Proposed.Label()
	case i.Expired:
		return said + ", acceptance ended"
	case i.Unproven:
		return said + ", unproven"
	case Awaits(i):
		return "answers say " + i.Proposed.Proposed.Label()
	}
	return said
}

// WithState is a mark with a state and the evidence there is for it: what
// somebody wrote when it was in that state already, or else the answers that
// say the same.
func WithState(item checklist.ItemReview, state checklist.State) checklist.Mark {
	m := checklist.Mark{State: state}
	switch {
	case item.Mark.State == state:
		m.Evidence = item.Mark.Evidence
	case item.Proposed.Proposed == state:
		m.Evidence = item.Proposed.Evidence
	}
	return m
}

// SamePerson warns where whoever takes a risk also watches it.
func SamePerson(m checklist.Mark) []page.Request {
	if !m.SamePerson() {
		return nil
	}
	return []page.Request{page.Say{Text: fmt.Sprintf("%s both takes and watches this risk; somebody else would notice more.", parts.OneLine(m.Owner))}}
}

// Contradicts reports whether what was said and what the answers say exclude
// each other.
func Contradicts(said, proposed checklist.State) bool {
	return said == checklist.Met && proposed == checklist.Open || said == checklist.Open && proposed == checklist.Met
}

// Awaits reports whether the answers settle a checkpoint that nobody has
// looked at.
func Awaits(item checklist.ItemReview) bool {
	return item.State == checklist.Untouched && item.Proposed.Proposed != checklist.Untouched
}
