package casefile

import (
	"fmt"
	"strings"

	"loracle/checklist"
	"loracle/data/session"
)

// InWords says what a change was, from what to what.
func InWords(c session.Change) string {
	switch c.Kind {
	case session.Marked, session.RiskAccepted:
		return changed(c.From, c.Mark)
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
		return "decided by " + c.Attendee + ": " + withWords(changed(c.From, c.Mark), c.Note)
	case session.Dissented:
		return "dissent of " + c.Attendee + ": " + c.Note
	default:
	}
	return string(c.Kind)
}

// markInWords is a mark with what it rests on.
func markInWords(m checklist.Mark) string {
	if m.State == checklist.Untouched {
		return "taken back"
	}
	if m.State == checklist.Accepted {
		return grounds(m)
	}
	return withWords(m.State.Label(), grounds(m))
}

// changed says how a mark became another: the states, what the new one rests
// on and, where the state stayed, what it rested on before.
func changed(from, to checklist.Mark) string {
	if to.State == checklist.Accepted && from.State == checklist.Untouched {
		return grounds(to)
	}
	text := withWords(stateChange(from, to), grounds(to))
	if before := grounds(from); from.State == to.State && before != "" && before != grounds(to) {
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
func grounds(m checklist.Mark) string {
	if m.State == checklist.Accepted {
		text := fmt.Sprintf("accepted by %s, watched by %s, until %s: %s", m.AcceptedBy, m.Owner, m.Until.Format("2 January 2006"), m.Reason)
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
