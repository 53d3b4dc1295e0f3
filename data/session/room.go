package session

import (
	"maps"
	"slices"
	"strings"
	"time"

	"loracle/checklist"
)

// Room is what happened in the meetings about a session.
type Room struct {
	// Attendees are everybody who was ever there, in the order they came.
	Attendees []Attendee
	// Decider is the attendee who decides; empty while none is named.
	Decider  string
	Meetings []Meeting
	// Polls are those that were revealed and, last, the one that is open.
	Polls     []Poll
	Decisions []Decision
	Dissents  []Dissent
	// PresenterNotes are the facilitator's own, by checkpoint; the empty one
	// belongs to the meeting as a whole. They are not for the room to read.
	PresenterNotes map[checklist.ItemID]string
}

// Attendee is somebody in the room.
type Attendee struct {
	Name, Role string
	// Left says that they are no longer there.
	Left bool
}

// Meeting is one review of the checklist in a room.
type Meeting struct {
	Opened time.Time
	// Over says that it ended, at Closed.
	Over   bool
	Closed time.Time
}

// Poll is one blind vote on a checkpoint.
type Poll struct {
	// ID is the number of the event that opened it.
	ID     uint64
	Item   checklist.ItemID
	Opened time.Time
	// Shown says that it was revealed, at Revealed. Until then ballots hold
	// commitments only.
	Shown    bool
	Revealed time.Time
	// Voters are those who were there at the reveal.
	Voters  []string
	Ballots []Ballot
}

// Decision is what the decider decided: a mark on a checkpoint or, for the
// meeting as a whole, a verdict.
type Decision struct {
	// ID is the number of the event.
	ID uint64
	// Item is empty for the verdict, which is then in Outcome.
	Item    checklist.ItemID
	Decider string
	At      time.Time
	Mark    checklist.Mark
	Outcome checklist.Outcome
	Reason  string
}

// Dissent is an objection to a decision, word for word.
type Dissent struct {
	// ID is the number of the event.
	ID uint64
	// Item is empty where it is about the verdict.
	Item checklist.ItemID
	Name string
	Text string
	At   time.Time
}

// Tally counts the votes that can be read: none before the reveal.
func (p Poll) Tally() checklist.Tally {
	var votes []checklist.Vote
	for _, b := range p.Ballots {
		if b.Vote != "" {
			votes = append(votes, b.Vote)
		}
	}
	return checklist.Count(votes)
}

// Names lists who cast a vote, in the order of the ballots.
func (p Poll) Names(v checklist.Vote) []string {
	var out []string
	for _, b := range p.Ballots {
		if b.Vote == v {
			out = append(out, b.Attendee)
		}
	}
	return out
}

// Silent lists the voters whose vote cannot be read: they cast none, or have
// not opened it.
func (p Poll) Silent() []string {
	return slices.DeleteFunc(slices.Clone(p.Voters), func(name string) bool {
		b := p.ballot(name)
		return name != "" && b != nil && b.Vote != ""
	})
}

func (p Poll) ballot(name string) *Ballot {
	for i := range p.Ballots {
		if p.Ballots[i].Attendee == name {
			return &p.Ballots[i]
		}
	}
	return nil
}

// Present lists the names of those who are there.
func (r Room) Present() []string {
	var out []string
	for _, a := range r.Attendees {
		if !a.Left {
			out = append(out, a.Name)
		}
	}
	return out
}

// Find is the attendee of that name, whatever its capitals and spaces; nil
// where there is none.
func (r Room) Find(name string) *Attendee {
	for i := range r.Attendees {
		if sameName(r.Attendees[i].Name, name) {
			return &r.Attendees[i]
		}
	}
	return nil
}

func (r Room) isPresent(name string) bool { return slices.Contains(r.Present(), name) }

func sameName(a, b string) bool {
	fold := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return strings.EqualFold(fold(a), fold(b))
}

// Meeting is the meeting that goes on; nil while there is none.
func (r Room) Meeting() *Meeting {
	if n := len(r.Meetings); n > 0 && !r.Meetings[n-1].Over {
		return &r.Meetings[n-1]
	}
	return nil
}

// OpenPoll is the poll that is open; nil while there is none.
func (r Room) OpenPoll() *Poll {
	if n := len(r.Polls); n > 0 && !r.Polls[n-1].Shown {
		return &r.Polls[n-1]
	}
	return nil
}

// LastPoll is the poll on a checkpoint that was revealed last; nil where there
// is none.
func (r Room) LastPoll(item checklist.ItemID) *Poll {
	for i := len(r.Polls) - 1; i >= 0; i-- {
		if p := &r.Polls[i]; p.Item == item && p.Shown {
			return p
		}
	}
	return nil
}

// LastDecision is what was decided last on a checkpoint or, with the empty
// item, as the verdict; nil where nothing was.
func (r Room) LastDecision(item checklist.ItemID) *Decision {
	for i := len(r.Decisions) - 1; i >= 0; i-- {
		if d := &r.Decisions[i]; d.Item == item {
			return d
		}
	}
	return nil
}

// DissentOn lists the dissent on a checkpoint or, with the empty item, on the
// verdict.
func (r Room) DissentOn(item checklist.ItemID) []Dissent {
	return slices.DeleteFunc(slices.Clone(r.Dissents), func(d Dissent) bool { return d.Item != item })
}

// clone is a copy that shares no list or map with r. The ballots of a poll are
// replaced, never written into, so polls may share them.
func (r Room) clone() Room {
	r.Attendees, r.Meetings, r.Polls = slices.Clone(r.Attendees), slices.Clone(r.Meetings), slices.Clone(r.Polls)
	r.Decisions, r.Dissents = slices.Clone(r.Decisions), slices.Clone(r.Dissents)
	r.PresenterNotes = maps.Clone(r.PresenterNotes)
	return r
}

// Unattributed is the room as it may be told to those who were not there: votes
// are counted without names, only those who decided or dissented are named, and
// the facilitator's notes are gone.
func (r Room) Unattributed() Room {
	r = r.clone()
	r.PresenterNotes = nil
	r.Attendees = slices.DeleteFunc(r.Attendees, func(a Attendee) bool {
		decided := slices.ContainsFunc(r.Decisions, func(d Decision) bool { return d.Decider == a.Name })
		dissented := slices.ContainsFunc(r.Dissents, func(d Dissent) bool { return d.Name == a.Name })
		return a.Name != r.Decider && !decided && !dissented
	})
	for i := range r.Polls {
		p := &r.Polls[i]
		p.Voters = make([]string, len(p.Silent()))
		var ballots []Ballot
		for _, b := range p.Ballots {
			if b.Vote != "" {
				ballots = append(ballots, Ballot{Vote: b.Vote})
			}
		}
		// By vote, so that the order does not tell who it was.
		slices.SortFunc(ballots, func(a, b Ballot) int { return strings.Compare(string(a.Vote), string(b.Vote)) })
		p.Ballots = ballots
	}
	return r
}
