package checklist

import (
	"fmt"
	"time"
)

// DefaultMaxDays is how long a risk may be accepted for, in days from the day
// it is taken, where the item does not say; after that somebody has to look
// again.
const DefaultMaxDays = 90

// MaxDays is how many days an acceptance of this item may last.
func (i Item) MaxDays() int {
	if i.AcceptDays > 0 {
		return i.AcceptDays
	}
	return DefaultMaxDays
}

// LastDay is the last day that this risk, taken today, may be accepted until.
func (i Item) LastDay(today time.Time) time.Time {
	return calendarDay(today).AddDate(0, 0, i.MaxDays())
}

// CheckUntil says in one sentence what is wrong with the day that this risk,
// taken today, is accepted until, or nil.
func (i Item) CheckUntil(until, today time.Time) error {
	if day := calendarDay(until); day.Before(calendarDay(today)) {
		return fmt.Errorf("%s is past", day.Format(time.DateOnly))
	}
	return i.checkLength(until, today)
}

func (i Item) checkLength(until, today time.Time) error {
	if last := i.LastDay(today); calendarDay(until).After(last) {
		return fmt.Errorf("a risk is accepted for %d days at most: until %s", i.MaxDays(), last.Format(time.DateOnly))
	}
	return nil
}

// Check says in one sentence what keeps a mark from being put on this item at a
// moment, or nil: what the mark lacks, or that the acceptance would last too
// long. One that is past already is fine, as a file may hold an old review: the
// item is open again then.
func (i Item) Check(m Mark, at time.Time) error {
	if err := m.Validate(); err != nil || m.State != Accepted {
		return err
	}
	return i.checkLength(m.Until, at)
}

// Problems lists everything that Check finds, a sentence each.
func (i Item) Problems(m Mark, at time.Time) []error {
	out := m.Lacks()
	if m.State == Accepted && !m.Until.IsZero() {
		if err := i.checkLength(m.Until, at); err != nil {
			out = append(out, err)
		}
	}
	if err := m.Validate(); err != nil && len(out) == 0 {
		out = append(out, err)
	}
	return out
}

// calendarDay is a moment's day, without its time and zone.
func calendarDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
