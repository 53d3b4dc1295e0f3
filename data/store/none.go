package store

import (
	"fmt"
	"io/fs"

	"loracle/data/session"
)

// None is the store that is not there yet: it has no sessions and keeps
// nothing. Whoever only reads uses it, so that no file is made by looking.
func None(path string) Store { return none{path} }

type none struct{ path string }

func (n none) refuse() error { return readOnlyError(n.path, fs.ErrNotExist) }

// Create implements Store.
func (n none) Create(...session.Event) (session.State, error) { return session.State{}, n.refuse() }

// Append implements Store.
func (n none) Append(id session.ID, _ session.Event) (session.Event, error) {
	return session.Event{}, UnknownSessionError(id)
}

// Events implements Store.
func (n none) Events(id session.ID) ([]session.Event, error) { return nil, UnknownSessionError(id) }

// Load implements Store.
func (n none) Load(id session.ID) (session.State, error) {
	return session.State{}, UnknownSessionError(id)
}

// Find implements Store.
func (n none) Find(name string) (session.State, error) {
	return session.State{}, noSuchNameError(name)
}

// Page implements Store.
func (n none) Page(Query) (Page, error) { return Page{}, nil }

// Count implements Store.
func (n none) Count() (Count, error) { return Count{}, nil }

// List implements Store.
func (n none) List() ([]Summary, error) { return nil, nil }

// Deleted implements Store.
func (n none) Deleted() ([]Summary, error) { return nil, nil }

// Histories implements Archive.
func (n none) Histories(session.ID, int) ([]History, error) { return nil, nil }

// Merge implements Archive.
func (n none) Merge([]History, bool) ([]Merged, error) { return nil, n.refuse() }

// Hashes implements Archive.
func (n none) Hashes() ([]string, error) { return nil, nil }

// PutKnowledge implements Store.
func (n none) PutKnowledge(string, []byte) error { return n.refuse() }

// Knowledge implements Store.
func (n none) Knowledge(string) ([]byte, error) {
	return nil, &Error{ErrNotFound, fmt.Sprintf("there is no session store %s", n.path), hintList, nil}
}

// Close implements Store.
func (n none) Close() error { return nil }
