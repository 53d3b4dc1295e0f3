package tui

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// mouse routes what the mouse does. Nothing needs it: whatever it does, keys do
// too.
func (a *App) mouse(msg tea.MouseMsg) tea.Cmd {
	if a.tooSmall() || a.opening.waits != nothing {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return a.wheel(msg)
	case tea.MouseClickMsg:
		return a.click(msg)
	}
	return nil
}

const wheelStep = 3

// wheel scrolls the page in front, or moves its cursor where all is in view.
func (a *App) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	lines, key := wheelStep, tea.KeyPressMsg{Code: tea.KeyDown}
	switch msg.Button {
	case tea.MouseWheelUp:
		lines, key = -wheelStep, tea.KeyPressMsg{Code: tea.KeyUp}
	case tea.MouseWheelDown:
	default:
		return nil
	}
	if a.overlay != nil {
		return a.wheelOver(key)
	}
	if a.scrollBy(step{lines: lines}) || a.info().Typing || a.info().Reading {
		return nil
	}
	return a.deliver(a.front(), key)
}

// wheelOver scrolls a text that is open over the page, and moves through the
// palette.
func (a *App) wheelOver(key tea.KeyPressMsg) tea.Cmd {
	switch a.overlay.(type) {
	case reader:
		return tea.Batch(a.overlayUpdate(key), a.overlayUpdate(key), a.overlayUpdate(key))
	case palette:
		return a.overlayUpdate(key)
	}
	return nil
}

// click tells the page in front which of its lines was clicked.
func (a *App) click(msg tea.MouseClickMsg) tea.Cmd {
	if a.overlay != nil {
		return nil
	}
	inside := a.layout(a.info().Side).Main.Inset(1)
	if msg.Button != tea.MouseLeft || !image.Pt(msg.X, msg.Y).In(inside) {
		return nil
	}
	width, height := a.inner(a.info().Side)
	screen := a.pages[a.front()].View(a.env(), width, height)
	rows := textRows(screen, height)
	line := msg.Y - inside.Min.Y - (height - rows)
	if line < 0 {
		return nil
	}
	line += parts.Scroll(screen.Text, a.offset(screen, rows), rows).Offset
	return a.deliver(a.front(), page.Click{Line: line})
}
