package session

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"loracle/advisor"
	"loracle/checklist"
)

// State is what a session's events add up to.
type State struct {
	ID        ID
	Title     string
	CreatedAt time.Time
	// UpdatedAt is the latest time of any event. It never moves back, even
	// where the clock did.
	UpdatedAt time.Time
	CreatedBy string
	Knowledge string
	Pack      string
	// PackSHA256 names the session's own pack; empty for the one of its
	// knowledge base.
	PackSHA256 string
	Deleted    bool
	// Seq is the number of the last event folded in.
	Seq uint64

	Answers advisor.Answers
	Marks   checklist.Marks
	// Notes are remarks by question; ItemNotes by checkpoint.
	Notes     map[advisor.QuestionID]string
	ItemNotes map[checklist.ItemID]string
	// Actions and Topics are what was to be done and what was parked, in the
	// order they came up, ended ones included.
	Actions []Action
	Topics  []Topic
	// Overrides are the budget lines set by hand, in the order of the budget.
	Overrides []advisor.Override
	// History is who said what about each checkpoint, oldest first.
	History map[checklist.ItemID][]Change
	// Scenarios are the what-ifs that are kept, in the order they came up.
	Scenarios []Scenario
	// Milestones are the moments that were given a name, oldest first.
	Milestones []Milestone
	// Log is every event, the undone ones included.
	Log Log
	// Room is what happened in meetings.
	Room Room
}

// New is the state of a session before its first event.
func New(id ID) State {
	return State{
		ID:        id,
		Answers:   advisor.Answers{},
		Marks:     checklist.Marks{},
		Notes:     map[advisor.QuestionID]string{},
		ItemNotes: map[checklist.ItemID]string{},
	}
}

// Fold is the state that events add up to. On an error it is the state before
// the event that could not be applied.
func Fold(id ID, events []Event) (State, error) {
	s := New(id)
	for _, e := range events {
		if err := s.Apply(e); err != nil {
			return s, err
		}
	}
	return s, nil
}

// Clone is a copy that shares nothing mutable with s.
func (s State) Clone() State {
	s.Answers, s.Marks = maps.Clone(s.Answers), maps.Clone(s.Marks)
	s.Notes, s.ItemNotes = maps.Clone(s.Notes), maps.Clone(s.ItemNotes)
	s.Actions, s.Topics = slices.Clone(s.Actions), slices.Clone(s.Topics)
	s.Milestones = slices.Clone(s.Milestones)
	s.Scenarios = slices.Clone(s.Scenarios)
	s.History = maps.Clone(s.History) // its lists only ever grow into new ones
	s.Room = s.Room.clone()
	for q, a := range s.Answers {
		if a.Words != nil {
			a.Words = slices.Clone(a.Words)
			s.Answers[q] = a
		}
	}
	return s
}

// Apply changes s by one event. It fails, and leaves s as it was, on an event
// that does not follow the last one or that lacks what its kind needs.
func (s *State) Apply(e Event) error {
	if e.Seq != s.Seq+1 {
		return fmt.Errorf("event %d does not follow event %d of session %s", e.Seq, s.Seq, s.ID)
	}
	if e.Seen >= e.Seq {
		return fmt.Errorf("event %d of session %s knows of event %d, which comes later", e.Seq, s.ID, e.Seen)
	}
	if err := s.check(e); err != nil {
		return fmt.Errorf("event %d of session %s: %w", e.Seq, s.ID, err)
	}
	if e.Kind == Undone || e.Kind == Redone {
		now, err := s.refold(e)
		if err != nil {
			return fmt.Errorf("event %d of session %s: %w", e.Seq, s.ID, err)
		}
		*s = now
	}
	log := s.Log.with(e)
	log.rest(*s)
	s.change(e)
	s.Seq, s.Log = e.Seq, log
	// A clock that jumped back must not make a session look older than it is.
	if e.At.After(s.UpdatedAt) {
		s.UpdatedAt = e.At
	}
	return nil
}

// check says what is wrong with an event here. Answers to a deleted session
// are fine: another program may not know of the deletion yet, and nothing that
// was said may be lost.
func (s *State) check(e Event) error {
	switch {
	case s.Seq == 0 && e.Kind != Created:
		return errors.New("the first event of a session creates it")
	case s.Seq != 0 && e.Kind == Created:
		return errors.New("a session is created once")
	case e.Kind == Deleted && s.Deleted:
		return errors.New("the session is deleted already")
	case e.Kind == Restored && !s.Deleted:
		return errors.New("the session is not deleted")
	case e.Kind == Undone, e.Kind == Redone:
		if err := s.checkUndo(e); err != nil {
			return err
		}
	case e.Kind == MilestoneTaken:
		if err := s.checkMilestone(e); err != nil {
			return err
		}
	}
	if err := errors.Join(s.checkReview(e), s.checkLine(e)); err != nil {
		return err
	}
	if err := e.Validate(); err != nil {
		return err
	}
	if err := s.checkScenario(e); err != nil {
		return err
	}
	return s.Room.check(e)
}

func (s *State) change(e Event) {
	from, was := s.Marks[e.Item], s.ItemNotes[e.Item]
	switch e.Kind {
	case Created:
		s.Title, s.Knowledge, s.Pack = e.Title, e.Knowledge, e.Pack
		s.PackSHA256 = e.PackSHA256
		s.CreatedAt, s.CreatedBy = e.At, e.By
	case Renamed:
		s.Title = e.Title
	case Answered:
		a := *e.Answer
		a.Words = slices.Clone(a.Words)
		s.Answers[e.Question] = a
	case Cleared:
		delete(s.Answers, e.Question)
	case Noted:
		s.note(e)
	case Marked, RiskAccepted:
		s.mark(e)
	case Withdrawn, ActionAdded, ActionClosed, Parked, Unparked, PackUpgraded:
		s.review(e)
	case LineSet, LineUnset:
		s.setLine(e)
	case Deleted:
		s.Deleted = true
	case Restored:
		s.Deleted = false
	case ScenarioKept, ScenarioDropped:
		s.scenario(e)
	case MilestoneTaken:
		s.takeMilestone(e)
	case KnowledgeRenewed:
		s.Knowledge, s.Pack, s.PackSHA256 = e.Knowledge, e.Pack, e.PackSHA256
	case Undone, Redone: // folded by Apply, from the whole log
	default:
		s.room(e)
	}
	s.record(e, from, was)
}

func (s *State) mark(e Event) {
	if e.Mark.State == checklist.Untouched {
		delete(s.Marks, e.Item)
		return
	}
	s.Marks[e.Item] = *e.Mark
}

func (s *State) note(e Event) {
	if e.Question != "" {
		setOrDelete(s.Notes, e.Question, e.Note)
		return
	}
	setOrDelete(s.ItemNotes, e.Item, e.Note)
}

func setOrDelete[K comparable](m map[K]string, k K, v string) {
	if v == "" {
		delete(m, k)
		return
	}
	m[k] = v
}
