package budget

import (
	"errors"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// asking is the form with which a line is set by hand.
type asking struct {
	line advisor.LineID
	form form.Form
	// began are the texts it was opened with.
	began []string
}

// setOff says why the chosen line cannot be set; empty: it can.
func (p Page) setOff(env page.Env) string {
	switch {
	case p.shown != own:
		return "Only lines of your own budget can be set by hand: go to it with ←."
	case p.chosen(env) == nil:
		return "This line adds up others: set those by hand."
	}
	return ""
}

// unsetOff says why there is nothing to take back; empty: there is.
func (p Page) unsetOff(env page.Env) string {
	if why := p.setOff(env); why != "" {
		return why
	}
	if p.chosen(env).Override == nil {
		return "Nobody set this line by hand: it is as computed."
	}
	return ""
}

// chosen is the line of the own budget under the cursor; nil for a total.
func (p Page) chosen(env page.Env) *advisor.BudgetLine {
	all := entries(env.Case)
	if p.shown != own || p.line >= len(all) {
		return nil
	}
	return all[p.line].line
}

// ask opens the form for the chosen line, with what was typed before.
func (p Page) ask(env page.Env) (page.Page, page.Result) {
	if why := p.setOff(env); why != "" {
		return p, page.Ask(page.Say{Text: why})
	}
	l := p.chosen(env)
	id := advisor.LineID(l.ID)
	values, typed := p.drafts[id]
	if o := l.Override; !typed && o != nil {
		values = []string{advisor.ShowRange(o.Amount, id.Unit()), o.Reason}
	}
	f := form.New(env.Theme, "Set by hand: "+l.Label, fields(id, *l), values...)
	p.asking = &asking{line: id, form: f, began: f.Values()}
	return p, page.Result{}
}

func fields(id advisor.LineID, l advisor.BudgetLine) []form.Field {
	return []form.Field{
		{
			Label: "How much is it? " + paidWords(id) + ".",
			Hint:  "An amount or a range, like $12k or 10k-15k. Your answers give " + advisor.FormatMoney(l.Computed) + ".",
			Check: func(text string) error { _, err := id.ParseAmount(text); return err },
		},
		{
			Label: "Why is it not as computed?", Hint: "A quote, a contract, a price of your own: whoever reads the budget later asks for it.", Long: true,
			Check: func(text string) error {
				return advisor.Override{Line: id, Reason: text}.Validate()
			},
		},
	}
}

func paidWords(id advisor.LineID) string {
	switch id.Unit() {
	case advisor.USDPerYear:
		return "USD a year"
	case advisor.USDPerMonth:
		return "USD a month"
	default:
		return "USD, paid once"
	}
}

// typed hands a message to the form.
func (p Page) typed(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		return p.closeForm(), page.Result{}
	}
	next, event, cmd := p.asking.form.Update(env.Theme, msg)
	a := *p.asking
	a.form = next
	p.asking = &a
	if event == form.Done {
		return p.store(env)
	}
	return p, page.Result{Cmd: cmd}
}

// closeForm closes the form and keeps what was typed for the next time.
func (p Page) closeForm() Page {
	if p.asking != nil && !slices.Equal(p.asking.began, p.asking.form.Values()) {
		p = p.draft(p.asking.line, p.asking.form.Values())
	}
	p.asking = nil
	return p
}

// draft is the page with texts for a line's form, or without any.
func (p Page) draft(id advisor.LineID, values []string) Page {
	p.drafts = maps.Clone(p.drafts)
	if p.drafts == nil {
		p.drafts = map[advisor.LineID][]string{}
	}
	if p.drafts[id] = values; values == nil {
		delete(p.drafts, id)
	}
	return p
}

// store saves what the form holds.
func (p Page) store(env page.Env) (page.Page, page.Result) {
	a := p.asking
	amount, err := a.line.ParseAmount(a.form.Value(0))
	o := advisor.Override{Line: a.line, Amount: amount, Reason: a.form.Value(1)}
	if err = errors.Join(err, o.Validate()); err != nil {
		return p.closeForm(), page.Ask(page.Say{Text: "Not saved: " + err.Error() + ".", Bad: true})
	}
	p = p.draft(a.line, nil)
	p.asking = nil
	if before, ok := env.Case.Override(a.line); ok && before.Amount == o.Amount && before.Reason == o.Reason {
		return p, page.Result{}
	}
	said := a.line.Label() + " is set by hand: " + advisor.FormatMoney(amount.Money()) + ". Everything rests on it now."
	return p, page.Ask(page.Save{Event: session.SetLine(o)}, page.Say{Text: said})
}

// unset brings the computed amount back. What was set is kept in the form, so
// that it can be set again.
func (p Page) unset(env page.Env) (page.Page, page.Result) {
	if why := p.unsetOff(env); why != "" {
		return p, page.Ask(page.Say{Text: why})
	}
	l := p.chosen(env)
	id := advisor.LineID(l.ID)
	p = p.draft(id, []string{advisor.ShowRange(l.Override.Amount, id.Unit()), l.Override.Reason})
	said := l.Label + " is as computed again: " + advisor.FormatMoney(l.Computed) + "."
	return p, page.Ask(page.Save{Event: session.UnsetLine(id, "")}, page.Say{Text: said})
}
