package tui_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// settle carries out commands until there are none, leaving those that wait
// for time to pass.
func settle(m tea.Model, cmd tea.Cmd) tea.Model {
	if cmd == nil {
		return m
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				m = settle(m, c)
			}
			return m
		}
		m, cmd = m.Update(msg)
		return settle(m, cmd)
	case <-time.After(50 * time.Millisecond): //nolint:forbidigo // setting up a benchmark, nothing is timed
		return m
	}
}

// opened is the program at a place in a session that answers some questions.
func opened(t testing.TB, start page.Route) tea.Model {
	t.Helper()
	st := tuitest.NewMemory()
	opts := options(t, st)
	created := casefile.Created(opts.Base, "Support triage with a title that is rather long for a header", tuitest.Now, "kim")
	state, err := st.Create(created,
		session.Answer(advisor.QTaskType, advisor.Word("structured_output")),
		session.Answer(advisor.QGap, advisor.Words("format", "accuracy")),
		session.Answer(advisor.QMonthlyAPICost, advisor.Number(advisor.Exactly(2700))),
	)
	if err != nil {
		t.Fatal(err)
	}
	opts.Session, opts.Start = state.ID, start
	m := tui.New(opts)
	m, cmd := m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	m = settle(m, cmd)
	return settle(m, m.Init())
}

func question(q advisor.QuestionID) page.Route {
	return page.Route{Page: page.Interview, Question: q}
}

// frame is the program after a key, drawn. The command is left alone: saving
// happens beside the screen.
func frame(m tea.Model, key tea.KeyPressMsg) tea.Model {
	m, _ = m.Update(key)
	if m.View().Content == "" {
		panic("nothing was drawn")
	}
	return m
}

func BenchmarkKeyToFrameWhileTyping(b *testing.B) {
	m := opened(b, question(advisor.QRequestsPerMonth))
	keys := []tea.KeyPressMsg{{Code: '5', Text: "5"}, {Code: tea.KeyBackspace}}
	for i := 0; b.Loop(); i++ {
		m = frame(m, keys[i%2])
	}
}

func BenchmarkKeyToFrameWhileChoosing(b *testing.B) {
	m := opened(b, question(advisor.QTaskType))
	for b.Loop() {
		m = frame(m, tea.KeyPressMsg{Code: tea.KeyDown})
	}
}

func BenchmarkKeyToFrameWhileAnswering(b *testing.B) {
	m := opened(b, question(advisor.QTaskType))
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyEnter}, {Code: tea.KeyTab, Mod: tea.ModShift}}
	for i := 0; b.Loop(); i++ {
		m = frame(m, keys[i%3])
	}
}
