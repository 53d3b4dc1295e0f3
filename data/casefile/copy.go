package casefile

import (
	"slices"
	"time"

	"loracle/data/session"
)

// CopyOf is the events of a copy of a session under another title: everything
// that counts, said by whom and when it was said. Meetings and milestones belong
// to the session they are of; what was decided on a checkpoint comes along as
// its mark.
func CopyOf(events []session.Event, title string, at time.Time, by string) []session.Event {
	var out []session.Event
	number := map[uint64]uint64{}
	for _, e := range session.InForce(events) {
		if e.Kind == session.Decided && e.Mark != nil {
			mark := session.MarkItem(e.Item, *e.Mark)
			mark.Seq, mark.At, mark.By, mark.Via = e.Seq, e.At, e.By, e.Via
			e = mark
		}
		if ofItsOwn(e.Kind) {
			continue
		}
		was := e.Seq
		if e.Ref != 0 {
			e.Ref = number[e.Ref]
		}
		e.Seq = uint64(len(out)) + 1
		number[was] = e.Seq
		out = append(out, e)
	}
	renamed := session.Rename(title)
	renamed.Seq, renamed.At, renamed.By = uint64(len(out))+1, at, by
	return append(out, renamed)
}

// ofItsOwn reports whether events of a kind stay with their session.
func ofItsOwn(k session.Kind) bool {
	return slices.Contains([]session.Kind{
		session.MilestoneTaken, session.Deleted, session.Restored,
		session.AttendeeAdded, session.AttendeeRemoved, session.DeciderNamed, session.MeetingOpened, session.MeetingClosed,
		session.PollOpened, session.VoteCast, session.PollRevealed, session.PollDropped, session.Decided, session.Dissented, session.PresenterNoted,
	}, k)
}
