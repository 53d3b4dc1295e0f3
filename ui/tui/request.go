package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/data/store"
	"loracle/ui/tui/page"
)

// carryOut does what a page asked for.
func (a *App) carryOut(r page.Request) tea.Cmd {
	switch r := r.(type) {
	case page.Save:
		return a.save(r)
	case page.Revert:
		return a.revert(r.Event)
	case page.Create:
		a.create(r)
	case page.Copy:
		a.copySession(r)
	case page.Example:
		a.example()
	case page.Clip:
		a.say = page.Say{Text: "Copied " + r.What + ", if this terminal lets programs write to the clipboard."}
		return tea.SetClipboard(r.Text)
	case page.Contrast:
		a.contrast = !a.contrast
		a.retheme()
	case page.Open:
		a.open(r)
	case page.Compare:
		a.compare(r)
	case page.Upgrade:
		a.upgrade(r)
	case page.List:
		a.saver.read(listSessions(r))
	case page.Go:
		return a.goTo(r.To)
	case page.Back:
		return a.back()
	case page.Say:
		a.say = r
	case page.Explain:
		a.overlay = newExplain(r)
	case page.Settle:
		a.clashes.later = nil
		a.struck = time.Time{}
	case page.Here:
		a.overlay = newHere(a)
	case page.Jump:
		a.scrolls[a.front()] = scroll{offset: r.Line, free: true}
	case page.Quit:
		return a.quit()
	}
	return nil
}

// How many sessions are read at a time, and looked at for a filter before the
// screen is told how far that has come. What is looked at in one transaction is
// mapped into memory until it ends, so it has to be little.
const (
	listedAtOnce = 200
	lookedAt     = 5_000
)

// listSessions reads a part of the list.
func listSessions(asked page.List) func(store.Store) tea.Msg {
	q := store.Query{After: asked.After, Limit: max(asked.Limit, listedAtOnce), Words: strings.Fields(asked.Filter), Scan: lookedAt}
	return func(st store.Store) tea.Msg {
		part, err := st.Page(q)
		if err != nil {
			return page.Listed{List: asked, Err: err}
		}
		count, err := st.Count()
		out := page.Listed{List: asked, Sessions: part.Sessions, Next: part.Next, Total: count.Living, Err: err}
		if err == nil && count.Deleted > 0 && asked.After.IsZero() {
			out.Gone, out.Err = lastDeleted(st)
		}
		return out
	}
}

// lastDeleted is the session deleted last, so that it can be brought back after a
// restart too; nil where none is.
func lastDeleted(st store.Store) (*store.Summary, error) {
	gone, err := st.Page(store.Query{Deleted: true, Limit: 1})
	if err != nil || len(gone.Sessions) == 0 {
		return nil, err
	}
	return &gone.Sessions[0], nil
}

// quit ends the program once everything is saved. If that fails, asking again
// quits without.
func (a *App) quit() tea.Cmd {
	left := a.deliver(a.front(), page.Left{})
	if a.saver.idle() || a.quitting && a.saver.failed != nil {
		return a.bye()
	}
	a.quitting, a.saver.failed = true, nil
	return left
}
