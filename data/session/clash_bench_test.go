package session_test

import (
	"fmt"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
)

// BenchmarkClashes looks for clashes where somebody came back with 500 answers
// that were given without knowing of 500 others.
func BenchmarkClashes(b *testing.B) {
	events := []session.Event{session.Create("A", "k", "p")}
	for i := range 1000 {
		by, seen := "ana", uint64(0)
		if i >= 500 {
			by, seen = "bo", 1
		}
		e := session.Answer(advisor.QuestionID(fmt.Sprintf("q%d", i%500)), advisor.Number(advisor.Exactly(1)))
		e.By, e.Seen = by, seen
		events = append(events, e)
	}
	for i := range events {
		events[i].Seq = uint64(i) + 1
	}
	s, err := session.Fold("S", events)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if n := len(s.Clashes()); n != 500 {
			b.Fatalf("%d clashes", n)
		}
	}
}
