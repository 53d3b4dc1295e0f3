package tui_test

import (
	"slices"
	"strings"
	"testing"

	"loracle/ui/tui/tuitest"
)

// visit opens the session, goes somewhere by way of the palette, plays a story
// there and quits.
func visit(t *testing.T, st *tuitest.Memory, size [2]int, place string, story func(*tuitest.Screen)) {
	t.Helper()
	play(t, st, size[0], size[1], func(s *tuitest.Screen) {
		story(goTo(s.Press("enter"), place))
		s.Press("ctrl+c").Ended()
	})
}

func goTo(s *tuitest.Screen, place string) *tuitest.Screen {
	return s.Press("ctrl+p").Type(place + "\r")
}

func TestWhyOpensOverThePageAndClosesWithEsc(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "budget", func(s *tuitest.Screen) {
		s.Shows("Line", "Yours").Press("right", "down", "down", "down", "w")
		s.Shows("Why · ML engineer time", "engineer hours", "printed as “80–120 hrs at $80/hr”")
		s.Press("esc").Lacks("Why · ").Shows("╭ Budget").Press("esc").Lacks("╭ Budget")
	})
}

func TestWhyScrollsToItsNotes(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			visit(t, started(t), size, "budget", func(s *tuitest.Screen) {
				s.Press("right", "end", "w").Shows("Why · One-time project total", "▼ more below")
				s.Press("end").Shows("▲ more above").Press("home").Shows("▼ more below", "One-time project total")
				s.Press("pgdown", "down", "up", "pgup").Shows("▼ more below").Press("q").Lacks("Why · ")
			})
		})
	}
}

func TestVerdictStaysWhileTheChecklistScrolls(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			visit(t, started(t), size, "checklist", func(s *tuitest.Screen) {
				s.Shows("‹no verdict yet›", "of 3 that stop it")
				s.Press("pgdown", "pgdown").Shows("‹no verdict yet›", "of 3 that stop it")
				s.Press(slices.Repeat([]string{"m"}, 14)...).Shows("‹GO›")
			})
		})
	}
}

func TestAcceptedRiskIsEnteredOnAScreenOfAnySize(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			st := started(t)
			visit(t, st, size, "gpu access checkpoint", func(s *tuitest.Screen) {
				s.Shows("GPU access").Press("a").Shows("Why is this risk taken")
				s.Type("Quota is promised in writing.\rAna\rJun\r").Shows("2027-02-21")
				s.Type("\rThe ticket is still open.\r").Press("up").Shows("accepted risk")
			})
			list, err := st.List()
			if err != nil {
				t.Fatal(err)
			}
			state, err := st.Load(list[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			if m := state.Marks["gpu_access"]; m.Owner != "Jun" || m.AcceptedBy != "Ana" || !strings.HasPrefix(m.Notice, "The ticket") {
				t.Errorf("saved %+v", m)
			}
		})
	}
}

func TestReportScrollsWithItsPlaceInPercent(t *testing.T) {
	visit(t, started(t), [2]int{80, 24}, "report", func(s *tuitest.Screen) {
		s.Shows("Support triage", " 0% ").Press("end").Shows(" 100% ", "▲ more above")
		s.Press("home").Shows(" 0% ").Press("pgdown").Lacks(" 0% ")
	})
}

func TestDisabledKeySaysWhyAboveTheFooter(t *testing.T) {
	visit(t, started(t), [2]int{80, 24}, "chat template checkpoint", func(s *tuitest.Screen) {
		s.Press("enter").Shows("Your answers do not settle this one: press m, o, a, n or d.")
	})
}
