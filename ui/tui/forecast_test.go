package tui_test

import (
	"strings"
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

// places are the pages of what follows from the answers, and a word of each.
var places = map[string]string{
	"break-even": "Four approaches", "training": "Serving", "risks": "caught late", "plan": "Scoping",
}

func TestPagesOfTheForecastAreInThePalette(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			for place, word := range places {
				visit(t, started(t), size, place+" page", func(s *tuitest.Screen) {
					for range 20 {
						if strings.Contains(s.Text(), word) {
							break
						}
						s.Press("pgdown")
					}
					s.Shows(word).Press("esc").Lacks(word)
				})
			}
		})
	}
}

func TestLikelyIsThereAgainAfterAnAnswer(t *testing.T) {
	visit(t, started(t), [2]int{120, 40}, "break-even page", func(s *tuitest.Screen) {
		s.Shows("8 in 10").Lacks("being worked out")
		s.Press("ctrl+p").Type("requests a month\r1M\r")
		goTo(s, "break-even page").Shows("8 in 10").Lacks("being worked out").Press("b").Shows("likely: $").Press("m").Shows("╭ Break-even")
	})
}

// withChart is the program at the break-even page of a session whose answers
// are known well enough for everything on it.
func withChart(b *testing.B) tea.Model {
	b.Helper()
	st := tuitest.NewMemory()
	opts := options(b, st)
	state, err := st.Create(casefile.Created(opts.Base, "Support triage", tuitest.Now, "kim"),
		session.Answer(advisor.QTaskType, advisor.Word("structured_output")),
		session.Answer(advisor.QGap, advisor.Words("format", "accuracy")),
		session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Between(800_000, 900_000))),
		session.Answer(advisor.QInputTokens, advisor.Number(advisor.Exactly(900))),
		session.Answer(advisor.QOutputTokens, advisor.Number(advisor.Exactly(200))),
		session.Answer(advisor.QAPIModel, advisor.Word("gpt-4o")),
	)
	if err != nil {
		b.Fatal(err)
	}
	opts.Session, opts.Start = state.ID, page.Route{Page: page.BreakEven}
	m := tui.New(opts)
	m, cmd := m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	m = settle(m, cmd)
	m = patiently(m, m.Init())
	if text := m.View().Content; !strings.Contains(text, "┤") || strings.Contains(text, "being worked out") {
		b.Fatalf("the chart is not on screen:\n%s", text)
	}
	return m
}

// patiently carries out commands as settle does, and waits for the work of
// pages, which takes longer.
func patiently(m tea.Model, cmd tea.Cmd) tea.Model {
	waiting := []tea.Cmd{cmd}
	for len(waiting) > 0 {
		cmd, waiting = waiting[0], waiting[1:]
		if cmd == nil {
			continue
		}
		done := make(chan tea.Msg, 1)
		go func() { done <- cmd() }()
		select {
		case msg := <-done:
			if batch, ok := msg.(tea.BatchMsg); ok {
				waiting = append(waiting, batch...)
				continue
			}
			m, cmd = m.Update(msg)
			waiting = append(waiting, cmd)
		case <-time.After(time.Second): //nolint:forbidigo // setting up a benchmark, nothing is timed
		}
	}
	return m
}

func BenchmarkKeyToFrameWithChart(b *testing.B) {
	m := withChart(b)
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	for i := 0; b.Loop(); i++ {
		m = frame(m, keys[i%2])
	}
}
