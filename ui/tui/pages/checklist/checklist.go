// Package checklist is the checklist page.
package checklist

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Page is the checklist page.
type Page struct{}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Checklist.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key { return nil }

// Update implements page.Page.
func (p Page) Update(_ page.Env, _ tea.Msg) (page.Page, page.Result) { return p, page.Result{} }

// View implements page.Page.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	var lines []string
	for _, c := range env.Case.Review.Categories {
		lines = append(lines, env.Theme.Title.Render(c.Title))
		for _, i := range c.Items {
			mark, style := parts.StateMark(env.Theme, i.State)
			lines = append(lines, parts.Wrap(style.Render(mark)+" "+i.Title+"  "+env.Theme.Muted.Render(i.State.Label()), width))
		}
	}
	return page.Screen{Text: parts.Stack(parts.OutcomeBadge(env.Theme, env.Case.Review.Outcome), parts.Stack(lines...))}
}
