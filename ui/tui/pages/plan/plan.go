// Package plan is the page of the phases of the project in weeks.
package plan

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
)

// Page is the page of the plan.
type Page struct {
	// at is the phase under the cursor.
	at int
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info { return page.Info{Title: page.Plan.Title()} }

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key {
	return []page.Key{
		{Press: []string{"up", "down", "k", "j"}, Show: "↑↓", Does: "phase", Long: "Go to the phase above or below"},
		{Press: []string{"w", "enter", "ctrl+y"}, Does: "why these hours", Long: "Show where the hours of the phase come from"},
		{Press: []string{"b"}, Does: "budget", Long: "Go to the budget"},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
		{Press: []string{"home", "end", "g", "G"}, Show: "home/end", Does: "first, last", Hidden: true},
	}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	phases := env.Case.Assessment.Plan
	if len(phases) == 0 {
		return p, page.Result{}
	}
	p.at = min(p.at, len(phases)-1)
	switch msg := msg.(type) {
	case page.Click:
		return p.click(env, msg.Line), page.Result{}
	case tea.KeyPressMsg:
		return p.key(phases, msg.String())
	}
	return p, page.Result{}
}

func (p Page) key(phases []advisor.PlannedPhase, key string) (page.Page, page.Result) {
	if to, ok := page.InList(key, p.at, len(phases)-1, 0); ok {
		p.at = to
		return p, page.Result{}
	}
	switch key {
	case "w", "enter", "ctrl+y":
		phase := phases[p.at]
		return p, page.Ask(page.Explain{Title: phase.Label, Values: []advisor.Value{phase.Hours}})
	case "b":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Budget}})
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	}
	return p, page.Result{}
}

// click moves the cursor to the phase that was clicked.
func (p Page) click(env page.Env, line int) Page {
	for i := range env.Case.Assessment.Plan {
		there := p
		there.at = i
		if s := there.View(env, env.Width, env.Height); s.From <= line && line <= s.To {
			return there
		}
	}
	return p
}
