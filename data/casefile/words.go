package casefile

import (
	"fmt"
	"time"

	"loracle/checklist"
	"loracle/data/session"
)

// Attribution says who changed something, when and how: "ana, 24 November 2026
// 14:02, on the screen".
func Attribution(c session.Change, zone *time.Location) string {
	who := c.By
	if who == "" {
		who = "somebody"
	}
	text := who + ", " + c.At.In(zone).Format("2 January 2006 15:04")
	if c.Via != "" {
		text += ", " + c.Via.Label()
	}
	return text
}

// InWords says what a change was.
func InWords(c session.Change) string {
	switch c.Kind {
	case session.Marked, session.RiskAccepted:
		return markInWords(c.Mark)
	case session.Withdrawn:
		return withWords("acceptance withdrawn, open again", c.Note)
	case session.Noted:
		if c.Note == "" {
			return "note removed"
		}
		return withWords("note", c.Note)
	case session.ActionAdded:
		return withWords("action", c.Note)
	case session.ActionClosed:
		return withWords("action closed", c.Note)
	case session.Parked:
		return withWords("parked", c.Note)
	case session.Unparked:
		return withWords("parked topic taken up", c.Note)
	case session.PollRevealed:
		return withWords("poll", c.Note)
	case session.Decided:
		return "decided by " + c.Attendee + ": " + withWords(markInWords(c.Mark), c.Note)
	case session.Dissented:
		return "dissent of " + c.Attendee + ": " + c.Note
	default:
		return string(c.Kind)
	}
}

func markInWords(m checklist.Mark) string {
	switch m.State {
	case checklist.Untouched:
		return "taken back"
	case checklist.Accepted:
		return fmt.Sprintf("accepted by %s, watched by %s, until %s: %s", m.AcceptedBy, m.Owner, m.Until.Format("2 January 2006"), m.Reason)
	case checklist.NotApplicable:
		return withWords(m.State.Label(), m.Reason)
	case checklist.Met, checklist.Open, checklist.DontKnow:
	}
	return withWords(m.State.Label(), m.Evidence)
}

func withWords(what, words string) string {
	if words == "" {
		return what
	}
	return what + ": " + words
}

// Sentence says what is near or past.
func (d Due) Sentence() string {
	switch d.Kind {
	case AcceptanceDue:
		when := fmt.Sprintf("ends in %s", days(d.Days))
		switch {
		case d.Past:
			when = fmt.Sprintf("ended %s ago, so it is open again", days(-d.Days))
		case d.Days == 0:
			when = "ends today"
		}
		return fmt.Sprintf("%s: the accepted risk %s (%s); %s watches it.", d.ItemTitle, when, d.Day.Format("2 January 2006"), d.Owner)
	case ActionDue:
		return fmt.Sprintf("%s: %s overdue. %s", d.ItemTitle, days(-d.Days), d.What)
	case SessionDue:
		return fmt.Sprintf("Nobody has touched this session for %s.", days(-d.Days))
	}
	return d.What
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
