// Package decision is the decision page.
package decision

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Page is the decision page.
type Page struct{}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Decision.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key { return nil }

// Update implements page.Page.
func (p Page) Update(_ page.Env, _ tea.Msg) (page.Page, page.Result) { return p, page.Result{} }

// View implements page.Page.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	r := env.Case.Assessment.Recommendation
	if r.Approach == "" {
		return page.Screen{Text: parts.Paragraph(env.Theme.Text, "There is no recommendation yet: answer a few questions first.", width)}
	}
	lines := []string{env.Theme.Title.Render(r.Approach.Label())}
	for _, o := range r.Options {
		lines = append(lines, parts.Wrap(o.Approach.Label()+": "+o.Status.Label(), width))
	}
	return page.Screen{Text: parts.Stack(lines...)}
}
