package session

import (
	"cmp"
	"slices"
)

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
	var out []Clash
	for _, same := range s.Log.late() {
		for i, e := range same {
			if e.Seen == 0 || settled(e, same[i+1:]) {
				continue
			}
			if unseen := unseenBy(e, same[:i]); len(unseen) > 0 {
				out = append(out, Clash{Late: e, Unseen: unseen})
			}
		}
	}
	slices.SortFunc(out, func(a, b Clash) int { return cmp.Compare(a.Late.Seq, b.Late.Seq) })
	return out
}

// settled reports whether a later change of the same thing says what holds. A
// later one of the same person, made in the same ignorance, takes its place.
func settled(e Event, later []Event) bool {
	return slices.ContainsFunc(later, func(f Event) bool { return f.Seen == 0 || f.Seen >= e.Seq || f.ownOf(e) })
}

// unseenBy lists the changes of the same thing that a late one did not know of.
func unseenBy(e Event, before []Event) []Event {
	var out []Event
	for _, f := range before {
		if f.Seq > e.Seen && !f.ownOf(e) {
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

// late lists the changes in force from the first one on that a late change could
// have missed, those of one thing together; none where no change was late.
func (l Log) late() map[string][]Event {
	first := uint64(0)
	for n := l.last; n != nil; n = n.prior {
		if n.event.Seen != 0 && (first == 0 || n.event.Seen < first) {
			first = n.event.Seen
		}
	}
	if first == 0 {
		return nil
	}
	events := l.All()[first:]
	undone, same := undoneIn(events), map[string][]Event{}
	for _, e := range events {
		if _, gone := undone[e.Seq]; !gone && e.subject() != "" {
			same[e.subject()] = append(same[e.subject()], e)
		}
	}
	return same
}

// SameChange reports whether two events are one and the same change, whatever
// their numbers: of the same person, at the same time, saying the same.
func SameChange(a, b Event) bool {
	a.Seq, b.Seq, a.Seen, b.Seen = 0, 0, 0, 0
	x, errX := Encode(a)
	y, errY := Encode(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
