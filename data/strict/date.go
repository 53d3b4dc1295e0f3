package strict

import (
	"errors"
	"time"

	"go.yaml.in/yaml/v4"
)

// Date is a calendar day as files write it, like 2027-02-01, at midnight UTC.
type Date struct{ time.Time }

var errNoDate = errors.New("not a date; allowed: a day like 2027-02-01")

// ParseDate reads a day like 2027-02-01.
func ParseDate(text string) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, errNoDate
	}
	return t, nil
}

// grace is how much later than here a day may have begun where a file was
// written.
const grace = 24 * time.Hour

// Future reports whether the day is still to come everywhere on now. It says no
// without a day to go by.
func (d Date) Future(now time.Time) bool { return !now.IsZero() && d.After(now.Add(grace)) }

// UnmarshalYAML reads a day like 2027-02-01.
func (d *Date) UnmarshalYAML(n *yaml.Node) error {
	t, err := ParseDate(n.Value)
	if err != nil {
		return err
	}
	d.Time = t
	return nil
}

// Allowed says what the type accepts, for messages.
func (Date) Allowed() string { return "a day like 2027-02-01" }
