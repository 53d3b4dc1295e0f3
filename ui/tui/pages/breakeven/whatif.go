package breakeven

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// whatif is how far the levers are moved. It changes nothing that is saved
// until it is kept or applied.
type whatif struct {
	// over are answers of the scenario that was laid over the session's, and
	// loaded the number of its event.
	over   advisor.Answers
	loaded uint64
	moves  casefile.Moves
	// at is the lever that the arrows move.
	at int
	// naming asks for the title of a scenario; nil while it is closed.
	naming *form.Form
}

// from is the case that levers are moved from: the session's, with the scenario
// that was laid over it.
func (w whatif) from(env page.Env) casefile.Case { return env.Case.WithAll(w.over, env.Now) }

// changes are all answers that differ from the session's.
func (w whatif) changes(env page.Env) advisor.Answers {
	out := maps.Clone(w.over)
	if out == nil {
		out = advisor.Answers{}
	}
	maps.Copy(out, w.from(env).Moved(w.moves))
	maps.DeleteFunc(out, func(q advisor.QuestionID, a advisor.Answer) bool {
		saved, said := env.Case.Answers[q]
		return said && saved.Equal(a)
	})
	return out
}

// then is the case as the levers stand.
func (w whatif) then(env page.Env) casefile.Case { return env.Case.WhatIf(w.changes(env), env.Now) }

// key takes a key of the levers; ok is false for any other.
func (w whatif) key(env page.Env, key string) (next whatif, result page.Result, ok bool) {
	switch key {
	case "left", "h":
		return w.step(env, -1), result, true
	case "right", "l":
		return w.step(env, 1), result, true
	case "up", "k":
		w.at = max(0, w.at-1)
	case "down", "j":
		w.at = min(len(casefile.Levers())-1, w.at+1)
	case "0", "backspace":
		w.over, w.loaded, w.moves = nil, 0, casefile.Moves{}
	case "s":
		return w.ask(env), result, true
	case "a":
		next, result = w.apply(env)
		return next, result, true
	case "x":
		next, result = w.drop()
		return next, result, true
	case "1", "2", "3":
		return w.load(env, int(key[0]-'1')), result, true
	default:
		return w, result, false
	}
	return w, result, true
}

func (w whatif) step(env page.Env, by int) whatif {
	from := w.from(env)
	if from.Positions()[w.at].Off == "" {
		w.moves = from.Step(w.moves, casefile.Levers()[w.at], by)
	}
	return w
}

// load lays a kept scenario over the answers.
func (w whatif) load(env page.Env, n int) whatif {
	if n < len(env.Case.Scenarios) {
		s := env.Case.Scenarios[n]
		w.over, w.loaded, w.moves = s.Changes, s.ID, casefile.Moves{}
	}
	return w
}

// drop ends the scenario that is laid over the answers.
func (w whatif) drop() (whatif, page.Result) {
	if w.loaded == 0 {
		return w, page.Result{}
	}
	id := w.loaded
	w.over, w.loaded, w.moves = nil, 0, casefile.Moves{}
	return w, page.Ask(page.Save{Event: session.DropScenario(id)})
}

// apply makes the changes answers of the session.
func (w whatif) apply(env page.Env) (whatif, page.Result) {
	changes := w.changes(env)
	if len(changes) == 0 {
		return w, page.Result{}
	}
	var requests []page.Request
	for _, q := range slices.Sorted(maps.Keys(changes)) {
		requests = append(requests, page.Answer(q, changes[q]))
	}
	said := "Applied: 1 answer changed."
	if n := len(changes); n > 1 {
		said = fmt.Sprintf("Applied: %d answers changed.", n)
	}
	w.over, w.loaded, w.moves = nil, 0, casefile.Moves{}
	return w, page.Ask(append(requests, page.Say{Text: said})...)
}

// ask opens the form for a scenario's title.
func (w whatif) ask(env page.Env) whatif {
	if len(w.changes(env)) == 0 {
		return w
	}
	f := form.New(env.Theme, "Keep as a scenario", []form.Field{{
		Label: "What is it called?", Hint: "Enter takes what is suggested; typing begins anew. The answers stay as they are.",
		Check: titled, Suggest: w.suggestion(env),
	}})
	w.naming = &f
	return w
}

// suggestion is a title made of what was moved.
func (w whatif) suggestion(env page.Env) string {
	title := ""
	for i, p := range w.then(env).Positions() {
		if p.Text == env.Case.Positions()[i].Text {
			continue
		}
		if title != "" {
			title += ", "
		}
		title += p.Lever.Label() + " " + p.Text
	}
	return title
}

// typed hands a key or a paste to the form for the title.
func (w whatif) typed(env page.Env, msg tea.Msg) (whatif, page.Result) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		w.naming = nil
		return w, page.Result{}
	}
	next, event, cmd := w.naming.Update(env.Theme, msg)
	w.naming = &next
	if event != form.Done {
		return w, page.Result{Cmd: cmd}
	}
	w.naming = nil
	return w, page.Ask(
		page.Save{Event: session.KeepScenario(next.Value(0), w.changes(env))},
		page.Say{Text: "Kept. The answers of the session are unchanged."})
}

// still is the what-if after the session changed: a scenario that is no longer
// kept is not laid over it any more.
func (w whatif) still(env page.Env) whatif {
	if w.loaded == 0 || slices.ContainsFunc(env.Case.Scenarios, func(s session.Scenario) bool { return s.ID == w.loaded }) {
		return w
	}
	w.over, w.loaded, w.moves = nil, 0, casefile.Moves{}
	return w
}

func titled(text string) error {
	if text == "" {
		return errors.New("a scenario needs a title")
	}
	return nil
}
