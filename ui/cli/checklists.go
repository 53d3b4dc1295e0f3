package cli

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// checklists gives the full-screen program other checklists.
type checklists struct {
	app     *app
	cabinet *casefile.Cabinet
}

// Create implements page.Checklists.
func (l checklists) Create(name, title string, at time.Time, by string) (session.State, *knowledge.Base, error) {
	pack, err := l.read(name, l.cabinet.Current)
	if err != nil {
		return session.State{}, nil, err
	}
	return l.cabinet.CreateWith(pack, title, at, by)
}

// Compare implements page.Checklists.
func (l checklists) Compare(c casefile.Case, name string) (casefile.Upgrade, error) {
	pack, err := l.read(name, c.Base)
	if err != nil {
		return casefile.Upgrade{}, err
	}
	return c.CompareWith(pack), nil
}

// Upgrade implements page.Checklists.
func (l checklists) Upgrade(id session.ID, to casefile.Upgrade, at time.Time, by string) (session.State, *knowledge.Base, error) {
	if err := l.cabinet.Upgrade(id, to, at, by, session.OnScreen); err != nil {
		return session.State{}, nil, err
	}
	state, err := l.cabinet.Store.Load(id)
	if err != nil {
		return session.State{}, nil, err
	}
	base, err := l.cabinet.BaseOf(state)
	return state, base, err
}

// read reads a checklist by name or from a file. The keyboard belongs to the
// screen, so - is the name of a file here; a leading ~ is the home directory.
func (l checklists) read(name string, base *knowledge.Base) (*knowledge.Pack, error) {
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	if name == standardInput {
		name = "./" + name
	}
	return l.app.readPack(name, base)
}
