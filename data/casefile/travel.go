package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"loracle/data/capsule"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/strict"
)

// ErrOtherFigures says that a session rests on a knowledge base that is neither
// the current one nor in the store nor carried along.
var ErrOtherFigures = errors.New("made with figures that are not at hand")

// Capsule packs a session with all its events, and the knowledge bases and
// checklists it was made with.
func (c *Cabinet) Capsule(state session.State) (capsule.Capsule, error) {
	events, err := c.Store.Events(state.ID)
	if err != nil {
		return capsule.Capsule{}, err
	}
	out := capsule.Capsule{Variant: capsule.Room, ID: state.ID, Events: events}
	for _, f := range capsule.Wanted(events) {
		f.Data, err = c.Store.Knowledge(f.SHA256)
		if errors.Is(err, store.ErrNotFound) && f.Kind != capsule.Pack {
			continue // as when it came without; the session says so where it is shown
		}
		if err != nil {
			return out, fmt.Errorf("find what the session was made with: %w", err)
		}
		out.Files = append(out.Files, f)
	}
	return out, nil
}

// CapsuleOf packs events that are in no store, with the knowledge base and
// checklist they were made with.
func CapsuleOf(base *knowledge.Base, events []session.Event) (capsule.Capsule, error) {
	files, err := base.Bundle()
	if err != nil {
		return capsule.Capsule{}, fmt.Errorf("pack the knowledge base: %w", err)
	}
	out := capsule.Capsule{Variant: capsule.Room, Events: events}
	for _, f := range capsule.Wanted(events) {
		switch f.SHA256 {
		case base.Advice.SHA256:
			f.Data = files
		case base.PackSHA256:
			f.Data = base.PackData
		}
		out.Files = append(out.Files, f)
	}
	return out, nil
}

// Unpack makes a session of a capsule, exactly as it was; only its id is new.
// Without the knowledge base it was made with the error is ErrOtherFigures,
// unless current lets it take today's.
func (c *Cabinet) Unpack(travelled capsule.Capsule, current bool) (session.State, error) {
	if _, err := travelled.State(); err != nil {
		return session.State{}, err
	}
	events := append([]session.Event(nil), travelled.Events...)
	for _, f := range capsule.Wanted(events) {
		err := c.keep(f, travelled.File(f.SHA256))
		if errors.Is(err, ErrOtherFigures) && current {
			err = c.keepKnowledge()
			takeCurrent(events, f.SHA256, c.Current.Advice.SHA256)
		}
		if err != nil {
			return session.State{}, err
		}
	}
	travelled.Events = events
	state, err := travelled.State()
	if err != nil {
		return state, err
	}
	// Reading it first makes sure that it can be opened, and lets the list say
	// what is advised.
	if _, err := c.BaseOf(state); err != nil {
		return state, err
	}
	return c.Store.Create(events...)
}

// takeCurrent names the current knowledge base where events name another one.
func takeCurrent(events []session.Event, old, current string) {
	for i := range events {
		if events[i].Knowledge == old {
			events[i].Knowledge = current
		}
	}
}

// keep puts a file that events name into the store, from the capsule or, for
// the current knowledge base, from here.
func (c *Cabinet) keep(f capsule.File, data []byte) error {
	if data == nil {
		return c.atHand(f)
	}
	if err := checkFile(f, data); err != nil {
		return err
	}
	return c.Store.PutKnowledge(f.SHA256, data)
}

// atHand makes sure that the store has a file that did not come along.
func (c *Cabinet) atHand(f capsule.File) error {
	if f.SHA256 == c.Current.Advice.SHA256 {
		return c.keepKnowledge()
	}
	_, err := c.Store.Knowledge(f.SHA256)
	if errors.Is(err, store.ErrNotFound) && f.Kind == capsule.Milestone {
		return nil // the history is whole without it, and reading it says what is missing
	}
	if errors.Is(err, store.ErrNotFound) && f.Kind == capsule.Knowledge {
		return fmt.Errorf("the session was %w (knowledge base %.12s)", ErrOtherFigures, f.SHA256)
	}
	return err
}

// checkFile makes sure that a file is what its hash says.
func checkFile(f capsule.File, data []byte) error {
	if f.Kind == capsule.Knowledge {
		base, err := knowledge.LoadBundle(data)
		var problems strict.Problems
		if errors.As(err, &problems) || errors.Is(err, knowledge.ErrNewer) {
			// The capsule is whole: its checksum was right. They are another loracle's.
			return fmt.Errorf("the session was %w: %s", ErrOtherFigures, reason(err))
		}
		if err != nil {
			return fmt.Errorf("%w: its knowledge base is no archive that loracle writes", capsule.ErrDamaged)
		}
		if base.Advice.SHA256 != f.SHA256 {
			return fmt.Errorf("%w: its knowledge base is another one than it says", capsule.ErrDamaged)
		}
		return nil
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return fmt.Errorf("%w: its %s is another one than it says", capsule.ErrDamaged, f.Kind)
	}
	return nil
}
