package etcd

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
)

// Append implements store.Store.
func (s *Store) Append(id session.ID, e session.Event) (session.Event, error) {
	return s.append(sending{id: id, event: s.options.Stamp(e), after: noneBefore})
}

// Resume is Append for an event that an earlier call may have appended behind
// the event of a number: where it is there already, it is not appended again.
// The event has the time and the author that it had then.
func (s *Store) Resume(id session.ID, e session.Event, after uint64) (session.Event, error) {
	return s.append(sending{id: id, event: s.options.Stamp(e), after: after})
}

// noneBefore says that no earlier call tried to append an event.
const noneBefore = ^uint64(0)

// sending is one event on its way into a session.
type sending struct {
	id    session.ID
	event session.Event
	// after is the event behind which an earlier call may have put it.
	after uint64
	// sent are the forms in which it was sent without an answer: with the
	// numbers it would have had.
	sent []session.Event
}

// append puts an event behind the last one. Each round works on a state that is
// believed to be the last; the transaction tells whether it is.
func (s *Store) append(a sending) (session.Event, error) {
	if err := s.open(); err != nil {
		return session.Event{}, err
	}
	p, lost := s.patience(), 0
	now, sure := s.remembered(a.id), false
	for stale := now.state.Seq == 0; ; {
		if stale {
			var err error
			if now, err = s.foldWithin(p, a.id); err != nil {
				return session.Event{}, err
			}
			stale, sure = false, true
		}
		if kept, ok := a.landed(now.state); ok {
			return kept, nil
		}
		next := now.state.Clone()
		kept, raw, err := store.Next(&next, a.event)
		if err != nil && sure {
			return session.Event{}, fmt.Errorf("save event: %w", err)
		}
		if err != nil { // what is remembered may be out of date
			stale = true
			continue
		}
		t, err := s.step(now, next, []putEvent{{kept.Seq, raw}})
		if err != nil {
			return session.Event{}, err
		}
		resp, err := s.write(t)
		switch {
		case err == nil && resp.Succeeded:
			s.remember(folded{next, resp.Header.Revision})
			return kept, nil
		case err == nil: // somebody was faster
			if now, err = s.take(a.id, now, resp.Responses); err != nil {
				return session.Event{}, err
			}
			sure = true
			if lost++; lost > 1 {
				s.stepBack(lost)
				stale = true
			}
		case !passing(err) || !p.again():
			return session.Event{}, s.explain("written", err)
		default: // it may have been carried out: what stands under its number tells
			a.sent = append(a.sent, kept)
			stale = true
		}
	}
}

// stepBack waits after having lost a number to others several times. Where many
// write to one session at once, they take turns by that.
func (s *Store) stepBack(lost int) { pause(s.alive, rand.N(min(firstPause<<lost, longestPause))) }

// landed finds the event where an attempt put it.
func (a sending) landed(state session.State) (session.Event, bool) {
	for _, e := range a.sent {
		if there, ok := state.Log.Event(e.Seq); ok && session.SameChange(there, e) {
			return there, true
		}
	}
	if a.after >= state.Seq {
		return session.Event{}, false
	}
	for _, there := range state.Log.All()[a.after:] {
		if session.SameChange(there, a.event) {
			return there, true
		}
	}
	return session.Event{}, false
}

// putEvent is an event as it is put under its number.
type putEvent struct {
	seq uint64
	raw []byte
}

// step is the transaction that brings a session from one state to the next. It
// holds only where the first is still the last one; otherwise it reads what is
// new since then.
func (s *Store) step(now folded, next session.State, events []putEvent) (txn, error) {
	id := now.state.ID
	file, err := fileOps(store.Options{}.Summary(now.state), s.options.Summary(next))
	if err != nil {
		return txn{}, err
	}
	t := txn{
		ifs: []clientv3.Cmp{
			clientv3.Compare(clientv3.ModRevision(summaryKey(id)), "=", now.head),
			absent(eventKey(id, events[0].seq)),
		},
		otherwise: stateOps(id, now.state.Seq),
	}
	for _, e := range events {
		t.then = append(t.then, clientv3.OpPut(eventKey(id, e.seq), string(e.raw)))
	}
	t.then = append(t.then, file...)
	return t, nil
}

// fileOps keep a session's summary and bring its places in the index up to
// date. Before is what they follow from now; it has no id for a new session.
func fileOps(before, now store.Summary) ([]clientv3.Op, error) {
	raw, err := json.Marshal(now)
	if err != nil {
		return nil, fmt.Errorf("summarize session: %w", err)
	}
	ops := []clientv3.Op{clientv3.OpPut(summaryKey(now.ID), string(raw)), clientv3.OpPut(indexKey(now), string(raw))}
	isNew := before.ID == ""
	if !isNew && indexKey(before) != indexKey(now) {
		ops = append(ops, clientv3.OpDelete(indexKey(before)))
	}
	if isNew || before.Title != now.Title {
		ops = append(ops, clientv3.OpPut(titleKey(now.Title, now.ID), ""))
	}
	if !isNew && before.Title != now.Title {
		ops = append(ops, clientv3.OpDelete(titleKey(before.Title, before.ID)))
	}
	return ops, nil
}
