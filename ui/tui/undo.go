package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/ui/tui/page"
)

// undo takes back the latest change, or brings back what was taken back last;
// which one that is, package session decides. What is half typed is saved
// first, so that it is what goes.
func (a *App) undo(next func(s session.State, by string) (session.Event, error)) tea.Cmd {
	if a.info().Inside {
		a.say = page.Say{Text: "Undo is about what is saved. Close this first with esc."}
		return nil
	}
	left := a.deliver(a.front(), page.Left{})
	e, err := next(a.file.State, a.opts.By)
	if err != nil {
		a.say = page.Say{Text: page.Sentence(err)}
		return tea.Batch(left, a.deliver(a.front(), page.Arrived{Route: page.Route{Page: a.front()}}))
	}
	return tea.Batch(left, a.revert(e), a.deliver(a.front(), page.Arrived{Route: page.Route{Page: a.front()}}))
}

// revert saves an undoing or a bringing back, and says what it did.
func (a *App) revert(e session.Event) tea.Cmd {
	before := a.file.Seq
	saved := a.save(page.Save{Event: e})
	if a.file.ID == "" || a.file.Seq == before {
		return saved // save has said why
	}
	a.say = page.Say{Text: a.file.UndoLine(a.opts.By)}
	return saved
}
