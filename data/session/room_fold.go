package session

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"loracle/checklist"
)

// check says what is wrong with an event of a meeting here.
func (r Room) check(e Event) error {
	switch e.Kind {
	case AttendeeRemoved, DeciderNamed:
		if !r.isPresent(e.Attendee) {
			return fmt.Errorf("%s is not among the attendees", e.Attendee)
		}
	case MeetingOpened:
		if r.Meeting() != nil {
			return errors.New("a meeting is open already")
		}
	case MeetingClosed:
		if r.Meeting() == nil {
			return errors.New("no meeting is open")
		}
	case PollOpened:
		switch {
		case r.OpenPoll() != nil:
			return errors.New("a poll is open already: reveal or drop it first")
		case len(r.Present()) == 0:
			return errors.New("nobody is there to vote")
		}
	case VoteCast, PollRevealed, PollDropped:
		return r.checkVotes(e)
	case Decided:
		if r.Decider == "" || e.Attendee != r.Decider {
			return errors.New("decisions are the decider's: name one first")
		}
	case Dissented:
		if r.Find(e.Attendee) == nil {
			return fmt.Errorf("%s is not among the attendees", e.Attendee)
		}
	default:
	}
	return nil
}

// checkVotes holds ballots to the poll they belong to. A vote that can be read
// is refused while the poll is open.
func (r Room) checkVotes(e Event) error {
	if e.Kind == VoteCast && e.Ballots[0].Commitment == "" {
		p := r.LastPoll(e.Item)
		if p == nil {
			return errors.New("a vote is shown once its poll is revealed, not before")
		}
		return p.checkOpening(e.Ballots[0])
	}
	p := r.OpenPoll()
	switch {
	case p == nil || p.Item != e.Item:
		return errors.New("no poll is open on this checkpoint")
	case e.Kind == PollRevealed && len(e.Ballots) == 0 && len(p.Ballots) == 0:
		return errors.New("nobody has voted yet")
	}
	for _, b := range e.Ballots {
		if !r.isPresent(b.Attendee) {
			return fmt.Errorf("%s is not among the attendees", b.Attendee)
		}
		if e.Kind == VoteCast || p.ballot(b.Attendee) == nil {
			continue
		}
		if err := p.checkOpening(b); err != nil {
			return err
		}
	}
	return nil
}

// checkOpening says whether a vote is the one that was committed to.
func (p Poll) checkOpening(b Ballot) error {
	old := p.ballot(b.Attendee)
	switch {
	case old == nil || old.Commitment == "":
		return fmt.Errorf("%s has cast no blind vote in this poll", b.Attendee)
	case old.Vote != "":
		return fmt.Errorf("the vote of %s is shown already", b.Attendee)
	case !b.opens(p.ID, old.Commitment):
		return fmt.Errorf("the vote of %s is not the one that was cast", b.Attendee)
	}
	return nil
}

// room changes what happened in meetings. Lists are replaced, never written
// into, so that copies of a state stay as they were.
func (s *State) room(e Event) {
	r := &s.Room
	switch e.Kind {
	case AttendeeAdded, AttendeeRemoved, DeciderNamed:
		r.people(e)
	case MeetingOpened:
		r.Meetings = append(slices.Clip(r.Meetings), Meeting{Opened: e.At})
	case MeetingClosed:
		r.Meetings = slices.Clone(r.Meetings)
		m := &r.Meetings[len(r.Meetings)-1]
		m.Over, m.Closed = true, e.At
		r.dropOpenPoll()
	case PollOpened:
		r.Polls = append(slices.Clip(r.Polls), Poll{ID: e.Seq, Item: e.Item, Opened: e.At})
	case VoteCast, PollRevealed:
		r.vote(e)
	case PollDropped:
		r.dropOpenPoll()
	case Decided:
		s.decide(e)
	case Dissented:
		r.Dissents = append(slices.Clip(r.Dissents), Dissent{ID: e.Seq, Item: e.Item, Name: r.Find(e.Attendee).Name, Text: e.Note, At: e.At})
	case PresenterNoted:
		r.PresenterNotes = maps.Clone(r.PresenterNotes)
		if r.PresenterNotes == nil {
			r.PresenterNotes = map[checklist.ItemID]string{}
		}
		setOrDelete(r.PresenterNotes, e.Item, e.Note)
	default:
	}
}

func (s *State) decide(e Event) {
	d := Decision{ID: e.Seq, Item: e.Item, Decider: e.Attendee, At: e.At, Outcome: e.Outcome, Reason: e.Note}
	if e.Mark != nil {
		d.Mark = *e.Mark
		s.Marks[e.Item] = *e.Mark
	}
	s.Room.Decisions = append(slices.Clip(s.Room.Decisions), d)
}

func (r *Room) people(e Event) {
	if e.Kind == DeciderNamed {
		r.Decider = e.Attendee
		return
	}
	r.Attendees = slices.Clone(r.Attendees)
	known := r.Find(e.Attendee)
	switch {
	case e.Kind == AttendeeRemoved:
		known.Left = true
		if r.Decider == e.Attendee {
			r.Decider = ""
		}
	case known == nil:
		r.Attendees = append(r.Attendees, Attendee{Name: e.Attendee, Role: e.Role})
	default:
		known.Role, known.Left = e.Role, false
	}
}

func (r *Room) dropOpenPoll() {
	if r.OpenPoll() != nil {
		r.Polls = slices.Clip(r.Polls[:len(r.Polls)-1])
	}
}

// vote puts ballots into their poll: the open one, or for an opened commitment
// the revealed one.
func (r *Room) vote(e Event) {
	r.Polls = slices.Clone(r.Polls)
	p := r.OpenPoll()
	if e.Kind == VoteCast && e.Ballots[0].Commitment == "" {
		p = r.LastPoll(e.Item)
	}
	p.Ballots = slices.Clone(p.Ballots)
	for _, b := range e.Ballots {
		switch old := p.ballot(b.Attendee); {
		case old == nil:
			p.Ballots = append(p.Ballots, b)
		case b.Commitment != "":
			old.Commitment = b.Commitment
		default:
			old.Vote, old.Salt = b.Vote, b.Salt
		}
	}
	if e.Kind == PollRevealed {
		p.Shown, p.Revealed, p.Voters = true, e.At, r.Present()
	}
}
