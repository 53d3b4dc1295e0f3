package tui_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/ui/tui/tuitest"
)

func TestCharactersThatTurnTheTextReachNeitherTheScreenNorTheStore(t *testing.T) {
	const turning, hidden = "\u202e\u2066", "\u2069\u202c\x1b[31m"
	lacks := func(s *tuitest.Screen) {
		t.Helper()
		if text := s.Text(); strings.ContainsAny(text, turning+"\u2069\u202c") {
			t.Errorf("they are on the screen:\n%q", text)
		}
	}
	st := started(t)
	visit(t, st, [2]int{120, 40}, "requests a month", func(s *tuitest.Screen) {
		s.Press("ctrl+n").Paste("see "+turning+"the\n  list"+hidden).Type(turning+"!").Shows("┃ see the", "┃   list!")
		lacks(s)
		s.Press("enter", "ctrl+p").Paste("hou" + turning + "rly").Shows("Hourly rate")
		lacks(s)
		s.Press("esc")
	})
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	state, err := st.Load(list[0].ID)
	if note := state.Notes[advisor.QRequestsPerMonth]; err != nil || note != "see the\n  list!" {
		t.Errorf("the note is %q, error %v", note, err)
	}
}
