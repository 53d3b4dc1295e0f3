package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
)

var errNoChecklists = errors.New("other checklists are not at hand here")

// choices lists the checklists that a new session can have, the usual one
// first; nothing where there is no choice.
func choices(opts Options) func() []page.ChecklistName {
	return func() []page.ChecklistName {
		if opts.Checklists == nil {
			return nil
		}
		out := []page.ChecklistName{{Title: opts.Base.Pack.Title}}
		for _, name := range knowledge.ShippedPacks() {
			data, _ := knowledge.ShippedPack(name)
			if p, err := opts.Base.ReadPack(name, data); err == nil && p.ID != opts.Base.Pack.ID {
				out = append(out, page.ChecklistName{Name: name, Title: p.Title})
			}
		}
		return out
	}
}

// compare asks what another checklist would change in the open session.
func (a *App) compare(r page.Compare) {
	file, lists := a.file, a.opts.Checklists
	a.saver.read(func(store.Store) tea.Msg {
		if lists == nil {
			return page.Compared{Err: errNoChecklists}
		}
		u, err := lists.Compare(file, r.Checklist)
		return page.Compared{Upgrade: u, Err: err}
	})
}

// upgraded brings the open session with another checklist.
type upgraded struct {
	state session.State
	base  *knowledge.Base
	err   error
}

// upgrade goes over to another checklist once everything said before is saved.
func (a *App) upgrade(r page.Upgrade) {
	id, now, by, lists := a.file.ID, a.now, a.opts.By, a.opts.Checklists
	a.saver.read(func(store.Store) tea.Msg {
		if lists == nil {
			return upgraded{err: errNoChecklists}
		}
		state, base, err := lists.Upgrade(id, r.To, now, by)
		return upgraded{state, base, err}
	})
}

func (a *App) upgraded(msg upgraded) tea.Cmd {
	switch {
	case msg.err != nil:
		a.say = page.Say{Text: "The checklist stays as it is. " + page.Sentence(msg.err), Bad: true}
		return nil
	case msg.state.ID != a.file.ID:
		return nil // another session was opened meanwhile
	}
	a.base, a.savedAt = msg.base, a.now
	a.adopt(msg.state)
	a.say = page.Say{Text: fmt.Sprintf("The session now has %s.", msg.base.PackRef())}
	return a.broadcast(page.Changed{})
}
