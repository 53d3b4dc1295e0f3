package session

import "loracle/checklist"

// The kinds of event of a meeting, each with the fields it sets.
//
// At one keyboard the votes of a poll are written down in its reveal, so that
// nothing kept before it depends on a vote. From terminals of their own,
// attendees cast commitments while the poll is open, and the votes that open
// them once it is revealed; the reveal then carries no ballots.
const (
	AttendeeAdded   Kind = "attendee_added"   // Attendee, Role (adding somebody again changes the role)
	AttendeeRemoved Kind = "attendee_removed" // Attendee; what they said stays
	DeciderNamed    Kind = "decider_named"    // Attendee
	MeetingOpened   Kind = "meeting_opened"
	MeetingClosed   Kind = "meeting_closed"  // a poll that is open is dropped
	PollOpened      Kind = "poll_opened"     // Item
	VoteCast        Kind = "vote_cast"       // Item, Ballots (one)
	PollRevealed    Kind = "poll_revealed"   // Item, Ballots
	PollDropped     Kind = "poll_dropped"    // Item; its votes are never shown
	Decided         Kind = "decided"         // Attendee (the decider), Note (why, may be empty); Item and Mark, or Outcome
	Dissented       Kind = "dissented"       // Attendee, Note (word for word), Item where it is about one
	PresenterNoted  Kind = "presenter_noted" // Item where it is about one, Note (an empty note removes it)
)

// AddAttendee says that somebody is there; adding them again changes the role.
func AddAttendee(name, role string) Event {
	return Event{Kind: AttendeeAdded, Attendee: name, Role: role}
}

// RemoveAttendee says that somebody has left.
func RemoveAttendee(name string) Event { return Event{Kind: AttendeeRemoved, Attendee: name} }

// NameDecider says which attendee decides.
func NameDecider(name string) Event { return Event{Kind: DeciderNamed, Attendee: name} }

// OpenMeeting begins a meeting and CloseMeeting ends it.
func OpenMeeting() Event { return Event{Kind: MeetingOpened} }

// CloseMeeting ends the meeting.
func CloseMeeting() Event { return Event{Kind: MeetingClosed} }

// OpenPoll asks everybody who is there for a blind vote on a checkpoint.
func OpenPoll(item checklist.ItemID) Event { return Event{Kind: PollOpened, Item: item} }

// CastVote casts a commitment while the poll is open, or the vote that opens it
// after the reveal.
func CastVote(item checklist.ItemID, b Ballot) Event {
	return Event{Kind: VoteCast, Item: item, Ballots: []Ballot{b}}
}

// RevealPoll shows the votes of the open poll, with those that were typed at one
// keyboard.
func RevealPoll(item checklist.ItemID, ballots ...Ballot) Event {
	return Event{Kind: PollRevealed, Item: item, Ballots: ballots}
}

// DropPoll ends the open poll without showing any vote.
func DropPoll(item checklist.ItemID) Event { return Event{Kind: PollDropped, Item: item} }

// DecideItem is the decider's word on a checkpoint.
func DecideItem(item checklist.ItemID, decider string, m checklist.Mark) Event {
	return Event{Kind: Decided, Item: item, Attendee: decider, Mark: &m}
}

// DecideVerdict is the decider's verdict for the project as a whole, with the
// reason where it is not the one the checklist gives.
func DecideVerdict(decider string, verdict checklist.Outcome, reason string) Event {
	return Event{Kind: Decided, Attendee: decider, Outcome: verdict, Note: reason}
}

// RecordDissent keeps an objection word for word, to a decision on a checkpoint
// or, without one, to the verdict.
func RecordDissent(name, words string, item checklist.ItemID) Event {
	return Event{Kind: Dissented, Attendee: name, Note: words, Item: item}
}

// NotePresenter writes the facilitator's own note on a checkpoint or, without
// one, on the meeting; an empty note removes it.
func NotePresenter(item checklist.ItemID, note string) Event {
	return Event{Kind: PresenterNoted, Item: item, Note: note}
}
