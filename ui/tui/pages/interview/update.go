package interview

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	p = p.setUp(env)
	var fresh bool
	var cmd tea.Cmd
	if p.sharper, fresh, cmd = p.sharper.Update(env, msg); fresh {
		p = p.reorder(p.sharper.Now(env))
	}
	next, result := p.handle(env, msg)
	result.Cmd = tea.Batch(cmd, result.Cmd)
	return next, result
}

// handle takes a message once the order of the questions is settled.
func (p Page) handle(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	switch msg := msg.(type) {
	case page.Arrived:
		return p.arrived(env, msg.Route), page.Result{}
	case page.Left:
		return p.leave(env)
	case page.Changed:
		return p.changed(env), page.Result{}
	case tea.KeyPressMsg:
		return p.key(env, msg)
	case tea.PasteMsg:
		return p.typing(env, msg)
	case page.Click:
		return p.click(env, msg.Line)
	}
	return p, page.Result{}
}

// arrived shows the question asked for, or the one where we were, or the first
// of the short path that nobody has said anything to.
func (p Page) arrived(env page.Env, to page.Route) Page {
	switch {
	case to.Question != "":
		for i, q := range p.steps {
			if q != nil && q.ID == to.Question {
				return p.goTo(env, i)
			}
		}
	case p.at >= 0:
		return p.goTo(env, p.at)
	}
	return p.goTo(env, p.firstOpen(env))
}

// firstOpen is the first question of the short path that nobody has said
// anything to, or the rest stop behind it, which says what comes next. A bill
// that follows from other answers keeps nobody from the rest stop.
func (p Page) firstOpen(env page.Env) int {
	for i, q := range p.steps {
		if q == nil {
			return i
		}
		if env.Case.Open(q.ID) {
			return i
		}
	}
	return 0
}

// goTo sets up the field of a step.
func (p Page) goTo(env page.Env, at int) Page {
	p, at = p.show(at)
	p.at, p.mode, p.problem, p.refining = at, asking, "", false
	return p.resetField(env)
}

func (p Page) key(env page.Env, msg tea.KeyPressMsg) (page.Page, page.Result) {
	switch p.mode {
	case noting:
		return p.noteKey(env, msg)
	case overviewing:
		return p.overviewKey(env, msg)
	case asking:
	}
	if next, result, ok := p.command(env, msg); ok {
		return next, result
	}
	if p.question() == nil {
		return p.restKey(env, msg)
	}
	switch msg.String() {
	case "enter":
		return p.enter(env)
	case "ctrl+u":
		return p.dontKnow(env)
	case "ctrl+x":
		return p.clear(env)
	case "ctrl+n":
		return p.startNote(env)
	case "ctrl+y":
		p.why = !p.why
		return p, page.Result{}
	}
	return p.typing(env, msg)
}

// command carries out keys that move around; ok is false for any other.
func (p Page) command(env page.Env, msg tea.KeyPressMsg) (next page.Page, result page.Result, ok bool) {
	switch msg.String() {
	case "tab":
		next, result = p.move(env, 1)
	case "shift+tab":
		next, result = p.move(env, -1)
	case "ctrl+o":
		p, result = p.commit(env)
		next = p.startOverview()
	case "ctrl+s":
		p, result = p.commit(env)
		result.Requests = append(result.Requests, page.Say{Text: "Every answer is saved as soon as you leave its field."})
		next = p
	default:
		return p, result, false
	}
	return next, result, true
}

// typing hands a key or a paste to the field in front.
func (p Page) typing(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if p.mode == noting {
		p.note.SetWidth(env.Theme, env.Width)
		return p, page.Result{Cmd: p.note.Update(msg)}
	}
	p.field.SetWidth(env.Theme, env.Width)
	cmd := p.field.Update(msg)
	p.problem = ""
	return p, page.Result{Cmd: cmd}
}

// enter takes what the field holds and goes on. A text that is no answer stays
// with a sentence about it; the choice under the cursor is chosen.
func (p Page) enter(env page.Env) (page.Page, page.Result) {
	q := p.question()
	var result page.Result
	if q.Kind == advisor.ChoiceQuestion {
		p, result = p.take(env, advisor.Word(p.field.Text()))
	} else {
		if err := p.field.Enter(); err != nil {
			p.problem = page.Sentence(err)
			return p, page.Result{}
		}
		p, result = p.commitEntered(env)
		if p.problem != "" {
			return p, result
		}
	}
	next, moved := p.onward(env)
	result.Requests = append(result.Requests, moved.Requests...)
	return next, result
}

// move saves what can be saved and goes a step on or back, whatever the field
// holds.
func (p Page) move(env page.Env, by int) (page.Page, page.Result) {
	p, result := p.commit(env)
	next, moved := p.step(env, by)
	result.Requests = append(result.Requests, moved.Requests...)
	return next, result
}

// step shows the next step; after the last one comes the checklist.
func (p Page) step(env page.Env, by int) (page.Page, page.Result) {
	to := p.at + by
	switch {
	case to < 0:
		return p, page.Ask(page.Say{Text: "This is the first question."})
	case to >= len(p.steps):
		return p, page.Ask(page.Go{To: page.Route{Page: page.Checklist}})
	}
	return p.goTo(env, to), page.Result{}
}

// leave saves what was typed when another page comes to the front.
func (p Page) leave(env page.Env) (page.Page, page.Result) {
	if p.mode == noting {
		return p.endNote(env)
	}
	p, result := p.commit(env)
	return p, result
}

func (p Page) dontKnow(env page.Env) (page.Page, page.Result) {
	p, result := p.take(env, advisor.Unknown())
	next, moved := p.onward(env)
	result.Requests = append(result.Requests, moved.Requests...)
	return next, result
}

// clear takes an answer back, as if the question had not been asked.
func (p Page) clear(env page.Env) (page.Page, page.Result) {
	q := p.question()
	_, said := env.Case.Answers[q.ID]
	p = p.keepDraft(q.ID, "")
	p.problem = ""
	p = p.emptyField(env)
	if !said {
		return p, page.Result{}
	}
	return p, page.Ask(page.Save{Event: session.Clear(q.ID)})
}
