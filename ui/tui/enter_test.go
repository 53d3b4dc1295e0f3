package tui_test

import (
	"testing"

	"loracle/ui/tui/tuitest"
)

func TestALineFeedIsEnterOnTheListSoThatTheNextLetterReachesTheSession(t *testing.T) {
	st := started(t)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("ctrl+j", "ctrl+p").Type("decision page").Press("ctrl+j").Shows("What to do first").Press("esc", "esc")
		s.Press("ctrl+j").Type("d").Lacks("Deleted").Press("ctrl+c").Ended()
	})
	if list, err := st.List(); err != nil || len(list) != 1 {
		t.Errorf("the list has %d sessions, error %v", len(list), err)
	}
}

func TestWhatIsTypedBeforeTheProgramListensOpensTheSession(t *testing.T) {
	st := started(t)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("n").Type("Second").Press("ctrl+j").Shows("1 of 10 to a first recommendation").Press("ctrl+j")
		s.Shows("1 of 10 to a first recommendation").Press("ctrl+c").Ended()
	})
}

func TestALineFeedBreaksTheLineInATextOfSeveral(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "requests a month", func(s *tuitest.Screen) {
		s.Press("ctrl+n").Type("first").Press("ctrl+j").Type("second").Shows("┃ first", "┃ second").Press("enter")
		s.Press("ctrl+t").Type("one topic").Press("ctrl+j").Type("more").Shows("one topic", "more").Lacks("Parked").Press("esc")
		goTo(s, "gpu access checkpoint")
		s.Press("ctrl+n").Type("here").Press("ctrl+j").Type("there").Shows("┃ here", "┃ there").Press("esc")
	})
}
