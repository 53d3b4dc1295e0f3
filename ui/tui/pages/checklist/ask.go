package checklist

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// kind is what a form asks for.
type kind int

const (
	evidence kind = iota
	reason
	// overruling says why the answers are wrong about the checkpoint.
	overruling
	acceptance
	note
	// What follows from a checkpoint: an action, a topic for the next meeting, the
	// end of an acceptance, of an action or of a topic.
	action
	topic
	withdrawal
	outcome
)

// keeps reports whether words of that kind are complete by themselves, so that
// they are saved whenever their form is left. Anything else changes how the
// checkpoint counts and is saved on purpose only.
func (k kind) keeps() bool { return k == evidence || k == note }

// asking is an open form about a checkpoint.
type asking struct {
	kind kind
	item checklist.ItemReview
	form form.Form
	// began are the texts it was opened with.
	began []string
}

// changed reports whether anything was typed since the form was opened.
func (a *asking) changed() bool { return !slices.Equal(a.began, a.form.Values()) }

// draft names the texts of a form that was closed without saving.
type draft struct {
	item checklist.ItemID
	kind kind
}

// ask opens a form about the checkpoint.
func ask(k kind) func(Page, page.Env, checklist.ItemReview) (page.Page, page.Result) {
	return func(p Page, env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
		return p.open(env, item, k), page.Result{}
	}
}

// askWords opens the words that belong to the state of the checkpoint.
func (p Page) askWords(env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
	return p.open(env, item, words(item)), page.Result{}
}

// words is the kind of words that belong to a checkpoint's state.
func words(item checklist.ItemReview) kind {
	if item.Contradicted() && item.Mark.State != checklist.Untouched {
		return overruling
	}
	switch item.Mark.State {
	case checklist.Accepted:
		return acceptance
	case checklist.NotApplicable:
		return reason
	case checklist.Untouched, checklist.Met, checklist.Open, checklist.DontKnow:
	}
	return evidence
}

func (p Page) open(env page.Env, item checklist.ItemReview, k kind) Page {
	values, found := p.drafts[draft{item.ID, k}]
	if !found {
		values = start(env, item, k)
	}
	p.item = item.ID
	f := form.New(env.Theme, heading(k, item), fields(env, k, item), values...)
	f.Keeps = k.keeps()
	p.asking = &asking{kind: k, item: item, form: f, began: f.Values()}
	return p
}

// typed hands a message to the form that is open.
func (p Page) typed(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		return p.leave(env)
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

// closeForm closes the form and keeps what was typed.
func (p Page) closeForm() Page {
	if p.asking.changed() {
		p = p.keepDraft(draft{p.asking.item.ID, p.asking.kind}, p.asking.form.Values())
	}
	p.asking = nil
	return p
}

// store saves what the form holds, closes it, and goes on if that settled the
// checkpoint.
func (p Page) store(env page.Env) (page.Page, page.Result) {
	a := p.asking
	p = p.keepDraft(draft{a.item.ID, a.kind}, nil)
	p.asking = nil
	if r, done := a.followUp(env); done {
		return p, r
	}
	m := a.mark()
	if m == a.item.Mark || m.State == checklist.Untouched {
		return p, page.Result{}
	}
	if err := a.item.Check(m, env.Now); err != nil {
		return p, page.Ask(page.Say{Text: "Not saved: " + err.Error() + ".", Bad: true})
	}
	if a.item.Mark.State != m.State {
		return p.mark(env, a.item, m)
	}
	result := page.Ask(page.MarkItem(a.item.ID, m))
	result.Requests = append(result.Requests, samePerson(m)...)
	return p, result
}

func noted(env page.Env, a *asking) page.Result {
	text := a.form.Value(0)
	if text == env.Case.ItemNotes[a.item.ID] {
		return page.Result{}
	}
	return page.Ask(page.Save{Event: session.NoteItem(a.item.ID, text)})
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
