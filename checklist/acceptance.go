package checklist

import (
	"fmt"
	"time"
)

// MaxAcceptanceDays is how long a risk may be accepted for, in days from the
// day it is taken; after that somebody has to look again.
const MaxAcceptanceDays = 90

// LastAcceptanceDay is the last day that a risk taken today may be accepted
// until.
func LastAcceptanceDay(today time.Time) time.Time {
	return calendarDay(today).AddDate(0, 0, MaxAcceptanceDays)
}

// CheckUntil says in one sentence what is wrong with the day that a risk taken
// today is accepted until, or nil.
func CheckUntil(until, today time.Time) error {
	last := LastAcceptanceDay(today)
	switch day := calendarDay(until); {
	case day.Before(calendarDay(today)):
		return fmt.Errorf("%s is past", day.Format(time.DateOnly))
	case day.After(last):
		return fmt.Errorf("a risk is accepted for %d days at most: until %s", MaxAcceptanceDays, last.Format(time.DateOnly))
	}
	return nil
}

// calendarDay is a moment's day, without its time and zone.
func calendarDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
