package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/oklog/ulid/v2"

	"loracle/data/session"
)

// Archive is a store as backups see it: whole sessions, and what they were made
// with. Any engine that keeps these promises can be backed up, and what was
// backed up from one engine can be restored into another.
type Archive interface {
	// Count counts the sessions without reading them.
	Count() (Count, error)
	// Histories returns whole sessions behind an id, deleted ones too, in the
	// order of their ids: as many as fit into a size in bytes, and one where the
	// next alone is larger. None are left where it returns none.
	Histories(after session.ID, size int) ([]History, error)
	// Merge brings sessions in, all of them in one transaction, and says what
	// that does to each. Nothing that is there is changed or lost: see Merging.
	// Without keep it only says what it would do.
	Merge(histories []History, keep bool) ([]Merged, error)
	// Hashes lists under which hashes knowledge bases and checklists are kept,
	// in order.
	Hashes() ([]string, error)
	// PutKnowledge keeps a knowledge base, compressed by the caller, under the
	// SHA-256 of its files, once; Knowledge returns what was kept.
	PutKnowledge(sha256 string, files []byte) error
	Knowledge(sha256 string) ([]byte, error)
}

// History is a whole session as it is kept.
type History struct {
	Summary Summary
	// Events are the events in order, each as session.Encode gives it. A newer
	// version may have written some that this one cannot read.
	Events []json.RawMessage
}

// Size is how many bytes the events have.
func (h History) Size() int {
	size := 0
	for _, raw := range h.Events {
		size += len(raw)
	}
	return size
}

// Fold reads a history. Where a newer version wrote an event, the error is
// session.ErrNewer and the state that before it; the events are whole all the
// same. Every other error says that they are not.
func (h History) Fold() (session.State, error) {
	state := session.New(h.Summary.ID)
	var newer error
	for i, raw := range h.Events {
		e, err := session.Decode(raw)
		if err == nil && newer == nil {
			err = state.Apply(e)
		}
		if errors.Is(err, session.ErrNewer) {
			newer, err = errors.Join(newer, err), checkNumber(raw, uint64(i)+1)
		}
		if err != nil {
			return state, fmt.Errorf("read event %d of session %s: %w", i+1, h.Summary.ID, err)
		}
	}
	if len(h.Events) == 0 {
		return state, fmt.Errorf("session %s has no events", h.Summary.ID)
	}
	return state, newer
}

// checkNumber makes sure that an event that cannot be read is the right one.
func checkNumber(raw []byte, want uint64) error {
	var e struct{ Seq uint64 }
	if err := json.Unmarshal(raw, &e); err != nil {
		return err
	}
	if e.Seq != want {
		return fmt.Errorf("it has the number %d", e.Seq)
	}
	return nil
}

// Merging is what bringing in a session does.
type Merging string

// What bringing in a session can do.
const (
	// Added: there was no session of that id.
	Added Merging = "added"
	// Same: the session is there with the same events.
	Same Merging = "same"
	// Extended: the session was there with the first of these events, and has
	// the others now, too.
	Extended Merging = "extended"
	// Newer: the session is there with these events and more; it stays.
	Newer Merging = "newer"
	// Split: the session is there and went another way. It stays, and what was
	// brought in stands beside it under an id of its own, which is the same
	// whenever these events are brought in.
	Split Merging = "split"
)

// Merged says what became of a session that was brought in.
type Merged struct {
	// ID is where its events are now.
	ID   session.ID
	What Merging
	// Newer says that a newer version wrote some of its events.
	Newer bool
}

// Compare says how events that are brought in stand to those that are there.
func Compare(here, brought []json.RawMessage) Merging {
	for i := range min(len(here), len(brought)) {
		if !bytes.Equal(here[i], brought[i]) {
			return Split
		}
	}
	switch {
	case len(here) < len(brought):
		return Extended
	case len(here) > len(brought):
		return Newer
	}
	return Same
}

// SplitID is the id of events that went another way than the session they
// belong to: of the same time, and otherwise made from the events.
func SplitID(id session.ID, events []json.RawMessage) (session.ID, error) {
	u, err := ulid.ParseStrict(string(id))
	if err != nil {
		return "", fmt.Errorf("read id %s: %w", id, err)
	}
	h := sha256.New()
	h.Write([]byte(id))
	for _, raw := range events {
		h.Write(raw)
	}
	if err := u.SetEntropy(h.Sum(nil)[:10]); err != nil {
		return "", fmt.Errorf("make id: %w", err)
	}
	return session.ID(u.String()), nil
}
