package session

import (
	"errors"
	"slices"
	"time"

	"loracle/checklist"
)

// Action is something somebody said they would do about a checkpoint.
type Action struct {
	checklist.Action
	// ID is the number of the event that added it.
	ID   uint64
	Item checklist.ItemID
	By   string
	At   time.Time
	// Ended says that it is closed, with what came of it.
	Ended   bool
	Outcome string
}

// Topic is something put aside for the next meeting.
type Topic struct {
	// ID is the number of the event that parked it.
	ID   uint64
	Text string
	// Item is the checkpoint it is about; empty where it is about none.
	Item checklist.ItemID
	By   string
	At   time.Time
	// Ended says that it was taken up, with what came of it.
	Ended   bool
	Outcome string
}

// Change is one thing that was said about a checkpoint: who, when, how and
// what.
type Change struct {
	At   time.Time
	By   string
	Via  Via
	Kind Kind
	// From is the mark until then, and Mark what was said; the open state after a
	// withdrawn acceptance. Both are untouched where the change is about neither.
	From, Mark checklist.Mark
	// Was is the note until then.
	Was string
	// Note is the remark, the topic, the reason, the action in words, the result
	// of a poll or the words of a dissent.
	Note string
	// Attendee is who decided or dissented in the room; By sat at the keyboard.
	Attendee string
}

// OpenActions lists the actions that are not closed, the earliest due first.
func (s State) OpenActions() []Action {
	open := slices.DeleteFunc(slices.Clone(s.Actions), func(a Action) bool { return a.Ended })
	slices.SortStableFunc(open, func(a, b Action) int { return a.Due.Compare(b.Due) })
	return open
}

// OpenTopics lists the topics that are still parked, in the order they came up.
func (s State) OpenTopics() []Topic {
	return slices.DeleteFunc(slices.Clone(s.Topics), func(t Topic) bool { return t.Ended })
}

// checkReview says what is wrong with an event of a review here.
func (s *State) checkReview(e Event) error {
	switch {
	case e.Kind == Withdrawn && s.Marks[e.Item].State != checklist.Accepted:
		return errors.New("the risk is not accepted, so there is no acceptance to withdraw")
	case e.Kind == ActionClosed && s.action(e.Ref) < 0:
		return errors.New("there is no open action of that number")
	case e.Kind == Unparked && s.topic(e.Ref) < 0:
		return errors.New("there is no parked topic of that number")
	}
	return nil
}

func (s *State) action(id uint64) int {
	return slices.IndexFunc(s.Actions, func(a Action) bool { return a.ID == id && !a.Ended })
}

func (s *State) topic(id uint64) int {
	return slices.IndexFunc(s.Topics, func(t Topic) bool { return t.ID == id && !t.Ended })
}

func (s *State) review(e Event) {
	switch e.Kind {
	case Withdrawn:
		s.Marks[e.Item] = checklist.Mark{State: checklist.Open}
	case ActionAdded:
		s.Actions = append(slices.Clip(s.Actions), Action{Action: *e.Action, ID: e.Seq, Item: e.Item, By: e.By, At: e.At})
	case ActionClosed:
		s.Actions = slices.Clone(s.Actions)
		a := &s.Actions[s.action(e.Ref)]
		a.Ended, a.Outcome = true, e.Note
	case Parked:
		s.Topics = append(slices.Clip(s.Topics), Topic{ID: e.Seq, Text: e.Note, Item: e.Item, By: e.By, At: e.At})
	case Unparked:
		s.Topics = slices.Clone(s.Topics)
		t := &s.Topics[s.topic(e.Ref)]
		t.Ended, t.Outcome = true, e.Note
	case PackUpgraded:
		s.Pack, s.PackSHA256 = e.Pack, e.PackSHA256
		for _, item := range e.Dropped {
			delete(s.Marks, item)
			delete(s.ItemNotes, item)
		}
	default:
	}
}

// record keeps what an event says about a checkpoint, from what it was to what
// it became.
func (s *State) record(e Event, from checklist.Mark, was string) {
	c := Change{At: e.At, By: e.By, Via: e.Via, Kind: e.Kind, Note: e.Note, Attendee: e.Attendee}
	item := e.Item
	switch e.Kind {
	case Marked, RiskAccepted:
		c.From, c.Mark = from, *e.Mark
	case Decided:
		if c.From = from; e.Mark != nil {
			c.Mark = *e.Mark
		}
	case PollRevealed:
		c.Note = s.Room.LastPoll(e.Item).Tally().Sentence()
	case Withdrawn:
		c.From, c.Mark = from, s.Marks[e.Item]
	case ActionAdded:
		c.Note = e.Action.Sentence()
	case ActionClosed:
		item = s.Actions[slices.IndexFunc(s.Actions, func(a Action) bool { return a.ID == e.Ref })].Item
	case Unparked:
		item = s.Topics[slices.IndexFunc(s.Topics, func(t Topic) bool { return t.ID == e.Ref })].Item
	case Noted:
		c.Was = was
	case Parked, Dissented:
	default:
		return
	}
	if item == "" {
		return
	}
	if s.History == nil {
		s.History = map[checklist.ItemID][]Change{}
	}
	s.History[item] = append(slices.Clip(s.History[item]), c)
}
