package sessions

import (
	"fmt"

	"loracle/data/session"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
)

// copy makes a copy of the session under the cursor, to try other answers on.
func (p Page) copy() (Page, page.Result) {
	s := p.selected()
	if s == nil {
		return p, page.Result{}
	}
	title := session.ShortTitle("Copy of " + safe.Line(s.Title))
	return p, page.Ask(page.Copy{Session: s.ID, Title: title}, page.Say{Text: fmt.Sprintf("Copied as %q.", title)})
}

// mark marks the session under the cursor to be compared, or takes the mark
// away.
func (p Page) mark() Page {
	s := p.selected()
	switch {
	case s == nil:
	case p.marked != nil && p.marked.ID == s.ID:
		p.marked = nil
	default:
		marked := *s
		p.marked = &marked
	}
	return p
}

// compare opens the session under the cursor at what differs from the marked
// one.
func (p Page) compare() (Page, page.Result) {
	s := p.selected()
	if s == nil || p.marked == nil || p.marked.ID == s.ID {
		return p, page.Result{}
	}
	return p, page.Ask(page.Open{Session: s.ID, To: page.Route{Page: page.History, Compare: p.marked.ID}})
}

// incomparable says why there is nothing to compare.
func (p Page) incomparable() string {
	s := p.selected()
	switch {
	case p.marked == nil:
		return "Mark a session with x first, then go to the one to compare it with."
	case s == nil || p.marked.ID == s.ID:
		return "This is the marked session: go to the one to compare it with."
	}
	return ""
}
