package checklist

import (
	"testing"
	"time"
)

func TestARiskIsAcceptedFromTodayForNinetyDays(t *testing.T) {
	// Late in the evening far west of UTC the calendar still says the 24th.
	today := time.Date(2026, 11, 24, 23, 30, 0, 0, time.FixedZone("west", -8*3600))
	for _, tt := range []struct {
		until string
		want  string
	}{
		{"2026-11-23", "2026-11-23 is past"},
		{"2026-11-24", ""},
		{"2027-02-22", ""},
		{"2027-02-23", "a risk is accepted for 90 days at most: until 2027-02-22"},
	} {
		until, err := time.Parse(time.DateOnly, tt.until)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := CheckUntil(until, today); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("until %s: %q, want %q", tt.until, got, tt.want)
		}
	}
}
