package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// reader is an overlay with a text to read. Any key that does not scroll closes
// it.
type reader struct {
	title string
	// widest is the most cells the panel takes.
	widest int
	text   func(env page.Env, width int) string
	offset int
	// acts are the keys that do something before they close it.
	acts []act
	// screen is what the last view had room for, so that scrolling can stop at
	// the end.
	screen *window
}

// act is a key of an overlay with what it asks for.
type act struct {
	key page.Key
	do  page.Request
}

// window is the height of a text and of the part of the screen it shows in.
type window struct{ lines, rows int }

func newReader(title string, widest int, text func(env page.Env, width int) string) reader {
	return reader{title: title, widest: widest, text: text, screen: &window{}}
}

func newExplain(e page.Explain) overlay {
	r := reader{title: "Why · " + e.Title, widest: 100, screen: &window{}, text: func(env page.Env, width int) string {
		return parts.Why(env.Theme, env.Base.Advice, e.Values, width)
	}}
	if text := derivationText(e.Values); text != "" {
		r.acts = []act{{page.NewKey("y", "copy"), page.Clip{What: e.Title, Text: text}}}
	}
	return r
}

func (r reader) update(msg tea.Msg) (overlay, []page.Request) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	for _, a := range r.acts {
		if a.key.Matches(key) {
			return nil, []page.Request{a.do}
		}
	}
	by, scrolls := scrollKeys[key.String()]
	if !scrolls {
		by, scrolls = readingKeys[key.String()]
	}
	if !scrolls {
		return nil, nil
	}
	lines := by.lines + by.windows*max(1, r.screen.rows-1)
	r.offset = max(0, min(r.offset+lines, r.screen.lines-r.screen.rows))
	return r, nil
}

func (r reader) view(env page.Env, width, height int) string {
	w := min(width, r.widest)
	text := r.text(env, w-4)
	lines := strings.Count(text, "\n") + 1
	panel := parts.Panel{Title: r.title, Width: w, Height: min(height, lines+2), Front: true}
	*r.screen = window{lines, panel.Height - 2}
	s := parts.Scroll(text, r.offset, r.screen.rows)
	panel.Hint = moreHint(s)
	return panel.Draw(env.Theme, s.Text)
}

func (r reader) keys() []page.Key {
	keys := []page.Key{
		{Press: []string{"up", "down"}, Show: "↑↓", Does: "scroll"},
		{Press: []string{"esc"}, Show: "any other key", Does: "closes"},
	}
	for _, a := range r.acts {
		keys = append(keys, a.key)
	}
	return keys
}

// moreHint says in a lower border that a text goes on.
func moreHint(s parts.Scrolled) string {
	switch {
	case s.Below > 0:
		return "▼ more below, pgdn"
	case s.Above > 0:
		return "▲ more above, pgup"
	}
	return ""
}
