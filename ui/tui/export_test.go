package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/session"
)

// Shown is what the program believes at the moment, for tests to compare with
// what is saved.
type Shown struct {
	Session session.ID
	Answers advisor.Answers
	// Home says that the list of sessions is in front, with nothing over it.
	Home bool
}

// ShownBy tells it of a program.
func ShownBy(m tea.Model) Shown {
	a := m.(*App)
	return Shown{Session: a.file.ID, Answers: a.file.Answers, Home: len(a.trail) == 1 && a.overlay == nil}
}
