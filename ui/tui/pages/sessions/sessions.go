// Package sessions is the list of saved sessions, newest first: filter, open,
// start, rename, copy, compare, delete with undo.
package sessions

import (
	"strings"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
)

// Page is the list of sessions.
type Page struct {
	// all are the sessions read so far: the beginning of the list, or of what
	// the store finds for a filter.
	all []store.Summary
	// read is the filter that all was read with, and next where the list goes
	// on; it is zero where all is all there is.
	read string
	next store.Cursor
	// total counts the sessions in the store, and asked says that more of them
	// are on their way.
	total int
	asked bool
	// shown are the indices into all that the filter lets through.
	shown  []int
	loaded bool
	err    error
	cursor int
	// wanted is the session to point at once the list is read again.
	wanted session.ID
	// offset is the first session on screen.
	offset int
	mode   mode
	filter string
	// field is where a title or the filter is typed.
	field *field.Field
	// title is a title that was typed and not used.
	title string
	// choices lists the checklists for a new session, once it is asked for; chosen
	// is one of lists, or past their end for a file, which has a field of its own.
	choices func() []page.ChecklistName
	lists   []page.ChecklistName
	chosen  int
	file    string
	problem string
	// gone is the session deleted last, which undo brings back; deleted is the
	// same while it is told above the list, because it happened there.
	gone, deleted *store.Summary
	// marked is the session to compare others with.
	marked *store.Summary
}

// mode is what the page does with keys.
type mode int

const (
	browsing mode = iota
	filtering
	titling
	choosing
	renaming
)

// New is the page before the list was read. Choices lists the checklists that a
// new session can have, the usual one first; none means that there is no choice.
func New(choices func() []page.ChecklistName) page.Page { return Page{choices: choices} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{
		Title:  page.Sessions.Title(),
		Typing: p.mode != browsing,
		Inside: p.mode != browsing || p.filter != "",
	}
}

// selected is the session under the cursor, or nil.
func (p Page) selected() *store.Summary {
	if p.cursor < 0 || p.cursor >= len(p.shown) {
		return nil
	}
	return &p.all[p.shown[p.cursor]]
}

// pointAt moves the cursor to a session. One that is not in the list is waited
// for until the list is read again.
func (p Page) pointAt(id session.ID) Page {
	for i, n := range p.shown {
		if p.all[n].ID == id {
			p.cursor = i
		}
	}
	p.wanted = id
	return p
}

// refilter works out which sessions the filter lets through: those whose title
// contains every word of it.
func (p Page) refilter() Page {
	words := strings.Fields(strings.ToLower(p.filter))
	p.shown = make([]int, 0, len(p.all))
	for i, s := range p.all {
		if containsAll(strings.ToLower(s.Title), words) {
			p.shown = append(p.shown, i)
		}
	}
	p.cursor = max(0, min(p.cursor, len(p.shown)-1))
	return p
}

func containsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}
