package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
)

// entered is a message with ctrl+j read as the Enter it stands for: until the
// program has taken over the terminal, that sends a line feed for Enter. Left
// alone it would do nothing, and the next letter would act where it was not
// meant to. Only a text of several lines has a use for it.
func (a *App) entered(msg tea.Msg) tea.Msg {
	key, pressed := msg.(tea.KeyPressMsg)
	if !pressed || key.String() != "ctrl+j" || a.breaksLines(key) {
		return msg
	}
	return tea.KeyPressMsg{Code: tea.KeyEnter}
}

// breaksLines reports whether a key begins a new line in what is in front.
func (a *App) breaksLines(key tea.KeyPressMsg) bool {
	keys := a.pages[a.front()].Keys
	if a.overlay != nil {
		keys = func(page.Env) []page.Key { return a.overlay.keys() }
	}
	return slices.ContainsFunc(keys(a.env()), func(k page.Key) bool { return k.Matches(key) })
}
