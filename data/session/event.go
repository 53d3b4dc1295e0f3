// Package session is one assessment as it was worked on: an append-only list
// of events, and the state they fold into. Events are the only way state
// changes; that one mechanism gives autosave, undo, attribution and history.
package session

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
)

// ID names a session: a ULID, so that ids sort by the time of creation.
type ID string

// Kind says what an event did.
type Kind string

// The kinds of event.
const (
	Created  Kind = "created"  // Title, Knowledge, Pack
	Renamed  Kind = "renamed"  // Title
	Answered Kind = "answered" // Question, Answer
	Cleared  Kind = "cleared"  // Question
	Noted    Kind = "noted"    // Question or Item, Note
	Marked   Kind = "marked"   // Item, Mark (Untouched takes a mark back)
	Deleted  Kind = "deleted"  // the session leaves the list; nothing is erased
	Restored Kind = "restored" // undoes a deletion
)

// Event is one change to a session. Only the fields its kind names are set.
type Event struct {
	// Seq counts the events of one session from 1; the store assigns it.
	Seq uint64    `json:"seq"`
	At  time.Time `json:"at"`
	// By is who did it, as the system names the user.
	By   string `json:"by,omitempty"`
	Kind Kind   `json:"kind"`

	Title string `json:"title,omitempty"`
	// Knowledge is the SHA-256 of the knowledge base and Pack the checklist
	// pack (id and version) that the session was made with.
	Knowledge string `json:"knowledge,omitempty"`
	Pack      string `json:"pack,omitempty"`

	Question advisor.QuestionID `json:"question,omitempty"`
	Answer   *advisor.Answer    `json:"answer,omitempty"`
	Item     checklist.ItemID   `json:"item,omitempty"`
	Mark     *checklist.Mark    `json:"mark,omitempty"`
	Note     string             `json:"note,omitempty"`
}
