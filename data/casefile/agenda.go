package casefile

import "time"

// AgendaKind says what sort of thing a line of an agenda is.
type AgendaKind string

// The sorts of lines, in the order they come.
const (
	AgendaAcceptance AgendaKind = "Accepted risk"
	AgendaAction     AgendaKind = "Action"
	AgendaTopic      AgendaKind = "Parked"
)

// AgendaLine is something the last review of a session left for the next.
type AgendaLine struct {
	Kind AgendaKind
	Text string
	// Late says that its date is past.
	Late bool
}

// Agenda is what opens the next review: acceptances that end soon or have
// ended, open actions by their date, and parked topics.
func (c Case) Agenda(now time.Time) []AgendaLine {
	var out []AgendaLine
	for _, d := range c.DueFrom(now) {
		if d.Kind == AcceptanceDue {
			out = append(out, AgendaLine{AgendaAcceptance, d.Sentence(), d.Past})
		}
	}
	for _, a := range c.OpenActions() {
		text, late := a.Sentence(), a.Overdue(now)
		if late {
			text += " Overdue."
		}
		out = append(out, AgendaLine{AgendaAction, text, late})
	}
	for _, t := range c.OpenTopics() {
		out = append(out, AgendaLine{Kind: AgendaTopic, Text: t.Text})
	}
	return out
}
