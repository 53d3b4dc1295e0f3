package store

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"loracle/data/session"
)

// Create implements Store. The session's id is made from the clock and from
// the system's random source.
func (b *Bolt) Create(events ...session.Event) (session.State, error) {
	if len(events) == 0 {
		return session.State{}, errors.New("create session: no event was given")
	}
	id, err := b.options.NewID()
	if err != nil {
		return session.State{}, err
	}
	stamped := make([]session.Event, len(events))
	for i, e := range events {
		stamped[i] = b.options.Stamp(e)
	}
	now, err := b.change(func(tx *bbolt.Tx) (folded, error) {
		return b.createIn(tx, id, stamped)
	})
	return now.state.Clone(), err
}

func (b *Bolt) createIn(tx *bbolt.Tx, id session.ID, events []session.Event) (folded, error) {
	bucket, err := newEvents(tx, id)
	if err != nil {
		return folded{}, err
	}
	now := folded{state: session.New(id)}
	for _, e := range events {
		if _, err := now.put(bucket, e); err != nil {
			return folded{}, fmt.Errorf("create session: %w", err)
		}
	}
	return now, b.file(tx, Summary{}, b.summarize(now.state))
}

// Append implements Store.
func (b *Bolt) Append(id session.ID, e session.Event) (session.Event, error) {
	e = b.options.Stamp(e)
	var kept session.Event
	_, err := b.change(func(tx *bbolt.Tx) (folded, error) {
		bucket, err := b.eventsOf(tx, id)
		if err != nil {
			return folded{}, err
		}
		now, err := b.fold(id, bucket)
		if err != nil {
			return folded{}, err
		}
		before := summarize(now.state)
		if kept, err = now.put(bucket, e); err != nil {
			return folded{}, fmt.Errorf("save event: %w", err)
		}
		return now, b.file(tx, before, b.summarize(now.state))
	})
	if err != nil {
		return session.Event{}, err
	}
	return kept, nil
}

// change runs fn in a write transaction and remembers the state it made once
// that is on disk.
func (b *Bolt) change(fn func(*bbolt.Tx) (folded, error)) (folded, error) {
	var now folded
	err := b.update(func(tx *bbolt.Tx) (err error) {
		now, err = fn(tx)
		return err
	})
	if err != nil {
		return folded{}, err
	}
	b.remember(now)
	return now, nil
}

func (b *Bolt) summarize(s session.State) Summary {
	// What goes wrong in the caller's code is not damage to the file.
	defer passOn()
	return b.options.Summary(s)
}

// Events implements Store.
func (b *Bolt) Events(id session.ID) ([]session.Event, error) {
	var events []session.Event
	err := b.view(func(tx *bbolt.Tx) error {
		bucket, err := b.eventsOf(tx, id)
		if err != nil {
			return err
		}
		whole := folded{state: session.New(id)}
		return b.replay(bucket, &whole, func(e session.Event) { events = append(events, e) })
	})
	if err != nil {
		return nil, err
	}
	return events, nil
}

// Load implements Store.
func (b *Bolt) Load(id session.ID) (session.State, error) {
	var now folded
	err := b.view(func(tx *bbolt.Tx) error {
		bucket, err := b.eventsOf(tx, id)
		if err != nil {
			return err
		}
		now, err = b.fold(id, bucket)
		return err
	})
	if err != nil {
		return session.State{}, err
	}
	b.remember(now)
	return now.state.Clone(), nil
}

func (b *Bolt) eventsOf(tx *bbolt.Tx, id session.ID) (*bbolt.Bucket, error) {
	own := tx.Bucket(sessionsBucket).Bucket([]byte(id))
	if own == nil {
		return nil, UnknownSessionError(id)
	}
	events := own.Bucket(eventsBucket)
	if events == nil {
		return nil, EventError(b.path, id, errors.New("no events"))
	}
	return events, nil
}
