package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui"
	"loracle/ui/tui/page"
)

// shownOn is the program at a page of the example, with everything on it worked
// out, at the largest size.
func shownOn(b *testing.B, at page.Name) tea.Model {
	b.Helper()
	m := tui.New(example(b, at))
	m, cmd := m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	m = settle(m, cmd)
	return patiently(m, m.Init())
}

func BenchmarkKeyToFrameOnEveryPage(b *testing.B) {
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	for _, name := range page.Names() {
		b.Run(string(name), func(b *testing.B) {
			m := shownOn(b, name)
			for i := 0; b.Loop(); i++ {
				m = frame(m, keys[i%2])
			}
		})
	}
}

func BenchmarkWhatIfFrame(b *testing.B) {
	m := shownOn(b, page.BreakEven)
	keys := []tea.KeyPressMsg{{Code: tea.KeyRight}, {Code: tea.KeyLeft}}
	for i := 0; b.Loop(); i++ {
		m = frame(m, keys[i%2])
	}
}

func BenchmarkFirstFrameAfterStart(b *testing.B) {
	opts := example(b, page.Decision)
	for b.Loop() {
		m, _ := tui.New(opts).Update(tea.WindowSizeMsg{Width: 200, Height: 60})
		if m.View().Content == "" {
			b.Fatal("nothing was drawn")
		}
	}
}
