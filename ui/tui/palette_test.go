package tui_test

import (
	"testing"

	"loracle/ui/tui/tuitest"
)

func TestThePaletteFindsQuestionsAndCheckpointsByTheirIDsAndByWhatIsAsked(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "decision page", func(s *tuitest.Screen) {
		for typed, want := range map[string]string{
			"horizon": "Period compared", "achievable_examples": "Examples within reach", "who does the work": "Staffing", "stable_use_case": "checkpoint",
		} {
			s.Press("ctrl+p").Type(typed).Shows(want).Lacks("Nothing has that").Press("esc")
		}
		s.Press("ctrl+p").Type("nothing of the kind").Shows("Nothing has that").Press("esc")
	})
}

func TestThePaletteListsNamesBeforeOtherWords(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "decision page", func(s *tuitest.Screen) {
		s.Press("ctrl+p").Type("budget").Shows("▸ Budget")
	})
}
