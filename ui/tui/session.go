package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
)

// opened brings a session that was asked for.
type opened struct {
	state session.State
	base  *knowledge.Base
	to    page.Route
	err   error
}

// reloaded brings the open session again after another program changed it.
type reloaded struct {
	state session.State
	err   error
}

// create makes a session and opens it at its first question.
func (a *App) create(title string) {
	e := casefile.Created(a.opts.Base, safe.Line(title), a.now, a.opts.By)
	base := a.opts.Base
	a.saver.read(func(st store.Store) tea.Msg {
		state, err := st.Create(e)
		return opened{state: state, base: base, to: page.Route{Page: page.Interview}, err: err}
	})
}

// open opens a session.
func (a *App) open(r page.Open) {
	if r.To.Page == "" {
		r.To.Page = page.Interview
	}
	base, baseOf := a.opts.Base, a.opts.BaseOf
	a.saver.read(func(st store.Store) tea.Msg {
		state, err := st.Load(r.Session)
		if err == nil && baseOf != nil {
			base, err = baseOf(state)
		}
		return opened{state: state, base: base, to: r.To, err: err}
	})
}

func (a *App) opened(msg opened) tea.Cmd {
	if msg.err != nil {
		a.say = page.Say{Text: "The session could not be opened. " + page.Sentence(msg.err), Bad: true}
		return nil
	}
	a.base, a.savedAt = msg.base, msg.state.UpdatedAt
	a.adopt(msg.state)
	list := a.pages[page.Sessions]
	a.pages = newPages(a.opts)
	a.pages[page.Sessions] = list
	a.unparked = ""
	a.trail = []page.Name{page.Sessions}
	return a.goTo(msg.to)
}

func (a *App) reloaded(msg reloaded) tea.Cmd {
	if msg.err != nil || msg.state.ID != a.file.ID {
		return nil // the next save tells what is wrong
	}
	a.adopt(msg.state)
	return a.broadcast(page.Changed{})
}

// adopt makes a stored state the open session, with what is still being saved
// on top.
func (a *App) adopt(state session.State) {
	for _, e := range a.saver.renumber(state.ID, state.Seq) {
		if err := state.Apply(e); err != nil {
			a.say = page.Say{Text: page.Sentence(err), Bad: true}
		}
	}
	a.file = casefile.Derive(a.base, state, a.now)
}

// rederive looks at the open session again as of now: acceptances end by date.
func (a *App) rederive() {
	if a.file.ID != "" {
		a.file = casefile.Derive(a.base, a.file.State, a.now)
	}
}
