// Package breakeven is the page with the cost month by month: the API against
// the tuned model, the four approaches side by side, and what moves the cost
// most.
package breakeven

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/ahead"
	"loracle/ui/tui/page"
)

// Page is the break-even page.
type Page struct {
	ahead ahead.Kept
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.BreakEven.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key {
	return []page.Key{
		{Press: []string{"w", "ctrl+y"}, Does: "why this break-even", Long: "Show how break-even, costs and saving come about, down to answers, prices and figures"},
		{Press: []string{"v"}, Does: "why these costs", Long: "Show how the cost of each approach comes about"},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
		{Press: []string{"b"}, Does: "budget", Long: "Go to the budget"},
		{Press: []string{"down", "up", "j", "k"}, Show: "↑↓", Does: "scroll"},
	}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	var cmd tea.Cmd
	p.ahead, cmd = p.ahead.Update(env, msg)
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, page.Result{Cmd: cmd}
	}
	result := press(env, key.String())
	result.Cmd = cmd
	return p, result
}

func press(env page.Env, key string) page.Result {
	e := env.Case.Assessment.Economics
	switch key {
	case "w", "ctrl+y":
		return page.Ask(page.Explain{Title: "Break-even", Values: values(e)})
	case "v":
		return page.Ask(page.Explain{Title: "Cost of each approach", Values: optionValues(e)})
	case "d":
		return page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	case "b":
		return page.Ask(page.Go{To: page.Route{Page: page.Budget}})
	}
	return page.Result{}
}

// values are what the page's sentences rest on.
func values(e advisor.Economics) []advisor.Value {
	var out []advisor.Value
	if be := e.BreakEven; be != nil {
		out = known(be.Low, be.High)
		out = append(out, be.MonthlySaving)
	}
	out = append(out, known(e.BreakEvenVolume, e.Saving)...)
	for _, b := range []*advisor.Baseline{e.Cached, e.Cheapest} {
		if b != nil {
			out = append(out, b.Monthly)
		}
	}
	return append(out, e.SelfHostedHorizon)
}

// optionValues are the totals of the table of approaches.
func optionValues(e advisor.Economics) []advisor.Value {
	var out []advisor.Value
	for _, o := range e.Options {
		if o.Horizon != nil {
			v := *o.Horizon
			v.Label = o.Approach.Label() + ": " + v.Label
			out = append(out, v)
		}
	}
	return out
}

func known(vs ...*advisor.Value) []advisor.Value {
	var out []advisor.Value
	for _, v := range vs {
		if v != nil {
			out = append(out, *v)
		}
	}
	return out
}
