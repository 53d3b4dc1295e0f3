package tui_test

import (
	"testing"

	"loracle/data/session"
	"loracle/data/store"
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

func TestAnEnterStruckTwiceMakesASessionAndAnswersNothing(t *testing.T) {
	st := tuitest.NewMemory()
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("n", "A", "b", "c", "enter", "enter").Shows("1 of 10 to a first recommendation")
		if n := answered(t, st); n != 0 {
			t.Errorf("%d answers were given", n)
		}
		s.Press("down", "enter").Shows("2 of 10 to a first recommendation")
		s.Stop()
	})
}

func TestWhatIsTypedForASessionThatCannotBeMadeIsForgottenButForTheWishToLeave(t *testing.T) {
	st := tuitest.NewMemory()
	st.Fail(store.ErrLocked)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Type("nTriage\rd\x1b[Bq").Shows("Triage").Lacks("of 10 to a first").Press("esc").Type("nTriage\rd\x03").Ended()
	})
}
