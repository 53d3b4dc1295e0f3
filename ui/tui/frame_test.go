package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// TestEveryFrameIsExactlyAsLargeAsTheScreen draws every page, alone and under
// each overlay, at many widths and heights.
func TestEveryFrameIsExactlyAsLargeAsTheScreen(t *testing.T) {
	overlays := map[string][]tea.KeyPressMsg{
		"": nil, "palette": {{Code: 'p', Mod: tea.ModCtrl}}, "help": {{Code: tea.KeyF1}},
		"a notice": {{Code: 's', Mod: tea.ModCtrl}},
	}
	for _, name := range page.Names() {
		for overlay, keys := range overlays {
			m := opened(t, page.Route{Page: name})
			for _, key := range keys {
				m, _ = m.Update(key)
			}
			step, heights := 7, []int{12, 17, 24, 40}
			if testing.Short() { // as oneSizeWhenShort
				step, heights = 80, []int{12, 40}
			}
			for width := 40; width <= 200; width += step {
				for _, height := range heights {
					m, _ = m.Update(tea.WindowSizeMsg{Width: width, Height: height})
					checkFrame(t, m.View().Content, width, height, string(name)+" with "+overlay)
				}
			}
		}
	}
}

func checkFrame(t *testing.T, content string, width, height int, what string) {
	t.Helper()
	lines := strings.Split(content, "\n")
	if len(lines) != height {
		t.Fatalf("%s at %dx%d has %d lines:\n%s", what, width, height, len(lines), ansi.Strip(content))
	}
	for _, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			t.Fatalf("%s at %dx%d has a line of %d cells: %q", what, width, height, w, ansi.Strip(line))
		}
	}
}

func TestViewIsDrawnBeforeASizeIsKnown(t *testing.T) {
	m := tui.New(options(t, tuitest.NewMemory()))
	for _, size := range []tea.WindowSizeMsg{{}, {Width: 0, Height: 0}, {Width: 1, Height: 1}, {Width: 80, Height: 0}} {
		if got := m.View(); !got.AltScreen {
			t.Error("the alternate screen is asked for from the first frame on")
		}
		m, _ = m.Update(size)
		m, _ = m.Update(tea.KeyPressMsg{Code: 'n', Text: "n"})
	}
}
