package session

import (
	"bytes"
	"slices"
)

// Log is every event of a session in order, the undone ones and the undoings
// included. It only ever grows; a longer one shares what it has in common with
// a shorter one, so that copies of a state cost nothing.
type Log struct{ last *logged }

type logged struct {
	event Event
	prior *logged
	count int
	// before is the state that the event found; only now and then, so that
	// undoing need not begin at the first event.
	before *State
}

// restEvery is after how many events the log keeps a state.
const restEvery = 64

// with is the log with one more event at its end.
func (l Log) with(e Event) Log { return Log{&logged{event: e, prior: l.last, count: l.Len() + 1}} }

// rest keeps the state before the last event, where it is time to.
func (l Log) rest(s State) {
	if l.Len()%restEvery == 0 {
		before := s.Clone()
		l.last.before = &before
	}
}

// since is the latest kept state that no undoing has touched, with the events
// that follow it, and the undoings among them. The state is a new one where
// none was kept.
func (l Log) since(id ID) (from State, events []Event) {
	from = New(id)
	oldest := uint64(l.Len()) // the earliest event that an undoing was about
	for n := l.last; n != nil; n = n.prior {
		events = append(events, n.event)
		if n.event.Kind == Undone || n.event.Kind == Redone {
			oldest = min(oldest, n.event.Ref)
		}
		if n.before != nil && n.event.Seq <= oldest {
			from = n.before.Clone()
			break
		}
	}
	slices.Reverse(events)
	return from, events
}

// isUndone reports whether an event is undone now.
func (l Log) isUndone(seq uint64) bool {
	for n := l.last; n != nil && n.event.Seq > seq; n = n.prior {
		if n.event.Ref == seq && (n.event.Kind == Undone || n.event.Kind == Redone) {
			return n.event.Kind == Undone
		}
	}
	return false
}

// Len is the number of events.
func (l Log) Len() int {
	if l.last == nil {
		return 0
	}
	return l.last.count
}

// All lists the events, oldest first. They must not be changed.
func (l Log) All() []Event {
	all := make([]Event, l.Len())
	for n := l.last; n != nil; n = n.prior {
		all[n.count-1] = n.event
	}
	return all
}

// Event is the event of a number; ok is false where there is none.
func (l Log) Event(seq uint64) (e Event, ok bool) {
	for n := l.last; n != nil; n = n.prior {
		if n.event.Seq == seq {
			return n.event, true
		}
	}
	return Event{}, false
}

// Undone tells for each event that is undone now the number of the event that
// undid it.
func (l Log) Undone() map[uint64]uint64 { return undoneIn(l.All()) }

func undoneIn(events []Event) map[uint64]uint64 {
	undone := map[uint64]uint64{}
	for _, e := range events {
		switch e.Kind {
		case Undone:
			undone[e.Ref] = e.Seq
		case Redone:
			delete(undone, e.Ref)
		default:
		}
	}
	return undone
}

// InForce lists the events that count: those that are not undone, without the
// undoings.
func InForce(events []Event) []Event {
	undone := undoneIn(events)
	var out []Event
	for _, e := range events {
		if _, gone := undone[e.Seq]; !gone && e.Kind != Undone && e.Kind != Redone {
			out = append(out, e)
		}
	}
	return out
}

// Equal reports whether two logs hold the same events as they are stored.
func (l Log) Equal(m Log) bool {
	return slices.EqualFunc(l.All(), m.All(), func(a, b Event) bool {
		x, errX := Encode(a)
		y, errY := Encode(b)
		return (errX == nil) == (errY == nil) && bytes.Equal(x, y)
	})
}
