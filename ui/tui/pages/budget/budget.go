// Package budget is the page with your own budget and the three example budgets,
// line by line, as computed and as printed.
package budget

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/ahead"
	"loracle/ui/tui/page"
)

// Page is the budget page.
type Page struct {
	// shown is the budget in front: own, or the place of a tier plus one.
	shown int
	// line is the line under the cursor; in a tier the one after the last is
	// the total.
	line   int
	likely ahead.Likely
	// asking is the form that is open, nil while there is none, and drafts are
	// texts of forms that were closed without saving.
	asking *asking
	drafts map[advisor.LineID][]string
}

// own is the place of the budget computed from the answers.
const own = 0

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Budget.Title(), Typing: p.asking != nil, Inside: p.asking != nil}
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	if p.asking != nil {
		return p.asking.form.Keys()
	}
	if len(env.Case.Assessment.Tiers) == 0 {
		return nil
	}
	return []page.Key{
		{Press: []string{"left", "right", "h", "l", "[", "]"}, Show: "←→", Does: "budget", Long: "Show the smaller or the larger budget"},
		{Press: []string{"up", "down", "k", "j"}, Show: "↑↓", Does: "line", Long: "Go to the line above or below"},
		{Press: []string{"w", "enter", "ctrl+y"}, Does: "why", Long: "Show how the line comes about, down to figures with source, printed text and notes"},
		{Press: []string{"o"}, Does: "set by hand", Long: "Set the line by hand, with a reason; the computed amount stays beside it", Off: p.setOff(env)},
		{Press: []string{"x", "backspace"}, Show: "x", Does: "as computed", Long: "Take back what was set by hand: the computed amount counts again", Off: p.unsetOff(env)},
		{Press: []string{"m"}, Does: "break-even", Long: "Go to the cost month by month"},
		{Press: []string{"s"}, Does: "training", Long: "Go to training and serving, which the budget rests on", Hidden: true},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
		{Press: []string{"home", "end", "g", "G"}, Show: "home/end", Does: "first, last", Hidden: true},
	}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if len(env.Case.Assessment.Tiers) == 0 {
		return p, page.Result{}
	}
	p.likely = p.likely.Update(env, msg)
	p.line = min(p.line, p.lastLine(env))
	if _, left := msg.(page.Left); left {
		p = p.closeForm()
	}
	if p.asking != nil {
		return p.typed(env, msg)
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(env, msg)
	case page.Click:
		p = p.click(env, msg.Line)
	}
	return p, page.Result{}
}

// lastLine is the last line that the cursor can stand on.
func (p Page) lastLine(env page.Env) int {
	if p.shown == own {
		return len(entries(env.Case)) - 1
	}
	return len(p.budget(env).Lines)
}

// click moves the cursor to the line that was clicked. Where a line stands in
// the table does not depend on which one is chosen, so each is tried in turn.
func (p Page) click(env page.Env, line int) Page {
	if env.Width < rowsFrom {
		return p
	}
	for i := range p.lastLine(env) + 1 {
		there := p
		there.line = i
		if s := there.View(env, env.Width, env.Height); s.From <= line && line <= s.To {
			return there
		}
	}
	return p
}

func (p Page) key(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	if to, ok := page.InList(key.String(), p.line, p.lastLine(env), 0); ok {
		p.line = to
		return p, page.Result{}
	}
	switch key.String() {
	case "left", "h", "[":
		return p.turn(env, -1), page.Result{}
	case "right", "l", "]":
		return p.turn(env, 1), page.Result{}
	case "w", "enter", "ctrl+y":
		v := p.value(env)
		return p, page.Ask(page.Explain{Title: v.Label(), Values: []advisor.Value{v}})
	case "o":
		return p.ask(env)
	case "x", "backspace":
		return p.unset(env)
	case "m":
		return p, page.Ask(page.Go{To: page.Route{Page: page.BreakEven}})
	case "s":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Serving}})
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	}
	return p, page.Result{}
}

// turn shows the budget before or after, as far as there is one. The cursor
// stays on the same sort of line.
func (p Page) turn(env page.Env, by int) Page {
	at := p.categories(env)
	category := at[min(p.line, len(at)-1)]
	p.shown = min(max(own, p.shown+by), len(env.Case.Assessment.Tiers))
	p.line = max(0, slices.Index(p.categories(env), category))
	return p
}

// categories are the categories of the lines in front, up to and with the
// one-time total, which has none.
func (p Page) categories(env page.Env) []advisor.Category {
	var out []advisor.Category
	if p.shown != own {
		for _, l := range p.budget(env).Lines {
			out = append(out, l.Category)
		}
		return append(out, "")
	}
	for _, e := range entries(env.Case) {
		if out = append(out, e.category); e.sum {
			break
		}
	}
	return out
}

// budget is the budget in front.
func (p Page) budget(env page.Env) advisor.TierBudget {
	if p.shown == own {
		return env.Case.Assessment.Own
	}
	return env.Case.Assessment.Tiers[p.shown-1]
}

// nearest reports whether the budget in front is that of the nearest tier.
func nearest(env page.Env, b advisor.TierBudget) bool { return b.Tier.ID == env.Case.Assessment.Tier }

// value is what the cursor is on.
func (p Page) value(env page.Env) advisor.Value {
	if p.shown == own {
		return entries(env.Case)[p.line].value
	}
	b := p.budget(env)
	if p.line < len(b.Lines) {
		return b.Lines[p.line].Value
	}
	return b.Total
}
