// Package budget is the budget page.
package budget

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Page is the budget page.
type Page struct{}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Budget.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key { return nil }

// Update implements page.Page.
func (p Page) Update(_ page.Env, _ tea.Msg) (page.Page, page.Result) { return p, page.Result{} }

// View implements page.Page.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	tb := parts.Table{Columns: []parts.Column{{Title: "Tier", Text: true}, {Title: "As printed", Right: true}, {Title: "As computed", Right: true}}}
	for _, b := range env.Case.Assessment.Tiers {
		tb.Rows = append(tb.Rows, []string{b.Tier.Title, money(b.Paper), money(b.Computed)})
	}
	return page.Screen{Text: tb.Draw(env.Theme, width)}
}

func money(r advisor.MoneyRange) string {
	if r.Low == r.High {
		return r.Low.String()
	}
	return r.Low.String() + " to " + r.High.String()
}
