package casefile

import (
	"errors"
	"time"

	"loracle/data/session"
)

// Since is what changed since the last milestone of a session.
type Since struct {
	session.Milestone
	Comparison
	// Reworked says that what the milestone kept is not at hand or is damaged, so
	// that its side is worked out again by this loracle.
	Reworked bool
}

// SinceMilestone says what changed from the last milestone to a case as it
// stands on a day; nil while there is no milestone.
func (c *Cabinet) SinceMilestone(now Case, today time.Time) (*Since, error) {
	if len(now.Milestones) == 0 {
		return nil, nil
	}
	last := now.Milestones[len(now.Milestones)-1]
	then, err := c.milestone(now.State, last)
	var lost *lostMilestone
	var damaged *damagedMilestone
	reworked := errors.As(err, &lost) || errors.As(err, &damaged)
	if reworked {
		then, err = c.after(now.State, last.Last, last.Name, last.At)
	}
	if err != nil {
		return nil, err
	}
	return &Since{last, Compare(then, Moment{Case: now, Label: now.Title, On: today}), reworked}, nil
}
