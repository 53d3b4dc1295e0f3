package store

import (
	"time"

	"loracle/data/session"
)

// Store keeps sessions. Every method is one short transaction; nothing is held
// between calls, so that two programs can share a store. Methods may be called
// from several goroutines. Errors that a person can do something about are of
// type *Error.
type Store interface {
	// Archive counts sessions, keeps knowledge bases, and gives and takes whole
	// sessions.
	Archive
	// Create makes a session from its first events (the first is Created) and
	// returns its state. Numbers are assigned; times and authors are filled in
	// where they are missing.
	Create(events ...session.Event) (session.State, error)
	// Append adds an event to a session durably and returns it as it was kept,
	// with its number. It is acknowledged only once it is on disk. Deleting is a
	// Deleted event, undone by a Restored one.
	Append(id session.ID, e session.Event) (session.Event, error)
	// Events lists a session's events in order.
	Events(id session.ID) ([]session.Event, error)
	// Load folds a session's events; deleted sessions can be loaded.
	Load(id session.ID) (session.State, error)
	// Find looks a session up by its id, by an id prefix of four characters or
	// more in either case, or by its exact title. A deleted session is found by
	// its whole id only.
	Find(name string) (session.State, error)
	// Page returns a part of the list of sessions, newest first, and reads no
	// more than that part. A session that is changed between two pages moves to
	// the beginning of the list.
	Page(q Query) (Page, error)
	// List returns all summaries at once, newest first, without reading events.
	// Deleted sessions are left out.
	List() ([]Summary, error)
	// Deleted lists the deleted sessions, last deleted first.
	Deleted() ([]Summary, error)
	// Close ends the use of the store.
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
	// as Options.Summarize gave them.
	Approach string `json:"approach,omitempty"`
	Outcome  string `json:"outcome,omitempty"`
	Deleted  bool   `json:"deleted,omitempty"`
}

func summarize(s session.State) Summary {
	sum := Summary{
		ID: s.ID, Title: s.Title, CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt,
		Marked: len(s.Marks), Deleted: s.Deleted,
	}
	for _, a := range s.Answers {
		if !a.IsUnknown() {
			sum.Answered++
		}
	}
	return sum
}
