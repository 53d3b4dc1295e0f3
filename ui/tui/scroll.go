package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// scroll is where a page higher than the screen stands.
type scroll struct {
	offset int
	// free says that the person scrolled; otherwise the focus is kept in view.
	free bool
}

// step is a movement: by lines, or by windows of which one line stays.
type step struct{ lines, windows int }

// scrollKeys move every page, and readingKeys those without a cursor.
var (
	scrollKeys = map[string]step{"pgdown": {windows: 1}, "pgup": {windows: -1}}

	readingKeys = map[string]step{
		"down": {lines: 1}, "up": {lines: -1}, "j": {lines: 1}, "k": {lines: -1}, "space": {windows: 1},
		"home": {lines: -maxLines}, "end": {lines: maxLines}, "g": {lines: -maxLines}, "G": {lines: maxLines},
	}
)

const maxLines = 1 << 20

// scrollKey moves the page in front; ok is false for any other key, and where
// the whole page is in view. Pages without a cursor scroll with the arrows too.
func (a *App) scrollKey(msg tea.KeyPressMsg) (ok bool) {
	by, ok := scrollKeys[msg.String()]
	if !ok && a.info().Reading {
		by, ok = readingKeys[msg.String()]
	}
	return ok && a.scrollBy(by)
}

// scrollBy moves the page in front; ok is false where all of it is in view.
func (a *App) scrollBy(by step) (ok bool) {
	width, height := a.inner(a.info().Side)
	if a.overlay != nil || height <= 0 {
		return false
	}
	screen := a.pages[a.front()].View(a.env(), width, height)
	rows := textRows(screen, height)
	if strings.Count(screen.Text, "\n") < rows {
		return false
	}
	n := by.lines + by.windows*max(1, rows-1)
	s := a.scrolls[a.front()]
	s.offset = parts.Scroll(screen.Text, a.offset(screen, rows)+n, rows).Offset
	s.free = true
	a.scrolls[a.front()] = s
	return true
}

// offset is the first line of a screen that is shown.
func (a *App) offset(screen page.Screen, height int) int {
	s := a.scrolls[a.front()]
	if s.free {
		return s.offset
	}
	return parts.Follow(s.offset, screen.From, screen.To, height)
}

// follow keeps the focus in view again, after a key that may have moved it.
func (a *App) follow() {
	s := a.scrolls[a.front()]
	if !s.free || a.info().Reading {
		return
	}
	delete(a.scrolls, a.front())
}
