package page

import "loracle/data/store"

// Arrived reaches a page when it comes to the front.
type Arrived struct{ Route Route }

// Left reaches a page when another comes to the front, so that what was typed
// can be saved.
type Left struct{}

// Opened reaches every page when a session was opened or created; what they
// kept of the one before is void.
type Opened struct{ New bool }

// Changed reaches every page after the open session changed.
type Changed struct{}

// Listed brings the sessions, newest first.
type Listed struct {
	Sessions []store.Summary
	Err      error
}
