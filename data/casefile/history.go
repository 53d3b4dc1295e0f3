package casefile

import (
	"fmt"
	"strings"
	"time"

	"loracle/checklist"
	"loracle/data/session"
)

// dates is how days are written: in words for screens, and as ISO 8601 has them
// in reports, where all of them read alike.
type dates string

const (
	onScreens dates = "2 January 2006"
	inReports dates = time.DateOnly
)

// InWords says what a change was, from what to what, for a screen.
func InWords(c session.Change) string { return inWords(c, onScreens) }

// InReport is InWords for a report.
func InReport(c session.Change) string { return inWords(c, inReports) }

func inWords(c session.Change, as dates) string {
	switch c.Kind {
	case session.Marked, session.RiskAccepted:
		return changed(c.From, c.Mark, as)
	case session.Withdrawn:
		return withWords(stateChange(c.From, c.Mark)+", acceptance withdrawn", c.Note)
	case session.Noted:
		return noteChanged(c.Was, c.Note)
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
		return "decided by " + c.Attendee + ": " + withWords(changed(c.From, c.Mark, as), c.Note)
	case session.Dissented:
		return "dissent of " + c.Attendee + ": " + c.Note
	default:
	}
	return string(c.Kind)
}

// markInWords is a mark with what it rests on.
func markInWords(m checklist.Mark, as dates) string {
	if m.State == checklist.Untouched {
		return "taken back"
	}
	if m.State == checklist.Accepted {
		return grounds(m, as)
	}
	return withWords(m.State.Label(), grounds(m, as))
}

// changed says how a mark became another: the states, what the new one rests
// on and, where the state stayed, what it rested on before.
func changed(from, to checklist.Mark, as dates) string {
	if to.State == checklist.Accepted && from.State == checklist.Untouched {
		return grounds(to, as)
	}
	text := withWords(stateChange(from, to), grounds(to, as))
	if before := grounds(from, as); from.State == to.State && before != "" && before != grounds(to, as) {
		text += " (before: " + before + ")"
	}
	return text
}

func stateChange(from, to checklist.Mark) string {
	switch {
	case from.State == to.State:
		return "still " + to.State.Label()
	case to.State == checklist.Accepted:
		return "from " + from.State.Label()
	case to.State == checklist.Untouched:
		return "from " + from.State.Label() + ", taken back"
	}
	return "from " + from.State.Label() + " to " + to.State.Label()
}

// grounds is what a mark rests on.
func grounds(m checklist.Mark, as dates) string {
	if m.State == checklist.Accepted {
		text := fmt.Sprintf("accepted by %s, watched by %s, until %s: %s", m.AcceptedBy, m.Owner, m.Until.Format(string(as)), m.Reason)
		if m.Notice != "" {
			text = strings.TrimRight(text, ".") + "; we will notice: " + m.Notice
		}
		return text
	}
	var parts []string
	for _, part := range []string{m.Evidence, m.Reason} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if m.Reason != "" && m.Answers != "" && m.Answers != m.Evidence {
		parts = append(parts, "against the answers ("+m.Answers+")")
	}
	return strings.Join(parts, "; ")
}

func noteChanged(was, now string) string {
	switch {
	case now == "":
		return withWords("note removed", was)
	case was != "":
		return fmt.Sprintf("note: %s (before: %s)", now, was)
	}
	return "note: " + now
}

func withWords(what, words string) string {
	if words == "" {
		return what
	}
	return what + ": " + words
}
