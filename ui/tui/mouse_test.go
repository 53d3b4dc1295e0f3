package tui_test

import (
	"fmt"
	"testing"

	"loracle/ui/tui/tuitest"
)

// wheel is a turn of the mouse wheel as terminals send it.
func wheel(s *tuitest.Screen, button, times int) *tuitest.Screen {
	for range times {
		s.Type(fmt.Sprintf("\x1b[<%d;20;10M", button))
	}
	return s
}

const wheelUp, wheelDown = 64, 65

func TestTheWheelScrollsPagesAndWhatIsOpenOverThem(t *testing.T) {
	visit(t, started(t), [2]int{80, 24}, "report", func(s *tuitest.Screen) {
		wheel(s.Shows(" 0% "), wheelDown, 4).Lacks(" 0% ")
		wheel(s, wheelUp, 9).Shows(" 0% ")
		goTo(s, "budget page").Press("w").Shows("Why · ", "▼ more below")
		wheel(s, wheelDown, 40).Shows("Why · ", "▲ more above")
		wheel(s, wheelUp, 40).Shows("Why · ", "▼ more below").Press("esc").Lacks("Why · ")
		wheel(s.Press("ctrl+p"), wheelDown, 1).Shows("▸ Interview").Press("esc")
	})
}

func TestAClickChoosesUnderItAndNeverThroughWhatIsOpenOverThePage(t *testing.T) {
	visit(t, started(t), [2]int{80, 24}, "risks", func(s *tuitest.Screen) {
		before := s.Press("f1").Text()
		if s.Type("\x1b[<0;20;12M\x1b[<0;20;12m"); s.Text() != before {
			t.Errorf("a click went through the help:\n%s", s.Text())
		}
	})
	play(t, several(t), 80, 24, func(s *tuitest.Screen) {
		s.Type("\x1b[<0;10;7M\x1b[<0;10;7m").Type("\x1b[<0;10;7M\x1b[<0;10;7m").Lacks("╭ Sessions").Press("ctrl+c").Ended()
	})
}
