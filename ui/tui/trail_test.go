package tui_test

import (
	"testing"

	"loracle/ui/tui/tuitest"
)

func TestEscAfterAJumpToAQuestionLeadsBackToThePageItStartedFrom(t *testing.T) {
	for name, jump := range map[string]struct {
		page, shows string
		to          func(s *tuitest.Screen)
	}{
		"an answer behind a risk":      {"risks page", "╭ Risks", func(s *tuitest.Screen) { s.Press("enter") }},
		"a question by its name":       {"budget page", "╭ Budget", func(s *tuitest.Screen) { goTo(s, "hourly") }},
		"an open question by a number": {"decision page", "╭ Decision", func(s *tuitest.Screen) { s.Press("1") }},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, tuitest.NewMemory(), 120, 40, func(s *tuitest.Screen) {
				goTo(s.Press("e").Press("esc", "enter"), jump.page).Shows(jump.shows)
				for range 2 {
					jump.to(s)
					s.Lacks(jump.shows).Shows("shift+tab back").Press("esc").Shows(jump.shows)
				}
				s.Press("esc", "esc").Shows("▸ Example").Press("ctrl+c").Ended()
			})
		})
	}
}

func TestManyJumpsToAndFroLeadBackInAFewSteps(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "decision page", func(s *tuitest.Screen) {
		for range 20 {
			goTo(s, "hourly")
			goTo(s, "gpu access checkpoint")
		}
		s.Shows("╭ Checklist").Press("esc").Lacks("╭ Checklist").Shows("shift+tab back").Press("esc").Shows("╭ Checklist")
		s.Press("esc", "esc", "esc").Shows("▸ Support triage")
	})
}
