package tui

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
)

// save folds an event into its session at once and puts it in line.
func (a *App) save(r page.Save) tea.Cmd {
	e := r.Event
	e.At, e.By, e.Via = a.now, a.opts.By, session.OnScreen
	id := r.Session
	if id == "" {
		id = a.file.ID
	}
	if err := e.Validate(); err != nil {
		a.say = page.Say{Text: page.Sentence(err), Bad: true}
		return nil
	}
	if id != a.file.ID {
		a.saver.save(id, e)
		return nil
	}
	state := a.file.Clone()
	e.Seq = state.Seq + 1
	if err := state.Apply(e); err != nil {
		a.say = page.Say{Text: a.sentence(err), Bad: true}
		return nil
	}
	e.Seen = a.seen
	a.saver.save(id, e)
	if state.Deleted {
		a.file, a.trail = casefile.Case{}, []page.Name{page.Sessions}
		return nil
	}
	if state.Knowledge != a.file.Knowledge || state.PackSHA256 != a.file.PackSHA256 {
		a.reload(id) // with what it rests on now
	}
	a.file = casefile.Derive(a.base, state, a.now)
	return a.broadcast(page.Changed{})
}

// appended takes the store's word on the first event in line.
func (a *App) appended(msg appended) tea.Cmd {
	p := a.saver.done(msg)
	switch {
	case refused(msg.err):
		a.saver.drop()
		a.quitting = false
		a.say = page.Say{Text: "Not saved, and taken back. " + page.Sentence(msg.err), Bad: true}
		a.reload(p.session)
		return nil
	case msg.err != nil:
		a.say = page.Say{Text: notSaved(len(a.saver.pending), msg.err, a.quitting), Bad: true}
		return nil
	case a.quitting && a.saver.idle():
		return a.bye()
	case p.session != a.file.ID:
		return nil
	}
	a.savedAt = a.now
	a.learn(msg.event.Seq)
	if msg.event.Seq != p.event.Seq {
		a.company.asked = max(a.company.asked, msg.event.Seq)
		a.reload(p.session)
	}
	if a.opts.Join != "" {
		return a.deliver(page.Join, page.Saved{Event: msg.event})
	}
	return nil
}

// learn takes in that an own event is stored under a number. Directly behind
// the last one that is shown, it counts as seen, also by the events that wait
// behind it. What a program that is cut off keeps for the store has no number
// there yet.
func (a *App) learn(seq uint64) {
	if seq != a.seen+1 || cutOff(a.company.sight.Link) {
		return
	}
	a.saver.saw(a.file.ID, a.seen, seq)
	a.seen = seq
}

// refused reports whether the store will never take an event: it does not fit
// what another program has done to the session. Anything that a person can do
// something about is tried again instead.
func refused(err error) bool {
	var known *store.Error
	if err == nil || errors.Is(err, store.ErrLocked) {
		return false
	}
	return errors.Is(err, store.ErrNotFound) || !errors.As(err, &known)
}

// reload reads the session again if it is the open one.
func (a *App) reload(id session.ID) {
	if id == a.file.ID {
		a.readBeyond(0)
	}
}

// lookAgain reads the open session again where a store that does not tell may
// have more of it: another window on this machine writes to the same file.
func (a *App) lookAgain() {
	if a.opts.Live == nil && a.file.ID != "" && !a.saver.saving(a.file.ID) {
		a.readBeyond(a.seen)
	}
}

// readBeyond reads the open session, and takes it in if it has an event of a
// later number.
func (a *App) readBeyond(seq uint64) {
	id, base, baseOf := a.file.ID, a.base, a.opts.BaseOf
	a.saver.read(func(st store.Store) tea.Msg {
		state, err := st.Load(id)
		if err == nil && state.Seq <= seq {
			return reloaded{}
		}
		if err == nil && baseOf != nil {
			base, err = baseOf(state)
		}
		return reloaded{state, base, err}
	})
}

// sentence is why a change cannot be, in words.
func (a *App) sentence(err error) string {
	if why, ok := a.file.WhyNotUndone(err); ok {
		return why
	}
	return page.Sentence(err)
}

func notSaved(n int, err error, quitting bool) string {
	what := "The last change is kept here and tried again with the next one."
	if n > 1 {
		what = fmt.Sprintf("The last %d changes are kept here and tried again with the next one.", n)
	}
	if quitting {
		what = "Quit again to leave without saving."
	}
	return "Not saved. " + page.Sentence(err) + " " + what
}

// savedText says in the header how saving stands.
func (a *App) savedText() string {
	switch {
	case a.file.ID == "":
		return ""
	case a.company.sight.Link.Kept > 0:
		return "kept here"
	case a.saver.failed != nil:
		return "not saved"
	case len(a.saver.pending) > 0:
		return "saving"
	case a.savedAt.IsZero():
		return ""
	case sameDay(a.savedAt, a.now):
		return "saved " + a.savedAt.In(a.now.Location()).Format("15:04")
	}
	return "saved " + a.savedAt.In(a.now.Location()).Format("2 Jan 2006")
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.In(b.Location()).Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
