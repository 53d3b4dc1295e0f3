// Package decision is the page that can be read aloud: verdict, advice, why,
// what stands in the way, what it costs, and what is still worth asking.
package decision

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/ahead"
	"loracle/ui/tui/page"
)

// Page is the decision page.
type Page struct {
	likely  ahead.Likely
	ahead   ahead.Kept
	sharper ahead.Sharper
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Decision.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	return append(questionKeys(p.openQuestions(env)),
		page.Key{Press: []string{"w", "ctrl+y"}, Does: "why this break-even", Long: "Show how the break-even comes about, down to answers, prices and figures", Off: whyOff(env)},
		page.Key{Press: []string{"t"}, Does: "why these totals", Long: "Show how the costs over the whole period come about", Hidden: true},
		page.Key{Press: []string{"c"}, Does: "checklist", Long: "Go to the checklist"},
		page.Key{Press: []string{"b"}, Does: "budget", Long: "Go to the budget"},
		page.Key{Press: []string{"m"}, Does: "break-even", Long: "Go to the cost month by month"},
		page.Key{Press: []string{"f"}, Does: "risks", Long: "Go to the ways it could fail", Hidden: true},
		page.Key{Press: []string{"p"}, Does: "plan", Long: "Go to the plan in weeks", Hidden: true},
		page.Key{Press: []string{"r"}, Does: "report", Long: "Go to the report"},
	)
}

// questionKeys are the numbers that jump to an open question, and enter for the
// first of them.
func questionKeys(open []*advisor.Question) []page.Key {
	const none = "Nothing that is still open would change this."
	numbers := page.Key{Show: "1", Does: "answer", Long: "Go to the open question with that number"}
	for i := range open {
		numbers.Press = append(numbers.Press, strconv.Itoa(i+1))
	}
	if len(open) > 1 {
		numbers.Show = fmt.Sprintf("1-%d", len(open))
	}
	first := page.Key{Press: []string{"enter"}, Does: "answer the first", Long: "Go to the first open question", Hidden: true}
	if len(open) == 0 {
		numbers.Press = []string{"1", "2", "3", "4", "5"}
		numbers.Off, first.Off = none, none
	}
	return []page.Key{numbers, first}
}

func whyOff(env page.Env) string {
	if len(breakEvenValues(env.Case.Assessment.Economics)) == 0 {
		return "The break-even is not known yet. " + env.Case.Assessment.Economics.WithoutBreakEven()
	}
	return ""
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	var cmd, sharpen tea.Cmd
	p.likely = p.likely.Update(env, msg)
	p.ahead, cmd = p.ahead.Update(env, msg)
	p.sharper, _, sharpen = p.sharper.Update(env, msg)
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, page.Result{Cmd: tea.Batch(cmd, sharpen)}
	}
	open := p.openQuestions(env)
	switch name := key.String(); name {
	case "enter":
		return p, answer(open, 1)
	case "1", "2", "3", "4", "5":
		return p, answer(open, int(name[0]-'0'))
	case "w", "ctrl+y":
		return p, why(env)
	case "t":
		return p, page.Ask(page.Explain{Title: period(env.Case.Assessment.Economics), Values: totals(env.Case.Assessment.Economics)})
	case "c":
		return p, goTo(page.Checklist)
	case "b":
		return p, goTo(page.Budget)
	case "m":
		return p, goTo(page.BreakEven)
	case "f":
		return p, goTo(page.Risks)
	case "p":
		return p, goTo(page.Plan)
	case "r":
		return p, goTo(page.Report)
	}
	return p, page.Result{}
}

func goTo(name page.Name) page.Result { return page.Ask(page.Go{To: page.Route{Page: name}}) }

// answer goes to the n-th open question.
func answer(open []*advisor.Question, n int) page.Result {
	if n > len(open) {
		return page.Result{}
	}
	return page.Ask(page.Go{To: page.Route{Page: page.Interview, Question: open[n-1].ID}})
}

func why(env page.Env) page.Result {
	values := breakEvenValues(env.Case.Assessment.Economics)
	if len(values) == 0 {
		return page.Result{}
	}
	return page.Ask(page.Explain{Title: "Break-even", Values: values})
}

// mostOpen bounds the list of open questions.
const mostOpen = 5

// openQuestions are the questions most worth answering: those that would
// sharpen the result most or, while there is no advice, the next ones of the
// short path. Until the order is worked out, those stand in that rules wait for.
func (p Page) openQuestions(env page.Env) []*advisor.Question {
	var out []*advisor.Question
	add := func(q *advisor.Question) {
		if q != nil && len(out) < mostOpen {
			out = append(out, q)
		}
	}
	r, order := env.Case.Assessment.Recommendation, p.sharper.Now(env)
	switch {
	case r.Approach == "":
		for _, q := range env.Base.Advice.Express() {
			if !env.Case.Answers.Known(q.ID) {
				add(q)
			}
		}
	case order != nil:
		for _, s := range order {
			if s.Moves() {
				add(s.Question)
			}
		}
	default:
		for _, id := range r.Open {
			add(env.Base.Advice.Question(id))
		}
	}
	return out
}
