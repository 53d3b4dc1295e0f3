package room

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// asking is an open form.
type asking struct {
	form.Form
	draft draft
	// began are the texts it was opened with.
	began []string
	// save is what comes of it.
	save saver
}

// saver is what comes of a form.
type saver func(p Page, env page.Env, f form.Form) (Page, page.Result)

// open opens a form about a checkpoint or, without one, about the meeting. It
// starts from a draft where there is one.
func (p Page) open(env page.Env, title string, item checklist.ItemID, fields []form.Field, start []string, save saver) Page {
	d := draft{title, item}
	if kept, ok := p.drafts[d]; ok {
		start = kept
	}
	return p.show(form.New(env.Theme, title, fields, start...), d, save)
}

func (p Page) show(f form.Form, d draft, save saver) Page {
	p.asking = &asking{Form: f, draft: d, began: f.Values(), save: save}
	return p
}

// typed hands a message to the form that is open.
func (p Page) typed(env page.Env, msg tea.Msg) (Page, page.Result) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		next, result := p.closeForm(env)
		return next, result
	}
	a := *p.asking
	next, event, cmd := a.Update(env.Theme, msg)
	a.Form = next
	p.asking = &a
	if event == form.Done {
		return p.store(env)
	}
	return p, page.Result{Cmd: cmd}
}

// store saves what the form holds and closes it.
func (p Page) store(env page.Env) (Page, page.Result) {
	a := p.asking
	p = p.keepDraft(a.draft, nil)
	p.asking = nil
	return a.save(p, env, a.Form)
}

// closeForm closes the form. What is complete by itself is saved; the rest is
// kept as a draft.
func (p Page) closeForm(env page.Env) (Page, page.Result) {
	a := p.asking
	switch {
	case slices.Equal(a.began, a.Values()):
		p.asking = nil
		return p, page.Result{}
	case a.EscSaves():
		p, result := p.store(env)
		p.asking = nil // the list of people asks for the next one otherwise
		return p, result
	}
	p = p.keepDraft(a.draft, a.Values())
	p.asking = nil
	return p, page.Result{}
}
