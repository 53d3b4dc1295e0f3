package session

import "slices"

// Clash is a change that was made by somebody who had not seen another change
// of the same thing. Both are kept; Late counts until somebody who knows of
// both says what holds.
type Clash struct {
	// Late is the change that came last, and Unseen those it was made without
	// knowing of, oldest first.
	Late   Event
	Unseen []Event
}

// Clashes lists the changes that somebody has yet to settle, oldest first. A
// clash is settled by any later change of the same thing that was made with
// both in view, and by undoing the late change.
func (s State) Clashes() []Clash {
	events := s.Log.late()
	undone := undoneIn(events)
	var out []Clash
	for i, e := range events {
		if _, gone := undone[e.Seq]; gone || e.Seen == 0 || e.subject() == "" || settled(e, events[i+1:], undone) {
			continue
		}
		if unseen := unseenBy(e, events[:i], undone); len(unseen) > 0 {
			out = append(out, Clash{Late: e, Unseen: unseen})
		}
	}
	return out
}

// settled reports whether a later change of the same thing says what holds. A
// later one of the same person, made in the same ignorance, takes its place.
func settled(e Event, later []Event, undone map[uint64]uint64) bool {
	return slices.ContainsFunc(later, func(f Event) bool {
		_, gone := undone[f.Seq]
		return !gone && f.subject() == e.subject() && (f.Seen == 0 || f.Seen >= e.Seq || f.ownOf(e))
	})
}

// unseenBy lists the changes of the same thing that a late one did not know of.
func unseenBy(e Event, before []Event, undone map[uint64]uint64) []Event {
	var out []Event
	for _, f := range before {
		_, gone := undone[f.Seq]
		if f.Seq > e.Seen && !gone && f.subject() == e.subject() && !f.ownOf(e) {
			out = append(out, f)
		}
	}
	return out
}

// ownOf reports whether two late changes came from one person at one time: they
// were made in the same view of the session.
func (e Event) ownOf(other Event) bool {
	return e.By == other.By && e.Seen == other.Seen && e.Seen != 0
}

// Settle is the change that settles a clash in favour of one of its changes. It
// says again what that one said.
func (c Clash) Settle(with Event) Event {
	again := with
	again.Seq, again.Seen, again.By, again.Via = 0, 0, "", ""
	return again
}

// late lists the events from the first one on that a late change could have
// missed; none where no change was late.
func (l Log) late() []Event {
	first := uint64(0)
	for n := l.last; n != nil; n = n.prior {
		if n.event.Seen != 0 && (first == 0 || n.event.Seen < first) {
			first = n.event.Seen
		}
	}
	if first == 0 {
		return nil
	}
	return l.All()[first:]
}

// SameChange reports whether two events are one and the same change, whatever
// their numbers: of the same person, at the same time, saying the same.
func SameChange(a, b Event) bool {
	a.Seq, b.Seq, a.Seen, b.Seen = 0, 0, 0, 0
	x, errX := Encode(a)
	y, errY := Encode(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
