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
	if i.Disagrees() || i.Unproven {
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
	case i.Lapsed:
		return said + ", answers changed"
	case i.Expired:
		return said + ", acceptance ended"
	case i.Unproven:
		return said + ", unproven"
	case Awaits(i):
		return "answers say " + i.Proposed.Proposed.Label()
	}
	return said
}

// SamePerson warns where whoever takes a risk also watches it.
func SamePerson(m checklist.Mark) []page.Request {
	if !m.SamePerson() {
		return nil
	}
	return []page.Request{page.Say{Text: fmt.Sprintf("%s both takes and watches this risk; somebody else would notice more.", parts.OneLine(m.Owner))}}
}

// Awaits reports whether the answers settle a checkpoint that nobody has
// looked at.
func Awaits(item checklist.ItemReview) bool {
	return item.State == checklist.Untouched && item.Proposed.Proposed != checklist.Untouched
}
