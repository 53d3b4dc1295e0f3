package tui_test

import (
	"testing"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/tuitest"
)

// answered counts the answers of every session in a store.
func answered(t *testing.T, st *tuitest.Memory) int {
	t.Helper()
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, s := range list {
		events, err := st.Events(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if e.Kind == session.Answered {
				n++
			}
		}
	}
	return n
}

func TestAnEnterStruckTwiceOpensASessionAndAnswersNothing(t *testing.T) {
	for name, keys := range map[string][]string{
		"a new one":  {"n", "A", "b", "c", "enter", "enter"},
		"a kept one": {"enter", "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			st := tuitest.NewMemory()
			if _, err := st.Create(casefile.Created(base(t), "Kept", tuitest.Now, "kim")); err != nil {
				t.Fatal(err)
			}
			play(t, st, 120, 40, func(s *tuitest.Screen) {
				s.Press(keys...).Shows("1 of 10 to a first recommendation")
				if n := answered(t, st); n != 0 {
					t.Errorf("%d answers were given", n)
				}
				s.Press("down", "enter").Shows("2 of 10 to a first recommendation")
				s.Stop()
			})
		})
	}
}
