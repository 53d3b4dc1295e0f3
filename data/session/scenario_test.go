package session_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/data/session"
)

func overlays() *rapid.Generator[advisor.Answers] {
	return rapid.Custom(func(t *rapid.T) advisor.Answers {
		return rapid.MapOfN(questions(), answers(), 1, 4).Draw(t, "changes")
	})
}

func TestScenariosAreKeptAndDroppedAndChangeNoAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		laid := overlays().Draw(t, "laid over")
		events := numbered(
			session.Create("T", "k", "p"), session.Answer("gap_text", advisor.Word("as it is")),
			session.KeepScenario("Twice the volume", laid), session.KeepScenario("Another", laid), session.DropScenario(3),
		)
		s := fold(t, events)
		if len(s.Scenarios) != 1 || s.Scenarios[0].ID != 4 || s.Scenarios[0].Title != "Another" || s.Answers["gap_text"].Word != "as it is" {
			t.Fatalf("folded to %+v with %v", s.Scenarios, s.Answers)
		}
		if diff := cmp.Diff(laid, s.Scenarios[0].Changes); diff != "" {
			t.Fatalf("the answers differ:\n%s", diff)
		}
		for _, e := range events {
			stored, err := session.Encode(e)
			if err != nil {
				t.Fatal(err)
			}
			read, err := session.Decode(stored)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(e, read); diff != "" {
				t.Fatalf("read back differently:\n%s", diff)
			}
		}
	})
}

func TestScenariosThatCannotBeAreRefused(t *testing.T) {
	some := advisor.Answers{"requests_per_month": advisor.Number(advisor.Exactly(5))}
	full := []session.Event{session.Create("T", "k", "p")}
	for range session.MostScenarios {
		full = append(full, session.KeepScenario("S", some))
	}
	for want, events := range map[string][]session.Event{
		"needs a title":              {session.Create("T", "k", "p"), session.KeepScenario(" ", some)},
		"changes at least one":       {session.Create("T", "k", "p"), session.KeepScenario("S", nil)},
		"is not a range":             {session.Create("T", "k", "p"), session.KeepScenario("S", advisor.Answers{"a": advisor.Number(advisor.Range{Low: 2, High: 1})})},
		"no scenario of that number": {session.Create("T", "k", "p"), session.DropScenario(1)},
		"by the number of the event": {session.Create("T", "k", "p"), session.DropScenario(0)},
		"kept already":               append(full, session.KeepScenario("S", some)),
	} {
		_, err := session.Fold("s", numbered(events...))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
