package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

// Shown is what the program believes at the moment, for tests to compare with
// what is saved.
type Shown struct {
	Session session.ID
	Answers advisor.Answers
	// Front is the page in front. Home says that it is the list of sessions, with
	// nothing over it.
	Front page.Name
	Home  bool
}

// ShownBy tells it of a program.
func ShownBy(m tea.Model) Shown {
	a, ok := m.(*App)
	if !ok {
		return Shown{}
	}
	return Shown{Session: a.file.ID, Answers: a.file.Answers, Front: a.front(), Home: len(a.trail) == 1 && a.overlay == nil}
}
