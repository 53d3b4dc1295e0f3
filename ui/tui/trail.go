package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
)

// goTo shows a page.
func (a *App) goTo(to page.Route) tea.Cmd {
	if to.Page != page.Sessions && a.file.ID == "" {
		a.say = page.Say{Text: "Open or start a session first.", Bad: true}
		return nil
	}
	if to.Page == a.front() {
		return a.deliver(to.Page, page.Arrived{Route: to})
	}
	return a.follows(to, a.trailTo(to))
}

// trailTo is the trail that leads to a page. Going to a page we came through
// goes back to it, so that esc never leads in circles; but a jump to a question
// or a checkpoint on it leads back to where it started from. Each page is on the
// trail twice at most, so that it does not grow without end.
func (a *App) trailTo(to page.Route) []page.Name {
	var on []int
	for i, name := range a.trail {
		if name == to.Page {
			on = append(on, i)
		}
	}
	jump := to.Question != "" || to.Item != ""
	trail := slices.Clone(a.trail)
	switch {
	case len(on) > 0 && !jump:
		return trail[:on[len(on)-1]+1]
	case len(on) > 1:
		trail = slices.Delete(trail, on[1], on[1]+1)
	}
	return slices.Compact(append(trail, to.Page))
}

// follows leaves the page in front and shows the last one of a trail.
func (a *App) follows(to page.Route, trail []page.Name) tea.Cmd {
	left := a.deliver(a.front(), page.Left{})
	a.trail = trail
	return tea.Batch(left, a.arrive(to))
}

func (a *App) arrive(to page.Route) tea.Cmd {
	delete(a.scrolls, to.Page)
	if to.Page == page.Sessions {
		a.saver.read(listSessions(page.List{}))
	}
	return a.deliver(to.Page, page.Arrived{Route: to})
}

// back goes one step back. On the first page there is none, and nothing happens.
func (a *App) back() tea.Cmd {
	last := len(a.trail) - 1
	if last < 1 {
		return nil
	}
	return a.follows(page.Route{Page: a.trail[last-1]}, slices.Clone(a.trail[:last]))
}
