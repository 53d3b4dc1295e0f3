package tui_test

import (
	"testing"

	"loracle/ui/tui/tuitest"
)

func TestNewcomerLooksAroundInAnExample(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			play(t, tuitest.NewMemory(), size[0], size[1], func(s *tuitest.Screen) {
				s.Press("e").Shows("╭ Decision", "Go ahead").Press("m").Shows("Volume", "Break-even").Press("right").Shows("*")
				s.Press("esc", "esc").Shows("▸ Example: ").Press("ctrl+c").Ended()
			})
		})
	}
}

func TestFirstQuestionOfAFirstSessionTellsTheKeys(t *testing.T) {
	play(t, tuitest.NewMemory(), 80, 24, func(s *tuitest.Screen) {
		s.Press("n").Type("Support triage\r").Shows("First time here?").Press("down", "enter").Lacks("First time here?").Press("ctrl+c").Ended()
	})
}

func TestFiguresAreCopiedFromThePaletteAndFromAnExplanation(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "decision page", func(s *tuitest.Screen) {
		goTo(s, "copy the decision").Shows("Copied the decision, if this terminal")
		s.Press("w").Shows("y copy").Press("y").Shows("Copied Break-even")
	})
}

func TestHighContrastIsSwitchedFromThePalette(t *testing.T) {
	visit(t, started(t), [2]int{80, 24}, "high contrast", func(s *tuitest.Screen) {
		s.Shows("╭").Press("ctrl+p").Type("high contrast\r")
	})
}

func TestASessionOfFilesOpensAtTheRestStopThoughItsBillIsNotTyped(t *testing.T) {
	play(t, tuitest.NewMemory(), 120, 40, func(s *tuitest.Screen) {
		s.Press("e").Shows("╭ Decision").Press("esc").Press("enter")
		s.Shows("enough for a first recommendation").Press("c").Shows("╭ Checklist").Press("ctrl+c").Ended()
	})
}
