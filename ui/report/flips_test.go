package report

import (
	"testing"

	"loracle/advisor"
)

func TestChangesReadOnFromTheNameOfTheQuestion(t *testing.T) {
	until := 18.0
	six := advisor.Number(advisor.Exactly(6))
	stable := &advisor.Question{Short: "Task stays the same for", Unit: advisor.Months, Kind: advisor.NumberQuestion}
	requests := &advisor.Question{Short: "Requests a month", Unit: advisor.Requests, Kind: advisor.NumberQuestion}
	for want, f := range map[string]advisor.Flip{
		"Task stays the same for less than 6 months: prompting": {Question: stable, Direction: advisor.Downwards, Excluded: true},
		"Task stays the same for 6 months or less: prompting":   {Question: stable, Direction: advisor.Downwards},
		"Task stays the same for more than 6 months: prompting": {Question: stable, Direction: advisor.Upwards, Excluded: true},
		"Task stays the same for 6 months or more: prompting":   {Question: stable, Direction: advisor.Upwards},
		"Task stays the same for 6-18 months: prompting":        {Question: stable, Direction: advisor.Upwards, Until: &until},
		"Requests a month below 6: prompting":                   {Question: requests, Direction: advisor.Downwards, Excluded: true},
		"Requests a month of 6 or more: prompting":              {Question: requests, Direction: advisor.Upwards},
	} {
		f.To, f.Approach = six, advisor.Prompting
		if got := flipWords(f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
