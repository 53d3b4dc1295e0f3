// Package breakeven is the page with the cost month by month: the API against
// the tuned model, the four approaches side by side, and what moves the cost
// most.
package breakeven

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/ahead"
	"loracle/ui/tui/page"
)

// Page is the break-even page.
type Page struct {
	likely ahead.Likely
	movers ahead.Movers
	whatif whatif
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	naming := p.whatif.naming != nil
	return page.Info{Title: page.BreakEven.Title(), Typing: naming, Inside: naming}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if !env.Open() {
		return New(), page.Result{} // what was moved belongs to the session that was open
	}
	p, result := p.take(env, msg)
	env.Case = p.whatif.then(env)
	p.likely, p.movers = p.likely.Update(env, msg), p.movers.Update(env, msg)
	return p, result
}

// take carries out a key or a paste.
func (p Page) take(env page.Env, msg tea.Msg) (Page, page.Result) {
	switch msg := msg.(type) {
	case page.Changed:
		p.whatif = p.whatif.still(env)
		return p, page.Result{}
	case tea.KeyPressMsg, tea.PasteMsg:
		if p.whatif.naming != nil {
			next, result := p.whatif.typed(env, msg)
			p.whatif = next
			return p, result
		}
		if key, ok := msg.(tea.KeyPressMsg); ok {
			return p.key(env, key.String())
		}
	}
	return p, page.Result{}
}

func (p Page) key(env page.Env, key string) (Page, page.Result) {
	if !env.Case.Priced() {
		return p, page.Result{}
	}
	if next, result, ok := p.whatif.key(env, key); ok {
		p.whatif = next
		return p, result
	}
	return p, press(p.whatif.then(env), key)
}

func press(c casefile.Case, key string) page.Result {
	e := c.Assessment.Economics
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
	return append(out, known(&e.SelfHostedHorizon)...)
}

// optionValues are the totals of the table of approaches.
func optionValues(e advisor.Economics) []advisor.Value {
	var out []advisor.Value
	for _, o := range e.Options {
		if o.Horizon != nil {
			out = append(out, o.Horizon.Named(o.Approach.Label()+": "+o.Horizon.Label()))
		}
	}
	return out
}

func known(vs ...*advisor.Value) []advisor.Value {
	var out []advisor.Value
	for _, v := range vs {
		if v != nil && v.How != nil {
			out = append(out, *v)
		}
	}
	return out
}
