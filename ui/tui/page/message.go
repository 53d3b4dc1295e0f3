package page

import (
	"loracle/data/session"
	"loracle/data/store"
)

// Arrived reaches a page when it comes to the front.
type Arrived struct{ Route Route }

// Left reaches a page when another comes to the front, so that what was typed
// can be saved.
type Left struct{}

// Changed reaches every page after the open session changed. A page that
// prepares something in a command (a rendered report) starts that here. When
// another session is opened, all pages but Sessions are made anew instead.
type Changed struct{}

// Saved reaches the page Join once an event that it asked for is stored.
type Saved struct{ Event session.Event }

// Listed brings sessions, newest first, in answer to a List.
type Listed struct {
	List
	Sessions []store.Summary
	// Next is where the list goes on; it is zero at its end.
	Next store.Cursor
	// Total counts all sessions, whatever the filter.
	Total int
	// Gone is the session deleted last; nil where none is deleted, or not asked for
	// because the list only goes on.
	Gone *store.Summary
	Err  error
}

// Click tells the page in front that a line of its text was clicked, counted
// from 0 at the top of Screen.Text.
type Click struct{ Line int }
