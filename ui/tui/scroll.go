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

// scrollKey moves the page in front; ok is false for any other key, and where
// the whole page is in view. Pages without a cursor scroll with the arrows too.
func (a *App) scrollKey(msg tea.KeyPressMsg) (ok bool) {
	_, height := a.inner(a.info().Side)
	step := map[string]int{"pgdown": height - 1, "pgup": 1 - height}
	if a.info().Reading {
		for k, n := range map[string]int{
			"down": 1, "up": -1, "j": 1, "k": -1, "space": height - 1,
			"home": -maxLines, "end": maxLines, "g": -maxLines, "G": maxLines,
		} {
			step[k] = n
		}
	}
	n, ok := step[msg.String()]
	return ok && a.scrollBy(n)
}

const maxLines = 1 << 20

func (a *App) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		a.scrollBy(-wheelStep)
	case tea.MouseWheelDown:
		a.scrollBy(wheelStep)
	}
}

const wheelStep = 3

// scrollBy moves the page in front by n lines; ok is false where all of it is
// in view.
func (a *App) scrollBy(n int) (ok bool) {
	width, height := a.inner(a.info().Side)
	if a.overlay != nil || height <= 0 {
		return false
	}
	screen := a.pages[a.front()].View(a.env(), width, height)
	if strings.Count(screen.Text, "\n") < height {
		return false
	}
	s := a.scrolls[a.front()]
	s.offset = parts.Scroll(screen.Text, a.offset(screen, height)+n, height).Offset
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
