package session

import (
	"errors"
	"fmt"
)

// Validate says in one sentence what an event lacks for its kind, or nil.
func (e Event) Validate() error {
	switch e.Kind {
	case Created, Renamed:
		if e.Title == "" {
			return errors.New("a session needs a title")
		}
	case Answered:
		if e.Question == "" || e.Answer == nil {
			return errors.New("an answer needs its question and its value")
		}
	case Cleared:
		if e.Question == "" {
			return errors.New("a cleared answer needs its question")
		}
	case Noted:
		if (e.Question == "") == (e.Item == "") {
			return errors.New("a note belongs to one question or one checkpoint")
		}
	case Marked:
		if e.Item == "" || e.Mark == nil {
			return errors.New("a mark needs its checkpoint and its state")
		}
		return e.Mark.Validate()
	case Deleted, Restored:
	default:
		return fmt.Errorf("unknown kind of event %q", e.Kind)
	}
	return nil
}
