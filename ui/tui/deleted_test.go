package tui_test

import (
	"testing"

	"loracle/ui/tui/tuitest"
)

func TestWhatWasDeletedIsBroughtBackAfterARestartOneAfterTheOther(t *testing.T) {
	st := started(t)
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Press("n").Type("Second\r").Press("esc").Press("down", "d", "d").Shows(`Deleted "Second"`).Press("q").Ended()
	})
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Shows("Should this be fine-tuned", "u undo").Press("f1").Shows(`deleted last, "Second"`).Press("esc")
		s.Press("u").Shows("▸ Second", `Brought back "Second".`)
		s.Press("u").Shows("▸ Support triage", `Brought back "Support triage".`).Press("u").Shows("No session is deleted.").Press("q").Ended()
	})
	if list, err := st.List(); err != nil || len(list) != 2 {
		t.Errorf("the list has %d sessions, error %v", len(list), err)
	}
}
