// Package serving is the page with what training takes and what it takes to
// run the tuned model.
package serving

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
)

// Page is the page of training and serving. It has no state of its own.
type Page struct{}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Serving.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	training := page.Key{Press: []string{"t"}, Does: "why this training", Long: "Show how hours, memory and cost of training come about"}
	if env.Case.Assessment.Training == nil {
		training.Off = "There is no training plan yet: " + noTraining
	}
	return []page.Key{
		training,
		{Press: []string{"w", "ctrl+y"}, Does: "why this serving", Long: "Show how GPUs and running cost come about"},
		{Press: []string{"b"}, Does: "budget", Long: "Go to the budget"},
		{Press: []string{"m"}, Does: "break-even", Long: "Go to the cost month by month"},
		{Press: []string{"down", "up", "j", "k"}, Show: "↑↓", Does: "scroll"},
	}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, page.Result{}
	}
	a := env.Case.Assessment
	switch key.String() {
	case "t":
		if a.Training != nil {
			return p, page.Ask(page.Explain{Title: "Training", Values: trainingValues(*a.Training)})
		}
	case "w", "ctrl+y":
		return p, page.Ask(page.Explain{Title: "Serving", Values: servingValues(env)})
	case "b":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Budget}})
	case "m":
		return p, page.Ask(page.Go{To: page.Route{Page: page.BreakEven}})
	}
	return p, page.Result{}
}

func trainingValues(t advisor.TrainingPlan) []advisor.Value {
	return []advisor.Value{t.Cost, t.Hours, t.MemoryGB, t.Runs}
}

// servingValues are the running cost and, where they are known, the fleet and
// the adapters.
func servingValues(env page.Env) []advisor.Value {
	a := env.Case.Assessment
	out := []advisor.Value{a.Serving.Monthly}
	if v := a.Economics.SelfHostedMonthly; v.How != nil {
		out[0] = v
	}
	if c := a.Serving.Capacity; c != nil {
		out = append(out, c.GPUs.Value, c.MonthlyLimit.Value)
	}
	if p := a.Adapters; p != nil {
		out = append(out, p.BytesEach)
		for _, cost := range []*advisor.PatternCost{p.Merged, p.Dynamic} {
			if cost != nil {
				out = append(out, cost.Monthly)
			}
		}
		if p.Saving != nil {
			out = append(out, *p.Saving)
		}
	}
	return out
}
