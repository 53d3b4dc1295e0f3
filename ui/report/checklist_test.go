package report

import (
	"testing"

	"loracle/checklist"
)

func TestOnlyAcceptedCheckpointsSayWhoAccepted(t *testing.T) {
	for want, mark := range map[string]checklist.Mark{
		"Accepted by Ana; watched by Bo.":  {State: checklist.Accepted, AcceptedBy: "Ana", Owner: "Bo", Until: at(30)},
		"In charge: Bo, until 2026-11-30.": {State: checklist.Open, Owner: "Bo", Until: at(30)},
		"In charge: Bo \\[x].":             {State: checklist.Met, Owner: "Bo [x]"},
		"Until 2026-11-30.":                {State: checklist.DontKnow, Until: at(30)},
		"":                                 {State: checklist.Open, AcceptedBy: "Ana"},
	} {
		if got := string(people(mark)); got != want {
			t.Errorf("%+v says %q, want %q", mark, got, want)
		}
	}
}
