package session

import (
	"fmt"
	"maps"
	"time"

	"loracle/advisor"
	"loracle/checklist"
)

// State is what a session's events add up to.
type State struct {
	ID        ID
	Title     string
	CreatedAt time.Time
	UpdatedAt time.Time
	CreatedBy string
	Knowledge string
	Pack      string
	Deleted   bool
	// Seq is the number of the last event folded in.
	Seq uint64

	Answers advisor.Answers
	Marks   checklist.Marks
	// Notes are remarks by question; ItemNotes by checkpoint.
	Notes     map[advisor.QuestionID]string
	ItemNotes map[checklist.ItemID]string
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

// Fold is the state that events add up to.
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
	return s
}

// Apply changes s by one event. It fails on an event that does not follow the
// last one, or that lacks what its kind needs.
func (s *State) Apply(e Event) error {
	if e.Seq != s.Seq+1 {
		return fmt.Errorf("event %d does not follow event %d of session %s", e.Seq, s.Seq, s.ID)
	}
	if err := e.Validate(); err != nil {
		return fmt.Errorf("event %d of session %s: %w", e.Seq, s.ID, err)
	}
	s.change(e)
	s.Seq = e.Seq
	// A clock that jumped back must not make a session look older than it is.
	if e.At.After(s.UpdatedAt) {
		s.UpdatedAt = e.At
	}
	return nil
}

func (s *State) change(e Event) {
	switch e.Kind {
	case Created:
		s.Title, s.Knowledge, s.Pack = e.Title, e.Knowledge, e.Pack
		s.CreatedAt, s.CreatedBy = e.At, e.By
	case Renamed:
		s.Title = e.Title
	case Answered:
		s.Answers[e.Question] = *e.Answer
	case Cleared:
		delete(s.Answers, e.Question)
	case Noted:
		s.note(e)
	case Marked:
		if e.Mark.State == checklist.Untouched {
			delete(s.Marks, e.Item)
			return
		}
		s.Marks[e.Item] = *e.Mark
	case Deleted:
		s.Deleted = true
	case Restored:
		s.Deleted = false
	}
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
