// Package checklist is the page on which people say how each checkpoint
// stands, one key per state, with the verdict always in view.
package checklist

import (
	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// Page is the checklist page.
type Page struct {
	// item is the checkpoint under the cursor; empty means the first.
	item checklist.ItemID
	// asking is the form that is open, nil while there is none.
	asking *checkpoint.Form
	// drafts are texts of forms that were closed without saving.
	drafts map[draft][]string
	// naming is the form that asks for another checklist, list what was typed
	// there, and offered what it would change; nil while nobody asked.
	naming  *form.Form
	list    string
	offered *casefile.Upgrade
}

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(env page.Env) page.Info {
	info := page.Info{Title: p.title(env), Typing: p.asking != nil || p.naming != nil, Inside: p.inside()}
	if list := listed(env.Case.Review); len(list) > 0 {
		info.Item = list[p.position(list)].ID
	}
	return info
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	switch msg := msg.(type) {
	case page.Arrived:
		if msg.Route.Item != "" {
			p.item, p.asking = msg.Route.Item, nil
		}
		return p, page.Result{}
	case page.Left:
		p.naming, p.offered = nil, nil
		return p.leave(env)
	case page.Compared:
		return p.compared(msg)
	}
	if p.naming != nil {
		return p.name(env, msg)
	}
	if p.offered != nil {
		return p.decide(msg)
	}
	if p.asking != nil {
		return p.typed(env, msg)
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(env, msg)
	case page.Click:
		return p.click(env, msg.Line), page.Result{}
	}
	return p, page.Result{}
}

func (p Page) key(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	list := listed(env.Case.Review)
	if len(list) == 0 {
		return p, page.Result{}
	}
	at := p.position(list)
	if to, ok := moved(list, at, key.String()); ok {
		p.item = list[to].ID
		return p, page.Result{}
	}
	for _, k := range commands() {
		if k.key.Matches(key) {
			return p.run(env, k, list[at].ItemReview)
		}
	}
	return p, page.Result{}
}

// run carries a command out, or says why it does nothing at the moment.
func (p Page) run(env page.Env, c command, item checklist.ItemReview) (page.Page, page.Result) {
	if c.off != nil {
		if why := c.off(p, env, item); why != "" {
			return p, page.Ask(page.Say{Text: why})
		}
	}
	return c.do(p, env, item)
}

// leave closes the form. Words that are complete by themselves are saved; an
// acceptance is a deliberate act and is only kept as a draft.
func (p Page) leave(env page.Env) (page.Page, page.Result) {
	if p.asking == nil {
		return p, page.Result{}
	}
	if p.asking.Changed() && p.asking.Kind.Keeps() {
		return p.store(env)
	}
	return p.closeForm(), page.Result{}
}
