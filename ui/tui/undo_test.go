package tui_test

import (
	"testing"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/tuitest"
)

func TestUndoSaysWhatItTookBackAndRedoBringsItBackOnEveryPage(t *testing.T) {
	for _, place := range []string{"budget page", "decision page", "checklist page", "report page", "risks page", "interview page"} {
		t.Run(place, func(t *testing.T) {
			visit(t, started(t), [2]int{120, 40}, "task stays", func(s *tuitest.Screen) {
				goTo(s.Type("\x15"), place) // nobody knows for how many months
				s.Press("ctrl+z").Shows("Undone: Task stays the same for back to 12 months.")
				s.Press("ctrl+r").Shows("Brought back: Task stays the same for again don't know.")
				s.Press("ctrl+r").Shows("There is nothing to bring back")
				s.Press("ctrl+z", "ctrl+z").Shows("Undone: ", "back to not answered.")
			})
		})
	}
}

func TestUndoTakesBackWhatIsTypedAndShowsTheAnswerThatCounts(t *testing.T) {
	st := started(t)
	visit(t, st, [2]int{80, 24}, "requests a month", func(s *tuitest.Screen) {
		s.Shows("300k-600k").Type("\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f7M").Press("ctrl+z").Shows("300k-600k", "Undone: Requests a month back to 300k-600k.")
		s.Press("ctrl+r").Shows("┃ 7M", "Brought back: Requests a month again 7M.")
	})
	if r, ok := answers(t, st).Number(advisor.QRequestsPerMonth); !ok || r != advisor.Exactly(7e6) {
		t.Errorf("the store holds %v", r)
	}
}

func TestUndoOnAFormSaysToCloseItFirst(t *testing.T) {
	visit(t, started(t), [2]int{80, 24}, "gpu access checkpoint", func(s *tuitest.Screen) {
		s.Press("a", "ctrl+z").Shows("Close this first with esc.").Press("esc").Press("o", "ctrl+z").Shows("Undone: GPU access back to not looked at.")
	})
}

func TestUndoMeansTheEventOfThisScreenWhenAnotherProgramWroteMeanwhile(t *testing.T) {
	st := started(t)
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	id := list[0].ID
	visit(t, st, [2]int{120, 40}, "input tokens", func(s *tuitest.Screen) {
		other := session.Rename("Renamed elsewhere")
		other.By, other.At = "bo", tuitest.Now
		if _, err := st.Append(id, other); err != nil {
			t.Fatal(err)
		}
		// Typed in one go: undoing is asked for before the store has answered.
		s.Type("800\r\x1a").Shows("Undone: Input tokens a request back to not answered.", "Renamed elsewhere")
	})
	state, err := st.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	if _, said := state.Answers[advisor.QInputTokens]; said || state.Title != "Renamed elsewhere" {
		t.Errorf("the store holds %q with %v", state.Title, state.Answers[advisor.QInputTokens])
	}
}
