package capsule

import (
	"slices"

	"loracle/data/session"
)

// told are the kinds of event that the shared variant carries: what was answered,
// decided and planned, and who objected. Notes, votes and everything that comes
// later stay out until they are named here.
var told = []session.Kind{
	session.Created, session.Renamed, session.Answered, session.Cleared,
	session.Marked, session.RiskAccepted, session.Withdrawn,
	session.ActionAdded, session.ActionClosed, session.PackUpgraded, session.KnowledgeRenewed,
	session.MeetingOpened, session.MeetingClosed, session.AttendeeAdded, session.DeciderNamed, session.Decided, session.Dissented,
	session.LineSet, session.LineUnset,
}

// ForSharing is what may be told of a session to people who were not in the
// room: what was answered and decided, without notes and votes, and without who
// said it. Those who decided or dissented, who take or watch a risk, or do
// something about it, are part of what was decided and stay.
//
// What was undone is not told. Events get new numbers, and what ends an earlier
// event follows it or goes with it.
func ForSharing(events []session.Event) []session.Event {
	var out []session.Event
	events = session.InForce(events)
	named := spokesmen(events)
	number := map[uint64]uint64{}
	for _, e := range events {
		if !slices.Contains(told, e.Kind) || e.Kind == session.AttendeeAdded && !named[e.Attendee] {
			continue
		}
		if e.Ref != 0 {
			if e.Ref = number[e.Ref]; e.Ref == 0 {
				continue
			}
		}
		number[e.Seq] = uint64(len(out)) + 1
		e.Seq, e.By, e.Via = uint64(len(out))+1, "", ""
		if e.Override != nil {
			nameless := *e.Override
			nameless.By = ""
			e.Override = &nameless
		}
		out = append(out, e)
	}
	return out
}

// spokesmen are those who were named decider, decided or dissented.
func spokesmen(events []session.Event) map[string]bool {
	named := map[string]bool{}
	for _, e := range events {
		switch e.Kind {
		case session.DeciderNamed, session.Decided, session.Dissented:
			named[e.Attendee] = true
		default:
		}
	}
	return named
}
