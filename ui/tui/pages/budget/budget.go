// Package budget is the page with the three example budgets, line by line as
// printed and as computed.
package budget

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
)

// Page is the budget page.
type Page struct {
	// tier is the budget that is shown; empty follows the nearest one.
	tier advisor.TierID
	// line is the line under the cursor; the one after the last is the total.
	line int
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info { return page.Info{Title: page.Budget.Title()} }

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key {
	return []page.Key{
		{Press: []string{"left", "right", "h", "l", "[", "]"}, Show: "←→", Does: "budget", Long: "Show the smaller or the larger budget"},
		{Press: []string{"up", "down", "k", "j"}, Show: "↑↓", Does: "line", Long: "Go to the line above or below"},
		{Press: []string{"w", "enter", "ctrl+y"}, Does: "why this number", Long: "Show how the line comes about, down to figures with source, printed text and notes"},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
		{Press: []string{"home", "end", "g", "G"}, Show: "home/end", Does: "first, last", Hidden: true},
	}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if len(env.Case.Assessment.Tiers) == 0 {
		return p, page.Result{}
	}
	p.line = min(p.line, len(p.budget(env).Lines))
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(env, msg)
	case page.Click:
		return p.click(env, msg.Line), page.Result{}
	}
	return p, page.Result{}
}

// click moves the cursor to the line that was clicked. Where a line stands in
// the table does not depend on which one is chosen, so each is tried in turn.
func (p Page) click(env page.Env, line int) Page {
	if env.Width < rowsFrom {
		return p
	}
	for i := range len(p.budget(env).Lines) + 1 {
		there := p
		there.line = i
		if s := there.View(env, env.Width, env.Height); s.From <= line && line <= s.To {
			return there
		}
	}
	return p
}

func (p Page) key(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	b := p.budget(env)
	switch key.String() {
	case "left", "h", "[":
		return p.turn(env, -1), page.Result{}
	case "right", "l", "]":
		return p.turn(env, 1), page.Result{}
	case "up", "k":
		p.line = max(0, p.line-1)
	case "down", "j":
		p.line = min(len(b.Lines), p.line+1)
	case "home", "g":
		p.line = 0
	case "end", "G":
		p.line = len(b.Lines)
	case "w", "enter", "ctrl+y":
		v := p.value(b)
		return p, page.Ask(page.Explain{Title: v.Label, Values: []advisor.Value{v}})
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	}
	return p, page.Result{}
}

// turn shows the budget before or after, as far as there is one. The cursor
// stays on the same sort of line.
func (p Page) turn(env page.Env, by int) Page {
	tiers := env.Case.Assessment.Tiers
	before := p.budget(env)
	to := min(max(0, p.index(env)+by), len(tiers)-1)
	p.tier = tiers[to].Tier.ID
	if p.line == len(before.Lines) {
		p.line = len(tiers[to].Lines)
		return p
	}
	id := before.Lines[p.line].ID
	p.line = max(0, slices.IndexFunc(tiers[to].Lines, func(l advisor.BudgetLine) bool { return l.ID == id }))
	return p
}

// index is the place of the budget that is shown.
func (p Page) index(env page.Env) int {
	id := p.tier
	if id == "" {
		id = env.Case.Assessment.Tier
	}
	return max(0, slices.IndexFunc(env.Case.Assessment.Tiers, func(b advisor.TierBudget) bool { return b.Tier.ID == id }))
}

func (p Page) budget(env page.Env) advisor.TierBudget {
	return env.Case.Assessment.Tiers[p.index(env)]
}

// value is what the cursor is on.
func (p Page) value(b advisor.TierBudget) advisor.Value {
	if p.line < len(b.Lines) {
		return b.Lines[p.line].Value
	}
	return b.Total
}
