package checklist

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Action is what somebody will do about an open item: "If <trigger>, <owner>
// will <do> by <due>".
type Action struct {
	// Trigger is when it is to be done, without the "if".
	Trigger string `json:"trigger"`
	// Owner is the one person who does it.
	Owner string `json:"owner"`
	// Do says what, as it follows "will".
	Do string `json:"do"`
	// Due is the day by which it is done.
	Due time.Time `json:"due"`
}

// Validate says in one sentence what an action lacks, or nil.
func (a Action) Validate() error {
	switch {
	case strings.TrimSpace(a.Trigger) == "":
		return errors.New("an action needs its trigger: what makes it due, after “if”")
	case strings.TrimSpace(a.Owner) == "":
		return errNoOwner
	case strings.ContainsAny(a.Owner, ",;&/"):
		return errOneOwner
	case strings.TrimSpace(a.Do) == "":
		return errors.New("an action needs what will be done, after “will”")
	case a.Due.IsZero():
		return errors.New("an action needs the date by which it is done")
	}
	return nil
}

// Check is Validate for an action that is agreed today: its owner is one person,
// also in words, and its day is not past. Actions that are kept may be older.
func (a Action) Check(today time.Time) error {
	if err := a.Validate(); err != nil {
		return err
	}
	if err := CheckOwner(a.Owner); err != nil {
		return err
	}
	return CheckDue(a.Due, today)
}

// CheckOwner says in one sentence why a text does not name the one person who
// does an action, or nil.
func CheckOwner(name string) error {
	words := strings.Fields(name)
	switch {
	case len(words) == 0:
		return errNoOwner
	case strings.ContainsAny(name, ",;&/+"), slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, "and") }):
		return errOneOwner
	}
	return nil
}

var (
	errNoOwner  = errors.New("an action needs an owner: who will do it")
	errOneOwner = errors.New("an action has one owner; write one name")
)

// CheckDue says in one sentence why an action that is agreed today cannot be due
// on a day, or nil.
func CheckDue(due, today time.Time) error {
	if dayAfter(today, due) {
		return fmt.Errorf("%s is past", due.Format(time.DateOnly))
	}
	return nil
}

// Sentence is the action in its if-then form.
func (a Action) Sentence() string { return a.SentenceWith(a.Due.Format("2 January 2006")) }

// SentenceWith is Sentence with the day written as given.
func (a Action) SentenceWith(due string) string {
	return fmt.Sprintf("If %s, %s will %s by %s.", strings.TrimSpace(a.Trigger), strings.TrimSpace(a.Owner),
		strings.TrimRight(strings.TrimSpace(a.Do), "."), due)
}

// Overdue reports whether the day of an action has passed.
func (a Action) Overdue(today time.Time) bool { return dayAfter(today, a.Due) }

// DaysLeft is the number of days from today until a day; negative once it has
// passed.
func DaysLeft(today, day time.Time) int {
	return int(calendarDay(day).Sub(calendarDay(today)).Hours() / 24)
}
