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
	entries := append(recorded(s), spoken(s.Case)...)
	slices.SortStableFunc(entries, func(a, b logged) int { return a.at.Compare(b.at) })
	l := list{}
	for _, e := range entries {
		l.add(join(" ", bold(join(", ", escape(minute(e.at)), e.who)+":"), e.what), e.parts...)
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{heading{2, "Decision log"}, paragraph(join(" ", "Times are UTC.", present(s.Case))), l}
}

// logged is one entry of the log.
type logged struct {
	at        time.Time
	who, what inline
	parts     []inline
}

// recorded is what was marked, accepted and planned.
func recorded(s Source) []logged {
	var out []logged
	events := decisions(s)
	for len(events) > 0 {
		n := together(events)
		e := logged{at: events[0].At, who: who(s, events[0].Event), what: decided(s.Case, events[0])}
		if n > 1 {
			e.what, e.parts = say("%d checkpoints marked.", n), decidedTogether(s.Case, events[:n])
		}
		out = append(out, e)
		events = events[n:]
	}
	return out
}

// spoken is what the room voted, decided and objected to.
func spoken(c casefile.Case) []logged {
	var out []logged
	for _, e := range c.Minutes().Log {
		verb := map[casefile.LogKind]string{
			casefile.LogPoll: "Poll", casefile.LogDecision: "Decided", casefile.LogVerdict: "Verdict", casefile.LogDissent: "Dissent",
		}[e.Kind]
		if verb == "" {
			continue // recorded as an event of its own
		}
		about := inline(verb)
		if e.Title != "" {
			about = say("%s on %s", verb, e.Title)
		}
		out = append(out, logged{at: e.At, who: escape(e.Who), what: join(" ", say("%s: %s", about, sentence(escape(e.Text))), labelled("Votes", e.Votes))})
	}
	return out
}

// present names those who were in the room.
func present(c casefile.Case) inline {
	var names []inline
	for _, a := range c.Minutes().Attendees {
		name := escape(a.Name)
		if a.Role != "" {
			name = say("%s (%s)", a.Name, a.Role)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return say("In the room: %s.", enumerate(names))
}

// elsewhere are the kinds of event that other parts of the report tell, or that
// are nobody's business.
var elsewhere = []session.Kind{
	session.Undone, session.Redone, session.ScenarioKept, session.ScenarioDropped,
	session.Answered, session.Cleared, session.Noted,
	session.AttendeeAdded, session.AttendeeRemoved, session.DeciderNamed, session.MeetingOpened, session.MeetingClosed,
	session.PollOpened, session.VoteCast, session.PollRevealed, session.PollDropped, session.Decided, session.Dissented, session.PresenterNoted,
}

// ruling is an event that decides something, with how its checkpoint stood
// before and after it.
type ruling struct {
	session.Event
	from, to checklist.Mark
}

// decisions are what a session decided outside a meeting and did not undo.
func decisions(s Source) []ruling {
	var out []ruling
	state := session.New("")
	for _, e := range s.carried().Events {
		d := ruling{Event: e, from: state.Marks[e.Item]}
		if err := state.Apply(e); err != nil {
			break // events that make no session are not opened, so that none gets here
		}
		d.to = state.Marks[e.Item]
		if !slices.Contains(elsewhere, e.Kind) {
			out = append(out, d)
		}
	}
	undone := state.Log.Undone()
	return slices.DeleteFunc(out, func(d ruling) bool { return undone[d.Seq] != 0 })
}

// together counts how many marks from the first on were set in one go.
func together(events []ruling) int {
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

func decidedTogether(c casefile.Case, events []ruling) []inline {
	var out []inline
	for _, e := range events {
		out = append(out, decided(c, e))
	}
	return out
}

// decided is what one event decided, as a sentence.
func decided(c casefile.Case, e ruling) inline {
	switch e.Kind {
	case session.Created:
		return say("Started as “%s” with the checklist %s.", e.Title, e.Pack)
	case session.Renamed:
		return say("Renamed to “%s”.", e.Title)
	case session.PackUpgraded:
		return say("Went over to the checklist %s.", e.Pack)
	case session.KnowledgeRenewed:
		return "Went over to the figures of that day."
	case session.MilestoneTaken:
		return say("Milestone taken: “%s”.", e.Title)
	case session.LineSet, session.LineUnset:
		return sentence(escape(casefile.LineInWords(e.Event)))
	case session.Deleted:
		return "Deleted."
	case session.Restored:
		return "Brought back."
	case session.Lost:
		return "A change that could not be read any more."
	default:
		item, words := changed(c, e)
		if item == "" {
			return sentence(capital(escape(words)))
		}
		return say("%s: %s", itemTitle(c, item), sentence(escape(words)))
	}
}

// changed is what an event says about which checkpoint, in words.
func changed(c casefile.Case, e ruling) (checklist.ItemID, string) {
	change := session.Change{At: e.At, By: e.By, Via: e.Via, Kind: e.Kind, Note: e.Note, From: e.from, Mark: e.to}
	if e.Action != nil {
		change.Note = e.Action.SentenceWith(day(e.Action.Due))
	}
	item := e.Item
	for _, a := range c.Actions {
		if e.Kind == session.ActionClosed && a.ID == e.Ref {
			item = a.Item
		}
	}
	return item, casefile.InReport(change)
}
