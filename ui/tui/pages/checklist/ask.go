package checklist

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// draft names the texts of a form that was closed without saving.
type draft struct {
	item checklist.ItemID
	kind checkpoint.Kind
}

// ask opens a form about the checkpoint.
func ask(k checkpoint.Kind) func(Page, page.Env, checklist.ItemReview) (page.Page, page.Result) {
	return func(p Page, env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
		return p.open(env, item, k), page.Result{}
	}
}

// askWords opens the words that belong to the state of the checkpoint.
func (p Page) askWords(env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
	return p.open(env, item, checkpoint.Words(item)), page.Result{}
}

func (p Page) open(env page.Env, item checklist.ItemReview, k checkpoint.Kind) Page {
	p.item = item.ID
	f := checkpoint.Open(env, item, k, p.drafts[draft{item.ID, k}])
	p.asking = &f
	return p
}

// typed hands a message to the form that is open.
func (p Page) typed(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		return p.leave(env)
	}
	f := *p.asking
	next, event, cmd := f.Update(env.Theme, msg)
	f.Form = next
	p.asking = &f
	if event == form.Done {
		return p.store(env)
	}
	return p, page.Result{Cmd: cmd}
}

// closeForm closes the form and keeps what was typed.
func (p Page) closeForm() Page {
	if p.asking.Changed() {
		p = p.keepDraft(draft{p.asking.Item.ID, p.asking.Kind}, p.asking.Values())
	}
	p.asking = nil
	return p
}

// store saves what the form holds, closes it, and goes on if that settled the
// checkpoint.
func (p Page) store(env page.Env) (page.Page, page.Result) {
	a := p.asking
	p = p.keepDraft(draft{a.Item.ID, a.Kind}, nil)
	p.asking = nil
	if r, done := a.FollowUp(env); done {
		return p, r
	}
	m := a.Mark()
	if m == a.Item.Mark || m.State == checklist.Untouched {
		return p, page.Result{}
	}
	if err := a.Item.Check(m, env.Now); err != nil {
		return p, page.Ask(page.Say{Text: "Not saved: " + err.Error() + ".", Bad: true})
	}
	if a.Item.Mark.State != m.State {
		return p.mark(env, a.Item, m)
	}
	result := page.Ask(page.MarkItem(a.Item.ID, m))
	result.Requests = append(result.Requests, checkpoint.SamePerson(m)...)
	return p, result
}

// keepDraft is the page with texts for a form, or without any.
func (p Page) keepDraft(d draft, values []string) Page {
	p.drafts = maps.Clone(p.drafts)
	if values == nil {
		delete(p.drafts, d)
		return p
	}
	if p.drafts == nil {
		p.drafts = map[draft][]string{}
	}
	p.drafts[d] = values
	return p
}
