package tui_test

import (
	"slices"
	"testing"
	"time"

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
	m = patiently(m, m.Init())
	if front := tui.ShownBy(m).Front; front != at {
		b.Fatalf("%s is on screen, not %s", front, at)
	}
	return m
}

// each runs a benchmark and reports, beside the mean, the time within which 99
// of 100 rounds end: a screen is as quick as its slow frames.
func each(b *testing.B, round func(i int)) {
	b.Helper()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		before := b.Elapsed()
		round(i)
		took = append(took, b.Elapsed()-before)
	}
	slices.Sort(took)
	const share, hundred = 99, 100
	b.ReportMetric(took[len(took)*share/hundred].Seconds()*float64(time.Second/time.Millisecond), "p99-ms")
}

func BenchmarkKeyToFrameOnEveryPage(b *testing.B) {
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	for _, name := range page.Names() {
		b.Run(string(name), func(b *testing.B) {
			m := shownOn(b, name)
			each(b, func(i int) { m = frame(m, keys[i%2]) })
		})
	}
}

func BenchmarkWhatIfFrame(b *testing.B) {
	m := shownOn(b, page.BreakEven)
	keys := []tea.KeyPressMsg{{Code: tea.KeyRight}, {Code: tea.KeyLeft}}
	each(b, func(i int) { m = frame(m, keys[i%2]) })
}

func BenchmarkFirstFrameAfterStart(b *testing.B) {
	opts := example(b, page.Decision)
	each(b, func(int) {
		m, _ := tui.New(opts).Update(tea.WindowSizeMsg{Width: 200, Height: 60})
		if m.View().Content == "" {
			b.Fatal("nothing was drawn")
		}
	})
}
