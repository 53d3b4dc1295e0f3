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

// The kinds of event, each with the fields it sets.
const (
	Created  Kind = "created"  // Title, Knowledge, Pack
	Renamed  Kind = "renamed"  // Title
	Answered Kind = "answered" // Question, Answer
	Cleared  Kind = "cleared"  // Question
	Noted    Kind = "noted"    // Question or Item, Note (an empty note removes it)
	Marked   Kind = "marked"   // Item, Mark (Untouched takes a mark back)
	Deleted  Kind = "deleted"  // the session leaves the list; nothing is erased
	Restored Kind = "restored" // undoes a deletion
)

// Event is one change to a session. Only the fields its kind names are set.
type Event struct {
	// Seq counts the events of one session from 1; the store assigns it.
	Seq uint64
	// At is when it happened; the store fills it in where it is zero and keeps
	// it in UTC.
	At time.Time
	// By is who did it, as the system names the user; the store fills it in
	// where it is empty.
	By   string
	Kind Kind

	Title string
	// Knowledge is the SHA-256 of the knowledge base and Pack the checklist
	// pack (id and version) that the session was made with.
	Knowledge string
	Pack      string

	Question advisor.QuestionID
	Answer   *advisor.Answer
	Item     checklist.ItemID
	Mark     *checklist.Mark
	Note     string
}

// Create is the event that begins a session.
func Create(title, knowledge, pack string) Event {
	return Event{Kind: Created, Title: title, Knowledge: knowledge, Pack: pack}
}

// Rename gives a session another title.
func Rename(title string) Event { return Event{Kind: Renamed, Title: title} }

// Answer answers a question; advisor.Unknown is an answer too.
func Answer(q advisor.QuestionID, a advisor.Answer) Event {
	return Event{Kind: Answered, Question: q, Answer: &a}
}

// Clear takes an answer back, as if the question had not been asked.
func Clear(q advisor.QuestionID) Event { return Event{Kind: Cleared, Question: q} }

// NoteQuestion writes the remark on a question; an empty one removes it.
func NoteQuestion(q advisor.QuestionID, note string) Event {
	return Event{Kind: Noted, Question: q, Note: note}
}

// NoteItem writes the remark on a checkpoint; an empty one removes it.
func NoteItem(item checklist.ItemID, note string) Event {
	return Event{Kind: Noted, Item: item, Note: note}
}

// MarkItem says how a checkpoint stands; the Untouched mark takes that back.
func MarkItem(item checklist.ItemID, m checklist.Mark) Event {
	return Event{Kind: Marked, Item: item, Mark: &m}
}

// Delete takes a session out of the list; Restore brings it back.
func Delete() Event { return Event{Kind: Deleted} }

// Restore undoes Delete.
func Restore() Event { return Event{Kind: Restored} }
