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

	RiskAccepted Kind = "risk_accepted"        // Item, Mark (an acceptance)
	Withdrawn    Kind = "acceptance_withdrawn" // Item, Note (why, may be empty); the item is open again

	ActionAdded  Kind = "action_added"  // Item, Action
	ActionClosed Kind = "action_closed" // Ref (the event that added it), Note (what came of it, may be empty)
	Parked       Kind = "parked"        // Note (the topic), Item where it is about one
	Unparked     Kind = "unparked"      // Ref (the event that parked it), Note (what came of it, may be empty)

	PackUpgraded Kind = "pack_upgraded" // Pack, PackSHA256, Dropped

	LineSet   Kind = "line_set"   // Override
	LineUnset Kind = "line_unset" // Line, Note (why, may be empty)

	Deleted  Kind = "deleted"  // the session leaves the list; nothing is erased
	Restored Kind = "restored" // undoes a deletion

	Undone Kind = "undone" // Ref (the event that no longer counts)
	Redone Kind = "redone" // Ref (the undone event that counts again)

	MilestoneTaken   Kind = "milestone_taken"   // Title (its name), Ref (the last event it holds), Knowledge, Snapshot
	KnowledgeRenewed Kind = "knowledge_renewed" // Knowledge, Pack, PackSHA256 (the checklist stays)
	Lost             Kind = "lost"              // stands where an event could not be read any more; changes nothing
)

// Event is one change to a session. Only the fields its kind names are set.
type Event struct {
	// Seq counts the events of one session from 1; the store assigns it.
	Seq uint64
	// Seen is the number of the last event that whoever made this change knew
	// of, where others had saved more meanwhile; 0 where they knew all of them.
	Seen uint64
	// At is when it happened; the store fills it in where it is zero and keeps
	// it in UTC.
	At time.Time
	// By is who did it, as the system names the user; the store fills it in
	// where it is empty.
	By string
	// Via is how it was said: on the screen, as a line, in a file.
	Via  Via
	Kind Kind

	Title string
	// Knowledge is the SHA-256 of the knowledge base and Pack the checklist
	// pack (id and version) that the session was made with.
	Knowledge string
	Pack      string
	// PackSHA256 names a pack of the session's own among the files the store
	// keeps; empty for the one of its knowledge base.
	PackSHA256 string
	// Dropped lists the items that a pack no longer has; what was said about
	// them leaves the state and stays in the history.
	Dropped []checklist.ItemID

	Question advisor.QuestionID
	Answer   *advisor.Answer
	Item     checklist.ItemID
	Mark     *checklist.Mark
	Note     string
	Action   *checklist.Action
	// Ref is the number of an earlier event that this one ends, undoes or holds.
	Ref uint64
	// Snapshot is the SHA-256 under which the store keeps a milestone.
	Snapshot string

	// Changes are the answers of a what-if that is kept.
	Changes advisor.Answers

	// Override is the amount of a budget line as set by hand, and Line names the
	// line where it is taken back.
	Override *advisor.Override
	Line     advisor.LineID
	// Attendee is the person in the room that it is about, and Role what they
	// are there for. Ballots are votes, Outcome the verdict as decided.
	Attendee, Role string
	Ballots        []Ballot
	Outcome        checklist.Outcome
}

// Via says how a change was made.
type Via string

// The ways a change can be made. Empty means that it was not recorded.
const (
	OnScreen Via = "screen"
	AsLine   Via = "line"
	InFile   Via = "file"
)

// Label is the way in words.
func (v Via) Label() string {
	switch v {
	case OnScreen:
		return "on the screen"
	case AsLine:
		return "as a line"
	case InFile:
		return "from a file"
	}
	return string(v)
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

// MarkItem says how a checkpoint stands; the Untouched mark takes that back. An
// accepted risk is an event of its own kind.
func MarkItem(item checklist.ItemID, m checklist.Mark) Event {
	kind := Marked
	if m.State == checklist.Accepted {
		kind = RiskAccepted
	}
	return Event{Kind: kind, Item: item, Mark: &m}
}

// Withdraw ends the acceptance of a risk; the checkpoint is open again.
func Withdraw(item checklist.ItemID, why string) Event {
	return Event{Kind: Withdrawn, Item: item, Note: why}
}

// AddAction adds what somebody will do about a checkpoint, and CloseAction says
// that it is done, or no longer needed.
func AddAction(item checklist.ItemID, a checklist.Action) Event {
	return Event{Kind: ActionAdded, Item: item, Action: &a}
}

// CloseAction ends the action that event ref added.
func CloseAction(ref uint64, outcome string) Event {
	return Event{Kind: ActionClosed, Ref: ref, Note: outcome}
}

// Park puts a topic aside for the next meeting; it may be about a checkpoint.
func Park(topic string, about checklist.ItemID) Event {
	return Event{Kind: Parked, Note: topic, Item: about}
}

// Unpark ends the topic that event ref parked.
func Unpark(ref uint64, outcome string) Event {
	return Event{Kind: Unparked, Ref: ref, Note: outcome}
}

// Delete takes a session out of the list; Restore brings it back.
func Delete() Event { return Event{Kind: Deleted} }

// Restore undoes Delete.
func Restore() Event { return Event{Kind: Restored} }

// UndoChange undoes the change that event ref made, and RedoChange brings it
// back.
func UndoChange(ref uint64) Event { return Event{Kind: Undone, Ref: ref} }

// RedoChange brings back the change of event ref, which was undone.
func RedoChange(ref uint64) Event { return Event{Kind: Redone, Ref: ref} }

// TakeMilestone names the moment after event last; the snapshot of what it
// showed is in the store already.
func TakeMilestone(name string, last uint64, knowledge, snapshot string) Event {
	return Event{Kind: MilestoneTaken, Title: name, Ref: last, Knowledge: knowledge, Snapshot: snapshot}
}
