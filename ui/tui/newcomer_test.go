package tui_test

import (
	"strings"
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

func TestFiguresAndTheReportAreCopiedToTheTerminalsClipboard(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "decision page", func(s *tuitest.Screen) {
		holds := func(text string) {
			t.Helper()
			if got := s.Clipboard(); !strings.Contains(got, text) {
				t.Errorf("the clipboard lacks %q: %q", text, got)
			}
		}
		goTo(s, "copy the decision").Shows("Copied the decision, if this terminal")
		holds("Support triage\n")
		s.Press("w").Shows("y copy").Press("y").Shows("Copied Break-even")
		holds("Break-even")
		goTo(s, "report page").Press("y").Shows("Copied the report as Markdown")
		holds("# Support triage\n")
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
