package page

import (
	"time"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// Checklists gives sessions other checklists than the usual one. All of it runs
// in commands.
type Checklists interface {
	// Create makes a session with the checklist of that name, or in that file.
	Create(name, title string, at time.Time, by string) (session.State, *knowledge.Base, error)
	// Compare says what that checklist would change in a case.
	Compare(c casefile.Case, name string) (casefile.Upgrade, error)
	// Upgrade goes over to it.
	Upgrade(id session.ID, to casefile.Upgrade, at time.Time, by string) (session.State, *knowledge.Base, error)
}

// ChecklistName is a checklist that can be chosen.
type ChecklistName struct{ Name, Title string }

// NotCreated says why a session could not be made.
type NotCreated struct {
	Create
	Err error
}

// Compared brings what another checklist would change in the open session.
type Compared struct {
	Upgrade casefile.Upgrade
	Err     error
}
