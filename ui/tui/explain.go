package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// explain is the overlay that answers "why this number?". It only reads; any
// key that does not scroll closes it.
type explain struct {
	page.Explain
	offset int
	// screen is the height of the text and of its window, as of the last view.
	screen *window
}

type window struct{ lines, rows int }

func newExplain(e page.Explain) overlay { return explain{Explain: e, screen: &window{}} }

func (e explain) update(msg tea.Msg) (overlay, []page.Request) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return e, nil
	}
	step := map[string]int{
		"down": 1, "j": 1, "up": -1, "k": -1, "pgdown": e.screen.rows - 1, "space": e.screen.rows - 1,
		"pgup": 1 - e.screen.rows, "home": -maxLines, "g": -maxLines, "end": maxLines, "G": maxLines,
	}
	n, scrolls := step[key.String()]
	if !scrolls {
		return nil, nil
	}
	e.offset = max(0, min(e.offset+n, e.screen.lines-e.screen.rows))
	return e, nil
}

const explainWidth = 100

func (e explain) view(env page.Env, width, height int) string {
	w := min(width, explainWidth)
	text := parts.Why(env.Theme, env.Base.Advice, e.Values, w-4)
	lines := strings.Count(text, "\n") + 1
	panel := parts.Panel{Title: "Why · " + e.Title, Width: w, Height: min(height, lines+2)}
	*e.screen = window{lines, panel.Height - 2}
	s := parts.Scroll(text, e.offset, e.screen.rows)
	switch {
	case s.Below > 0:
		panel.Hint = "▼ more below, pgdn"
	case s.Above > 0:
		panel.Hint = "▲ more above, pgup"
	}
	return panel.Draw(env.Theme, s.Text)
}
