package casefile

import (
	"fmt"

	"loracle/data/session"
)

// UndoLine says in one sentence what the last event of the case undid or
// brought back; empty where it did neither. By is who asked for it.
func (c Case) UndoLine(by string) string {
	undoing, ok := c.Log.Event(c.Seq)
	change, known := c.Log.Event(undoing.Ref)
	if !ok || !known || undoing.Kind != session.Undone && undoing.Kind != session.Redone {
		return ""
	}
	t := teller{c.Base, c.State}
	word, again := "Undone", "back to "
	if undoing.Kind == session.Redone {
		word, again = "Brought back", "again "
	}
	if change.By != by && change.By != "" {
		word += fmt.Sprintf(" (%s, %s)", change.By, change.At.Format("2 January"))
	}
	if what, how := t.stands(change); what != "" {
		return fmt.Sprintf("%s: %s %s%s.", word, what, again, how)
	}
	return fmt.Sprintf("%s: %s.", word, trimStop(t.happened(change, c.State)))
}

func trimStop(s string) string {
	if n := len(s); n > 0 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}

// WhyNotUndone says in one sentence why a change cannot be undone or brought
// back; ok is false for any other error.
func (c Case) WhyNotUndone(err error) (why string, ok bool) {
	r, refused := session.Refused(err)
	if !refused {
		return "", false
	}
	if r.Later.Seq == 0 {
		return "That cannot be undone: " + r.Why + ".", true
	}
	t := teller{c.Base, c.State}
	later := t.happened(r.Later, c.State)
	if what, _ := t.stands(r.Later); what != "" {
		later = what
	}
	return fmt.Sprintf("That does not work any more: change %d came later and rests on how it is now (%s). Undo that one first.", r.Later.Seq, trimStop(later)), true
}
