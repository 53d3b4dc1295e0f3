package tui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

func TestHistoryUndoesTheChangeUnderTheCursorAndBringsItBack(t *testing.T) {
	st := started(t)
	visit(t, st, [2]int{120, 40}, "history page", func(s *tuitest.Screen) {
		s.Shows("Changes 11", "▸ API bill a month: not answered → $2,700").Press("down", "down", "u")
		s.Shows("Undone: Examples at hand back to not answered.", "Changes 12", "undone by 12", "Undone, change 9: Examples at hand: 2,000 → not answered")
		s.Press("down", "u").Shows("Brought back: Examples at hand again 2,000.", "Changes 13").Lacks("undone by 12")
		s.Press("end", "u").Shows("delete it instead").Lacks("Changes 14")
	})
	if r, ok := answers(t, st).Number(advisor.QLabelledExamples); !ok || r != advisor.Exactly(2000) {
		t.Errorf("the store holds %v", r)
	}
}

func TestAMilestoneIsTakenReadAndComparedOnScreen(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			visit(t, started(t), size, "history page", func(s *tuitest.Screen) {
				s.Press("m").Shows("Under which name").Type("a@b\r").Shows("has no @")
				s.Type("\x7f\x7f\x7fpilot\r").Shows("Kept as pilot, for ever as it is now.")
				goTo(s, "output tokens").Type("300\r")
				goTo(s, "history page").Press("m").Type("Pilot\r").Shows("There is a milestone").Press("esc", "tab").Shows("▸ pilot", "Milestones 1")
				s.Press("c").Shows("Support triage@pilot → now").Press("end").Shows("Output tokens a", "not answered").Press("esc")
				s.Press("enter").Shows("History · pilot", "Support triage").Press("esc").Shows("▸ pilot")
			})
		})
	}
}

func TestTwoMomentsAreComparedByMarkingOne(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "history page", func(s *tuitest.Screen) {
		s.Press("end", "x").Shows("marked: 1").Press("home", "down", "c").Shows("Support triage@1 → Support triage@10", "Kind of task", "In all")
		s.Press("esc", "x").Shows("marked: 10").Press("x").Lacks("marked: ")
	})
}

func TestTodaysFiguresAreShownAndTakenOnScreen(t *testing.T) {
	st := started(t)
	visit(t, st, [2]int{120, 40}, "history page", func(s *tuitest.Screen) {
		s.Press("t").Shows("The session has today's figures already.").Press("y", "esc").Shows("Changes 11")
	})
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	// A session whose own figures are not in the store is shown with today's.
	created := casefile.Created(base(t), "Old figures", tuitest.Now.AddDate(0, 0, 1), "kim")
	created.Knowledge = strings.Repeat("0a", 32)
	if _, err := st.Create(created); err != nil {
		t.Fatal(err)
	}
	visit(t, st, [2]int{120, 40}, "history page", func(s *tuitest.Screen) {
		s.Press("t").Shows("as it is → with today's figures", "Nothing is changed yet").Press("y").Shows("Today's figures are taken.", "Figures: knowledge base 0a0a0a0a0a0a")
		s.Press("ctrl+z").Shows("Undone: Figures back to knowledge base 0a0a0a0a0a0a.")
	})
	if len(list) != 1 {
		t.Errorf("%d sessions before", len(list))
	}
}

func TestTwoSessionsAreComparedFromTheList(t *testing.T) {
	play(t, several(t), 120, 40, func(s *tuitest.Screen) {
		s.Press("down", "x").Shows(`Marked "Contract search`).Press("up", "c").Shows("Contract search for the legal team → Support triage", "Checkpoints:")
		s.Press("esc", "esc").Press("y").Shows("Copy of Support triage").Press("ctrl+c").Ended()
	})
}

func TestDisabledKeysOfTheHistorySayWhy(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "history page", func(s *tuitest.Screen) {
		s.Press("enter").Shows("Only milestones keep a report").Press("tab").Shows("No milestone was taken yet.").Press("u").Shows("Choose a change to undo")
		s.Press("c").Shows("m takes one")
	})
}

// long is a program on the history of a session with many events.
func long(b *testing.B) tea.Model {
	b.Helper()
	st := tuitest.NewMemory()
	opts := options(b, st)
	events := []session.Event{casefile.Created(opts.Base, "Long", tuitest.Now, "kim")}
	for i := range 1999 {
		e := session.Answer(advisor.QStableMonths, advisor.Number(advisor.Exactly(float64(i))))
		if i%3 == 0 {
			e = session.NoteItem(checklist.ItemID("eval_set"), fmt.Sprint("note ", i))
		}
		events = append(events, e)
	}
	state, err := st.Create(events...)
	if err != nil {
		b.Fatal(err)
	}
	opts.Session, opts.Start = state.ID, page.Route{Page: page.History}
	m := tui.New(opts)
	m, cmd := m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	m = settle(m, cmd)
	m = patiently(m, m.Init())
	if text := m.View().Content; !strings.Contains(text, "Changes 2000") {
		b.Fatalf("the history is not on screen:\n%s", text)
	}
	return m
}

// BenchmarkKeyToFrameOn2000Changes moves the cursor through a long history.
func BenchmarkKeyToFrameOn2000Changes(b *testing.B) {
	m := long(b)
	keys := []tea.KeyPressMsg{{Code: tea.KeyEnd}, {Code: tea.KeyHome}, {Code: tea.KeyDown}}
	for i := 0; b.Loop(); i++ {
		m = frame(m, keys[i%3])
	}
}
