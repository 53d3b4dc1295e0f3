package session

import (
	"errors"
	"fmt"
)

// Undoing erases nothing: an Undone event names the change it undoes, a Redone
// event one that counts again, and the state is the fold of the changes that
// are not undone, each in its own place. So every kind of change can be undone
// by the same means, also several changes back, and also by somebody else.
//
// Which change is undone when a person asks for "undo":
//
//   - The latest change in force that this person made. In force means not
//     undone, and not overwritten by somebody else's later change of the same
//     thing: undoing that would show nothing, and it is not what anybody means.
//   - Where this person has made none, the latest change in force of anybody.
//   - Changes of other people that came later stay as they are. Where one of
//     them needs the change (an action that was closed needs to have been
//     added), undoing is refused and says which one.
//
// "Redo" brings back what this person undid last, as long as this person has
// changed nothing since.
//
// Never undone are the creation of a session, its deletion (Restored does
// that), a milestone (it is kept as it was taken), votes and their reveal (what
// was seen cannot be blind again) and undoings themselves (redo does that).

// Refusal says why a change cannot be undone or brought back.
type Refusal struct {
	// Change is the change that was asked for; its Seq is 0 where there is none.
	Change Event
	// Later is a later change that does not fit without it, or with it; its Seq
	// is 0 where the reason is another.
	Later Event
	Why   string
}

func (r *Refusal) Error() string { return r.Why }

// NotUndoable says why a kind of event cannot be undone; empty where it can.
func NotUndoable(k Kind) string { return undoable(k) }

func undoable(k Kind) string {
	switch k {
	case Created:
		return "a session begins with its creation; delete it instead"
	case Deleted, Restored:
		return "a deletion is ended by restoring the session"
	case MilestoneTaken:
		return "a milestone is kept as it was taken"
	case Lost:
		return "the change could not be read any more, so it counts for nothing"
	case VoteCast:
		return "a vote stays as it was cast; drop the poll instead"
	case PollRevealed:
		return "votes that were seen cannot be blind again; open a new poll instead"
	case Undone, Redone:
		return "an undoing is no change of its own: redo brings back what was undone, and undo takes it away again"
	default:
		return ""
	}
}

// Undo is the event that undoes the next change of somebody; see the rule above. The
// error is a *Refusal.
func (s State) Undo(by string) (Event, error) {
	all, undone := s.Log.All(), s.Log.Undone()
	own := func(e Event) bool { return e.By == by }
	anybody := func(Event) bool { return true }
	for _, whose := range []func(Event) bool{own, anybody} {
		later := map[string]bool{}
		for i := len(all) - 1; i >= 0; i-- {
			e := all[i]
			if _, gone := undone[e.Seq]; gone || undoable(e.Kind) != "" {
				continue
			}
			subject := e.subject()
			if whose(e) && !later[subject] {
				return UndoChange(e.Seq), nil
			}
			if subject != "" && !whose(e) {
				later[subject] = true
			}
		}
	}
	return Event{}, &Refusal{Why: "there is no change to undo"}
}

// Redo is the event that brings back what somebody undid last; see the rule
// above. The error is a *Refusal.
func (s State) Redo(by string) (Event, error) {
	var stack []uint64
	for _, e := range s.Log.All() {
		switch {
		case e.Kind == Redone:
			stack = without(stack, e.Ref)
		case e.By != by:
		case e.Kind == Undone:
			stack = append(without(stack, e.Ref), e.Ref)
		case undoable(e.Kind) == "":
			stack = nil
		}
	}
	if len(stack) == 0 {
		return Event{}, &Refusal{Why: "there is nothing to bring back: nothing was undone since the last change"}
	}
	return RedoChange(stack[len(stack)-1]), nil
}

func without(list []uint64, n uint64) []uint64 {
	var out []uint64
	for _, m := range list {
		if m != n {
			out = append(out, m)
		}
	}
	return out
}

// subject names what a change is about, where a later change of the same
// overwrites it; empty where changes stand side by side.
func (e Event) subject() string {
	switch e.Kind {
	case Answered, Cleared:
		return "answer " + string(e.Question)
	case Noted:
		return "note " + string(e.Question) + " " + string(e.Item)
	case Marked, RiskAccepted, Withdrawn:
		return "mark " + string(e.Item)
	case Decided:
		if e.Item != "" {
			return "mark " + string(e.Item)
		}
		return "verdict"
	case PresenterNoted:
		return "presenter's note " + string(e.Item)
	case LineSet:
		return "line " + string(e.Override.Line)
	case LineUnset:
		return "line " + string(e.Line)
	case Renamed:
		return "title"
	default:
		return "" // these stand side by side
	}
}

// checkUndo says what is wrong with undoing or redoing here.
func (s *State) checkUndo(e Event) error {
	change, ok := s.Log.Event(e.Ref)
	undone := s.Log.isUndone(e.Ref)
	switch {
	case !ok:
		return &Refusal{Why: fmt.Sprintf("the session has no change of number %d", e.Ref)}
	case undoable(change.Kind) != "":
		return &Refusal{Change: change, Why: undoable(change.Kind)}
	case e.Kind == Undone && undone:
		return &Refusal{Change: change, Why: "the change is undone already"}
	case e.Kind == Redone && !undone:
		return &Refusal{Change: change, Why: "the change is not undone, so there is nothing to bring back"}
	}
	return nil
}

// refold is the state that follows from an undoing or a redoing. The error is
// a *Refusal where a change that stays does not fit any more.
func (s *State) refold(last Event) (State, error) {
	log := s.Log.with(last)
	now, events := log.since(s.ID)
	undone := undoneIn(events)
	for _, e := range events {
		if _, gone := undone[e.Seq]; gone || e.Kind == Undone || e.Kind == Redone {
			continue
		}
		if err := now.check(e); err != nil {
			change, _ := log.Event(last.Ref)
			return now, &Refusal{Change: change, Later: e, Why: fmt.Sprintf("a later change, number %d, would not fit any more: %v", e.Seq, err)}
		}
		now.change(e)
		now.Seq = e.Seq
	}
	now.Log, now.Seq, now.UpdatedAt = s.Log, s.Seq, s.UpdatedAt
	return now, nil
}

// Refused is the refusal in an error, if there is one.
func Refused(err error) (*Refusal, bool) {
	var r *Refusal
	ok := errors.As(err, &r)
	return r, ok
}
