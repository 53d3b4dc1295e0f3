package report

import (
	"cmp"
	"slices"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

// decisionLog lists what was decided, when and by whom: marks, accepted risks,
// actions, topics and the checklist itself. Answers have a part of their own.
// What one person said in one go, as a file does, is one entry.
func decisionLog(s Source) []block {
	l := list{}
	events := decisions(s)
	for len(events) > 0 {
		n := together(events)
		head := bold(join(", ", escape(minute(events[0].At)), who(s, events[0])) + ":")
		if n == 1 {
			l.add(join(" ", head, decided(s.Case, events[0])))
		} else {
			l.add(join(" ", head, say("%d checkpoints marked.", n)), decidedTogether(s.Case, events[:n])...)
		}
		events = events[n:]
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{heading{2, "Decision log"}, paragraph("Times are UTC."), l}
}

// decisions are the events of a session that decide something.
func decisions(s Source) []session.Event {
	return slices.DeleteFunc(slices.Clone(s.carried().Events), func(e session.Event) bool {
		return slices.Contains([]session.Kind{session.Answered, session.Cleared, session.Noted}, e.Kind)
	})
}

// together counts how many marks from the first on were set in one go.
func together(events []session.Event) int {
	first := events[0]
	for n, e := range events {
		if e.Kind != session.Marked || !e.At.Equal(first.At) || e.By != first.By {
			return max(1, n)
		}
	}
	return len(events)
}

func minute(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") }

// who is the author of an event and how it was said; nothing in a report for
// sharing.
func who(s Source, e session.Event) inline {
	if s.shared() {
		return ""
	}
	return join(", ", escape(cmp.Or(e.By, "somebody")), escape(e.Via.Label()))
}

func decidedTogether(c casefile.Case, events []session.Event) []inline {
	var out []inline
	for _, e := range events {
		out = append(out, decided(c, e))
	}
	return out
}

// decided is what one event decided, as a sentence.
func decided(c casefile.Case, e session.Event) inline {
	switch e.Kind {
	case session.Created:
		return say("Started as “%s” with the checklist %s.", e.Title, e.Pack)
	case session.Renamed:
		return say("Renamed to “%s”.", e.Title)
	case session.PackUpgraded:
		return say("Went over to the checklist %s.", e.Pack)
	case session.LineSet, session.LineUnset:
		return sentence(escape(casefile.LineInWords(e)))
	case session.Deleted:
		return "Deleted."
	case session.Restored:
		return "Brought back."
	default:
		item, words := changed(c, e)
		if item == "" {
			return sentence(capital(escape(words)))
		}
		return say("%s: %s", itemTitle(c, item), sentence(escape(words)))
	}
}

// changed is what an event says about which checkpoint, in words.
func changed(c casefile.Case, e session.Event) (checklist.ItemID, string) {
	change := session.Change{At: e.At, By: e.By, Via: e.Via, Kind: e.Kind, Note: e.Note}
	if e.Mark != nil {
		change.Mark = *e.Mark
	}
	if e.Action != nil {
		change.Note = e.Action.Sentence()
	}
	item := e.Item
	for _, a := range c.Actions {
		if e.Kind == session.ActionClosed && a.ID == e.Ref {
			item = a.Item
		}
	}
	return item, casefile.InWords(change)
}
