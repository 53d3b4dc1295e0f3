package breakeven

import (
	"fmt"

	"loracle/data/session"
	"loracle/ui/tui/page"
)

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	if p.whatif.naming != nil {
		return p.whatif.naming.Keys()
	}
	if !env.Case.Priced() {
		return nil
	}
	changed := len(p.whatif.changes(env)) > 0
	kept := len(env.Case.Scenarios)
	nothing, none, loaded := "", "", ""
	if !changed {
		nothing = "Nothing is moved: what is shown is what was answered."
	}
	full := nothing
	if changed && kept >= session.MostScenarios {
		full = fmt.Sprintf("%d scenarios are kept already: show one with its number and drop it with x first.", kept)
	}
	if kept == 0 {
		none = "No scenario is kept yet: move a lever and press s."
	}
	if p.whatif.loaded == 0 {
		loaded = "Show a kept scenario with its number first."
	}
	back := nothing
	if p.whatif.loaded != 0 {
		back = ""
	}
	return []page.Key{
		{Press: []string{"left", "right", "h", "l"}, Show: "←→", Does: "move", Long: "Move the lever down or up; every figure follows", Off: p.stuck(env)},
		{Press: []string{"up", "down", "k", "j"}, Show: "↑↓", Does: "lever", Long: "Pick another lever: volume, API price, hourly rate, retrainings, period"},
		{Press: []string{"0", "backspace"}, Does: "reset", Long: "Go back to what was answered", Off: back},
		{Press: []string{"s"}, Does: "keep", Long: "Keep what is shown as a scenario, beside the answers", Off: full},
		{Press: []string{"a"}, Does: "apply", Long: "Make what is shown the answers of the session", Off: nothing},
		{Press: []string{"w", "ctrl+y"}, Does: "why this break-even", Long: "Show how break-even, costs and saving come about, down to answers, prices and figures"},
		{Press: []string{"v"}, Does: "why these costs", Long: "Show how the cost of each approach comes about"},
		{Press: []string{"1", "2", "3"}, Show: "1-3", Does: "scenario", Long: "Show the kept scenario of that number", Off: none},
		{Press: []string{"x"}, Does: "drop", Long: "Drop the kept scenario that is shown", Off: loaded},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
		{Press: []string{"b"}, Does: "budget", Long: "Go to the budget"},
	}
}

// stuck says why the lever cannot be moved; empty where it can.
func (p Page) stuck(env page.Env) string {
	return p.whatif.from(env).Positions()[p.whatif.at].Off
}
