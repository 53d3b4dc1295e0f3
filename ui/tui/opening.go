package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// opening remembers that a new session was asked for, so that the same Enter
// struck twice makes it and does not answer its first question as well.
type opening struct {
	at time.Time
	// waiting says that it is not there yet, and fresh that no key was pressed
	// since it was asked for.
	waiting, fresh bool
}

// bounce is how soon a second Enter counts as the first.
const bounce = 500 * time.Millisecond

// began says that a session was asked for, and ended that it is there or could
// not be opened.
func (o *opening) began(now time.Time) { *o = opening{at: now, waiting: true, fresh: true} }

func (o *opening) ended() { o.waiting = false }

// bounces reports whether a key is an Enter that still belongs to making a
// session.
func (o *opening) bounces(msg tea.KeyPressMsg, now time.Time) bool {
	if msg.String() != "enter" {
		o.fresh = false
		return false
	}
	since := now.Sub(o.at)
	return o.waiting || o.fresh && since >= 0 && since < bounce
}
