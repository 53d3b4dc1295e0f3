package casefile_test

import (
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

func TestTheTimelineNamesScenarios(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	kept := session.KeepScenario("Twice the traffic", advisor.Answers{advisor.QRequestsPerMonth: advisor.Number(advisor.Exactly(2e6))})
	events := []session.Event{casefile.Created(base, "Triage", at, "ada"), kept, session.DropScenario(2)}
	for i := range events {
		events[i].Seq, events[i].At = uint64(i)+1, at
	}
	entries, err := casefile.Timeline(base, events)
	if err != nil || len(entries) != 3 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	for i, want := range map[int]string{1: "Scenario kept: Twice the traffic", 2: "Scenario dropped: Twice the traffic"} {
		if got := entries[i].Text; got != want {
			t.Errorf("event %d is told as %q, want %q", i+1, got, want)
		}
	}
}
