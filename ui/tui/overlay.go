package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
)

// overlay is a panel on top of the page that takes all keys until it closes.
type overlay interface {
	// update takes a key or a paste. A nil overlay closes it; the requests are
	// carried out then.
	update(msg tea.Msg) (overlay, []page.Request)
	// view draws the panel within a screen of the given size.
	view(env page.Env, width, height int) string
	// keys lists its keys for the footer.
	keys() []page.Key
}

func (a *App) overlayUpdate(msg tea.Msg) tea.Cmd {
	next, requests := a.overlay.update(msg)
	a.overlay = next
	var cmds []tea.Cmd
	for _, r := range requests {
		cmds = append(cmds, a.carryOut(r))
	}
	return tea.Batch(cmds...)
}
