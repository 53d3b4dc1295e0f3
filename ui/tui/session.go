package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/data/answersfile"
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
	// made is what was asked for where the session is a new one.
	made page.Create
}

// reloaded brings the open session again after another program changed it; it is
// empty where none did.
type reloaded struct {
	state session.State
	base  *knowledge.Base
	err   error
}

// create makes a session and opens it at its first question.
func (a *App) create(r page.Create) {
	a.opening.making(a.now)
	title, now, base, by, lists := safe.Line(r.Title), a.now, a.opts.Base, a.opts.By, a.opts.Checklists
	a.saver.read(func(st store.Store) tea.Msg {
		msg := opened{base: base, to: page.Route{Page: page.Interview}, made: r}
		if r.Checklist == "" || lists == nil {
			msg.state, msg.err = st.Create(casefile.Created(base, title, now, by))
			return msg
		}
		msg.state, msg.base, msg.err = lists.Create(r.Checklist, title, now, by)
		return msg
	})
}

// example makes a session of the shipped example and opens it at its decision.
func (a *App) example() {
	a.opening.waiting(aSession)
	base, now, by := a.opts.Base, a.now, a.opts.By
	a.saver.read(func(st store.Store) tea.Msg {
		events, err := exampleEvents(base, now, by)
		if err != nil {
			return opened{err: err}
		}
		state, err := st.Create(events...)
		return opened{state: state, base: base, to: page.Route{Page: page.Decision}, err: err}
	})
}

// exampleName is the shipped example that is shown: one whose project pays back
// in some cases and not in others.
const exampleName = "mid"

func exampleEvents(base *knowledge.Base, now time.Time, by string) ([]session.Event, error) {
	data, err := answersfile.Example(exampleName)
	if err != nil {
		return nil, err
	}
	file, err := answersfile.Decode(exampleName+".yaml", data, base, answersfile.On(now))
	if err != nil {
		return nil, fmt.Errorf("read the example: %w", err)
	}
	file.Title = "Example: " + file.Title
	return file.Events(base, now, by), nil
}

// open opens a session.
func (a *App) open(r page.Open) {
	if r.To.Page == "" {
		r.To.Page = page.Interview
	}
	a.opening.waiting(aSession)
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
	a.opening.ended(aSession, msg.err)
	if msg.err != nil && msg.made.Title != "" && a.front() == page.Sessions {
		return a.deliver(page.Sessions, page.NotCreated{Create: msg.made, Err: msg.err})
	}
	if msg.err != nil {
		a.say = page.Say{Text: "The session could not be opened. " + page.Sentence(msg.err), Bad: true}
		return nil
	}
	a.base, a.savedAt = msg.base, msg.state.UpdatedAt
	a.adopt(msg.state)
	a.unparked, a.note, a.clashes = "", note{}, clashes{}
	if a.opts.Join != "" {
		return a.deliver(page.Join, page.Arrived{Route: page.Route{Page: page.Join}})
	}
	list := a.pages[page.Sessions]
	a.pages = newPages(a.opts)
	a.pages[page.Sessions] = list
	a.trail = []page.Name{page.Sessions}
	arrived := a.goTo(msg.to)
	a.overlay = newAgenda(a.file, a.now)
	return arrived
}

func (a *App) reloaded(msg reloaded) tea.Cmd {
	if msg.err != nil || msg.state.ID != a.file.ID {
		return nil // the next save tells what is wrong
	}
	before, seen := a.file.State, a.seen
	a.base = msg.base
	a.adopt(msg.state)
	a.takeNote(before, seen)
	return a.broadcast(page.Changed{})
}

// adopt makes a stored state the open session, with what is still being saved
// on top.
func (a *App) adopt(state session.State) {
	a.seen, a.clashes.at = state.Seq, 0
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

// copySession makes a copy of a session and reads the list again.
func (a *App) copySession(r page.Copy) {
	at, by := a.now, a.opts.By
	a.saver.read(func(st store.Store) tea.Msg {
		events, err := st.Events(r.Session)
		if err == nil {
			_, err = st.Create(casefile.CopyOf(events, safe.Line(r.Title), at, by)...)
		}
		return copied{err}
	})
}

// copied says how making a copy went.
type copied struct{ err error }

func (a *App) copied(msg copied) {
	if msg.err != nil {
		a.say = page.Say{Text: "The session could not be copied. " + page.Sentence(msg.err), Bad: true}
	}
	a.saver.read(listSessions(page.List{}))
}
