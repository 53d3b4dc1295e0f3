package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// opening remembers that a session was asked for and is not there yet. What is
// typed meanwhile is meant for it, and waits: on the list, the same letters would
// do something else. Enter struck twice makes a session and does not answer its
// first question as well.
type opening struct {
	at    time.Time
	waits awaited
	// fresh says that a session was asked for and no key was pressed since.
	fresh bool
	held  []tea.Msg
}

// awaited is what has to be read before keys mean what they were typed for.
type awaited int

const (
	nothing awaited = iota
	firstList
	aSession
)

// bounce is how soon a second Enter counts as the first.
const bounce = 500 * time.Millisecond

// making says that a new session was asked for, and waiting that something has
// to be read.
func (o *opening) making(now time.Time) { o.at, o.waits, o.fresh = now, aSession, true }

func (o *opening) waiting(what awaited) {
	o.at, o.waits, o.fresh = time.Time{}, what, what == aSession
}

// ended says that it was read, or could not be; then what was typed for it is
// forgotten, but for the wish to leave.
func (o *opening) ended(what awaited, err error) {
	if o.waits != what {
		return
	}
	o.waits = nothing
	if err == nil {
		return
	}
	o.held = slices.DeleteFunc(o.held, func(msg tea.Msg) bool {
		key, pressed := msg.(tea.KeyPressMsg)
		return !pressed || !keyQuit.Matches(key)
	})
}

// holds keeps what was typed for a session that is not there yet. The key that
// quits waits behind other keys, and quits at once where it is struck twice.
func (o *opening) holds(msg tea.Msg) bool {
	if o.waits == nothing {
		return false
	}
	key, pressed := msg.(tea.KeyPressMsg)
	switch {
	case pressed && keyQuit.Matches(key):
		if n := len(o.held); n == 0 || o.held[n-1] == msg {
			return false
		}
	case pressed && o.bounces(key, o.at):
		return true
	}
	o.held = append(o.held, msg)
	return true
}

// next is the first of what was held, once nothing is waited for.
func (o *opening) next() (msg tea.Msg, ok bool) {
	if o.waits != nothing || len(o.held) == 0 {
		return nil, false
	}
	msg, o.held = o.held[0], o.held[1:]
	return msg, true
}

// bounces reports whether a key is an Enter that still belongs to asking for a
// session.
func (o *opening) bounces(msg tea.KeyPressMsg, now time.Time) bool {
	if msg.String() != "enter" {
		o.fresh = false
		return false
	}
	since := now.Sub(o.at)
	return o.fresh && (o.waits != nothing || since >= 0 && since < bounce)
}

// routeHeld routes what was typed while something was being read.
func (a *App) routeHeld() tea.Cmd {
	var cmds []tea.Cmd
	for msg, ok := a.opening.next(); ok; msg, ok = a.opening.next() {
		cmds = append(cmds, a.route(msg))
	}
	return tea.Batch(cmds...)
}
