package casefile

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"loracle/data/session"
	"loracle/data/store"
)

// Moment is a session as it is, or as it was at a milestone or after a change
// of its history.
type Moment struct {
	// Case is the moment as today's loracle works it out, with the knowledge
	// base of then.
	Case
	// Label names it, like "Support triage" or "Support triage@pilot".
	Label string
	// On is the day it is looked at: today, or the day of then.
	On time.Time
	// Taken is what the milestone keeps; nil for any other moment.
	Taken *Snapshot
}

// Standing is what the moment came to: as it was kept where it is a milestone.
func (m Moment) Standing() Standing {
	if m.Taken != nil {
		return m.Taken.Standing
	}
	return m.Case.Standing()
}

// ErrNoMoment says that a session has no milestone or change of that name.
var ErrNoMoment = errors.New("no such moment")

// missingMoment names a moment that is not there, and those that are.
type missingMoment struct {
	name  string
	state session.State
}

func (e *missingMoment) Error() string {
	return fmt.Sprintf("the session %q has no milestone %q", e.state.Title, e.name)
}

func (e *missingMoment) Is(target error) bool { return target == ErrNoMoment }

// Hint lists the milestones.
func (e *missingMoment) Hint() string {
	changes := fmt.Sprintf("@ and a number from 1 to %d is the session after that change", e.state.Seq)
	if len(e.state.Milestones) == 0 {
		return "it has none yet: `loracle milestone SESSION NAME` takes one; " + changes
	}
	names := make([]string, 0, len(e.state.Milestones))
	for _, m := range e.state.Milestones {
		names = append(names, strconv.Quote(m.Name))
	}
	return "it has " + strings.Join(names, ", ") + "; " + changes
}

// Moment finds SESSION as it is today, SESSION@NAME as it was at a milestone,
// or SESSION@NUMBER as it was after that change. A session whose own title has
// an @ in it comes first.
func (c *Cabinet) Moment(name string, today time.Time) (Moment, error) {
	state, err := c.Store.Find(name)
	at := strings.LastIndex(name, "@")
	if at > 0 && errors.Is(err, store.ErrNotFound) {
		if state, err = c.Store.Find(name[:at]); err == nil {
			return c.MomentOf(state, strings.TrimSpace(name[at+1:]))
		}
	}
	if err != nil {
		return Moment{}, err
	}
	base, err := c.BaseOf(state)
	if err != nil {
		return Moment{}, err
	}
	return Moment{Case: Derive(base, state, today), Label: state.Title, On: today}, nil
}

// MomentOf is a session as it was at a milestone, by its name, or after a
// change, by its number. The error is ErrNoMoment where there is none.
func (c *Cabinet) MomentOf(state session.State, name string) (Moment, error) {
	if m, ok := state.Milestone(name); ok {
		return c.milestone(state, m)
	}
	seq, err := strconv.ParseUint(name, 10, 64)
	last, ok := state.Log.Event(seq)
	if err != nil || !ok {
		return Moment{}, &missingMoment{name, state}
	}
	return c.after(state, seq, name, last.At)
}

// after is a session as it was after a change.
func (c *Cabinet) after(state session.State, seq uint64, name string, on time.Time) (Moment, error) {
	then, err := session.Fold(state.ID, state.Log.All()[:seq])
	if err != nil {
		return Moment{}, fmt.Errorf("go back to change %d: %w", seq, err)
	}
	base, err := c.BaseOf(then)
	if err != nil {
		return Moment{}, err
	}
	return Moment{Case: Derive(base, then, on), Label: state.Title + "@" + name, On: on}, nil
}

func (c *Cabinet) milestone(state session.State, m session.Milestone) (Moment, error) {
	taken, err := c.Snapshot(m)
	if err != nil {
		return Moment{}, err
	}
	// Whatever changes figures today, the milestone has those of then.
	c = c.unadapted()
	moment, err := c.after(state, m.Last, m.Name, m.At)
	if err != nil {
		return moment, err
	}
	moment.Taken = &taken
	if taken.Knowledge == moment.Base.Advice.SHA256 {
		return moment, nil
	}
	then := moment.Clone()
	then.Knowledge = taken.Knowledge
	base, err := c.BaseOf(then)
	moment.Case = Derive(base, then, m.At)
	return moment, err
}
