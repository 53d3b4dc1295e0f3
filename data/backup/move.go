package backup

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

// ErrStays says that a session was not moved: the other store holds changes to
// it that it lacks, or it is deleted.
var ErrStays = errors.New("session was not moved")

// Move brings a session, with its history and what it was made with, from one
// store into another, and leaves it deleted in the first. It is whole in the
// other store before it is deleted; where Move is interrupted, doing it again
// goes on. Both stores note the move as a deletion, which the other one takes
// back, so that the session can be moved back later. It fails with ErrStays.
//
// Changes that others make in the other store while it is moved stay there as
// they are; the result is then store.Split.
func Move(id session.ID, from, to store.Store) (store.Merged, error) {
	state, err := from.Load(id)
	if err != nil {
		return store.Merged{}, err
	}
	if state.Deleted {
		return goOn(id, from, to)
	}
	h, err := rawHistory(id, from)
	if err != nil {
		return store.Merged{}, err
	}
	if err := carryKnowledge(h, from, to); err != nil {
		return store.Merged{}, err
	}
	if err := carry(h, to); err != nil {
		return store.Merged{}, err
	}
	if _, err := from.Append(id, session.Delete()); err != nil {
		return store.Merged{}, fmt.Errorf("delete the session that was copied: %w", err)
	}
	return noteMove(id, from, to)
}

// goOn ends a move that was interrupted when the session was deleted already.
func goOn(id session.ID, from, to store.Store) (store.Merged, error) {
	h, err := rawHistory(id, from)
	if err != nil {
		return store.Merged{}, err
	}
	would, err := to.Merge([]store.History{h}, false)
	if err != nil {
		return store.Merged{}, err
	}
	if would[0].What == store.Extended {
		return noteMove(id, from, to)
	}
	return store.Merged{}, stays("the session is deleted", "restore it in the list of sessions first, with `loracle`")
}

// rawHistory reads a session as it is kept.
func rawHistory(id session.ID, from store.Archive) (store.History, error) {
	// Nothing sorts between an id and the same with its last byte lowered.
	last := len(id) - 1
	before := id[:last] + session.ID([]byte{id[last] - 1})
	found, err := from.Histories(before, 0)
	if err != nil {
		return store.History{}, err
	}
	if len(found) == 0 || found[0].Summary.ID != id {
		return store.History{}, fmt.Errorf("read session %s: %w", id, store.ErrNotFound)
	}
	return found[0], nil
}

// carry copies a session into a store that has none of its own changes to it.
func carry(h store.History, to store.Archive) error {
	would, err := to.Merge([]store.History{h}, false)
	if err != nil {
		return err
	}
	switch would[0].What {
	case store.Added, store.Same, store.Extended:
	case store.Newer:
		return stays("the other store holds this session with more changes", "work on in that store; this one still has it as it was")
	case store.Split:
		return stays("the session was changed in the other store, too", "`loracle backup` and `loracle restore` bring it there beside the other")
	}
	merged, err := to.Merge([]store.History{h}, true)
	if err == nil && merged[0].ID != h.Summary.ID {
		err = stays("the session was changed in the other store at the same time", "it stands there twice now; delete the one you do not need")
	}
	return err
}

// carryKnowledge copies what a session was made with: everything kept under a
// hash that its events name. It comes first, so that no session is without it.
func carryKnowledge(h store.History, from, to store.Archive) error {
	hashes, err := from.Hashes()
	if err != nil {
		return err
	}
	for _, hash := range hashes {
		if !names(h.Events, hash) {
			continue
		}
		data, err := from.Knowledge(hash)
		if err != nil {
			return err
		}
		if err := knowledge.CheckKept(hash, data); err != nil {
			return damagedKnowledge(hash, err)
		}
		if err := to.PutKnowledge(hash, data); err != nil {
			return err
		}
	}
	return nil
}

func names(events []json.RawMessage, hash string) bool {
	for _, raw := range events {
		if bytes.Contains(raw, []byte(hash)) {
			return true
		}
	}
	return false
}

// noteMove brings the deletion into the other store, with all that came before
// it, and takes it back there in the same transaction: at no time is the
// session deleted in both.
func noteMove(id session.ID, from, to store.Store) (store.Merged, error) {
	h, err := rawHistory(id, from)
	if err != nil {
		return store.Merged{}, err
	}
	state, err := h.Fold()
	if err != nil {
		return store.Merged{}, err
	}
	back := session.Restore()
	back.Seq, back.At, back.By = state.Seq+1, state.UpdatedAt, lastBy(h)
	raw, err := session.Encode(back)
	if err != nil {
		return store.Merged{}, fmt.Errorf("note the move: %w", err)
	}
	h.Events = append(h.Events, raw)
	h.Summary.Deleted = false
	merged, err := to.Merge([]store.History{h}, true)
	if err != nil {
		return store.Merged{}, halfDone(id, err)
	}
	return merged[0], nil
}

// lastBy is who made the last change of a history.
func lastBy(h store.History) string {
	e, err := session.Decode(h.Events[len(h.Events)-1])
	if err != nil {
		return "" // Fold has read it; nobody is named rather than the wrong person
	}
	return e.By
}

func stays(sentence, hint string) error { return &Error{ErrStays, sentence, hint, nil} }

// halfDone is a move in which the session came over and its deletion did not.
func halfDone(id session.ID, cause error) error {
	return &Error{
		nil, fmt.Sprintf("the session is in the other store and deleted in this one, but the move could not be noted there: %v", cause),
		fmt.Sprintf("end the move by doing it again with the whole id %s", id), cause,
	}
}
