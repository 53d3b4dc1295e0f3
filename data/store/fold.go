package store

import (
	"bytes"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"loracle/data/session"
)

// folded is a state together with the stored form of its last event. A state
// that is remembered is used again only where the store still holds that very
// event, which it does not after an older copy of the file was put back.
type folded struct {
	state session.State
	event []byte
}

// fold is the state of a session, worked out from the events that are new
// since it was last remembered.
func (b *Bolt) fold(id session.ID, events *bbolt.Bucket) (folded, error) {
	now := folded{state: session.New(id)}
	if last := b.last; last.state.ID == id && bytes.Equal(last.event, events.Get(eventKey(last.state.Seq))) {
		now = folded{last.state.Clone(), last.event}
	}
	err := b.replay(events, &now, func(session.Event) {})
	return now, err
}

// replay folds the events that follow those in now, and shows each.
func (b *Bolt) replay(events *bbolt.Bucket, now *folded, show func(session.Event)) error {
	id := now.state.ID
	c := events.Cursor()
	for k, v := c.Seek(eventKey(now.state.Seq + 1)); k != nil; k, v = c.Next() {
		e, err := session.Decode(v)
		if err == nil {
			err = now.state.Apply(e)
		}
		if err != nil {
			return EventError(b.path, id, fmt.Errorf("read event %x: %w", k, err))
		}
		now.event = append(now.event[:0:0], v...)
		show(e)
	}
	if now.state.Seq == 0 {
		return EventError(b.path, id, errors.New("no events"))
	}
	return nil
}

// put writes the next event of a session and folds it in.
func (f *folded) put(events *bbolt.Bucket, e session.Event) (session.Event, error) {
	kept, raw, err := Next(&f.state, e)
	if err != nil {
		return e, err
	}
	f.event = raw
	// Events only ever come at the end, so pages can be filled up.
	events.FillPercent = 1
	return kept, events.Put(eventKey(kept.Seq), raw)
}

// remember keeps a state that is on disk. Its maps are shared with nobody who
// changes them: fold and the methods of Store hand out copies.
func (b *Bolt) remember(f folded) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		b.last = f
	}
}
