// Package risks is the page of the ways such a project fails, ranked for these
// answers.
package risks

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
)

// Page is the page of risks.
type Page struct {
	// at is the risk under the cursor.
	at int
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info { return page.Info{Title: page.Risks.Title()} }

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	answer := page.Key{Press: []string{"enter"}, Does: "answer behind it", Long: "Go to the answer that makes the risk likely or unlikely"}
	if len(p.chosen(env).Answers) == 0 {
		answer.Off = "No answer given so far makes this risk likely or unlikely."
	}
	why := page.Key{Press: []string{"w", "ctrl+y"}, Does: "why this cost", Long: "Show where the cost of the risk comes from"}
	if len(costs(env, p.chosen(env))) == 0 {
		why.Off = "The whitepaper gives no cost for this one."
	}
	return []page.Key{
		{Press: []string{"up", "down", "k", "j"}, Show: "↑↓", Does: "risk", Long: "Go to the risk above or below"},
		answer, why,
		{Press: []string{"c"}, Does: "checklist", Long: "Go to the checklist"},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
		{Press: []string{"home", "end", "g", "G"}, Show: "home/end", Does: "first, last", Hidden: true},
	}
}

// chosen is the risk under the cursor.
func (p Page) chosen(env page.Env) advisor.Risk {
	risks := env.Case.Assessment.Risks
	if len(risks) == 0 {
		return advisor.Risk{Failure: &advisor.Failure{}}
	}
	return risks[min(p.at, len(risks)-1)]
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	last := max(0, len(env.Case.Assessment.Risks)-1)
	p.at = min(p.at, last)
	switch msg := msg.(type) {
	case page.Click:
		return p.click(env, msg.Line), page.Result{}
	case tea.KeyPressMsg:
		return p.key(env, msg.String(), last)
	}
	return p, page.Result{}
}

func (p Page) key(env page.Env, key string, last int) (page.Page, page.Result) {
	r := p.chosen(env)
	if to, ok := page.InList(key, p.at, last, 0); ok {
		p.at = to
		return p, page.Result{}
	}
	switch key {
	case "enter":
		if len(r.Answers) > 0 {
			return p, page.Ask(page.Go{To: page.Route{Page: page.Interview, Question: r.Answers[0]}})
		}
	case "w", "ctrl+y":
		if vs := costs(env, r); len(vs) > 0 {
			return p, page.Ask(page.Explain{Title: r.Label, Values: vs})
		}
	case "c":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Checklist}})
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	}
	return p, page.Result{}
}

// click moves the cursor to the risk that was clicked.
func (p Page) click(env page.Env, line int) Page {
	_, places := p.draw(env, env.Width)
	for i, at := range places {
		if at.from <= line && line <= at.to {
			p.at = i
		}
	}
	return p
}

// costs are the figures behind a risk: late, and of preventing it.
func costs(env page.Env, r advisor.Risk) []advisor.Value {
	var out []advisor.Value
	for _, f := range []*advisor.Figure{r.CaughtAfterLaunch, r.CaughtInTraining, r.Iterations, env.Base.Advice.Figure("text.iteration.prevention")} {
		if f != nil && f.Computed != nil {
			out = append(out, f.Value())
		}
	}
	return slices.Clip(out)
}

// lines counts the lines of a text.
func lines(s string) int { return strings.Count(s, "\n") + 1 }
