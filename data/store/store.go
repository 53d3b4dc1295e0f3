package store

import (
	"time"

	"loracle/data/session"
)

// Store keeps sessions. Every method is one short transaction; nothing is held
// between calls, so that two programs can share a store.
type Store interface {
	// Create makes a session from its first events (the first is Created) and
	// returns its state.
	Create(events ...session.Event) (session.State, error)
	// Append adds an event to a session durably and returns the event with its
	// number. It is acknowledged only once it is on disk.
	Append(id session.ID, e session.Event) (session.Event, error)
	// Events lists a session's events in order.
	Events(id session.ID) ([]session.Event, error)
	// Load folds a session's events.
	Load(id session.ID) (session.State, error)
	// Find looks a session up by id, unique id prefix or exact title.
	Find(name string) (session.State, error)
	// List returns summaries, newest first, without reading events. Deleted
	// sessions are left out.
	List() ([]Summary, error)
	// PutKnowledge keeps a knowledge base's files under their hash, once;
	// Knowledge returns them.
	PutKnowledge(sha256 string, files []byte) error
	Knowledge(sha256 string) ([]byte, error)
	Close() error
}

// Summary is what a list shows of a session, kept beside its events so that a
// list reads nothing else.
type Summary struct {
	ID        session.ID `json:"id"`
	Title     string     `json:"title"`
	CreatedAt time.Time  `json:"created_at"`
	UpdatedAt time.Time  `json:"updated_at"`
	// Answered counts known answers and Marked the checkpoints looked at.
	Answered int `json:"answered"`
	Marked   int `json:"marked"`
	// Approach and Outcome are the advice and the verdict as of the last event,
	// as the Summarizer handed to the store gives them.
	Approach string `json:"approach,omitempty"`
	Outcome  string `json:"outcome,omitempty"`
	Deleted  bool   `json:"deleted,omitempty"`
}
