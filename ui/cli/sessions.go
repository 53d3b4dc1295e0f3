package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/strict"
	"loracle/ui/safe"
)

// withSavedSessions is withSessions for commands that work with what is there:
// they make no store. One that was named and is missing is a slip of the pen;
// where the usual one is missing nothing was saved yet.
func (a *app) withSavedSessions(do func(*casefile.Cabinet) error) error {
	if a.at.isTeam() || a.unchosen != nil {
		return a.withSessions(do) // looking makes nothing in a team store
	}
	if _, err := os.Stat(a.db); !errors.Is(err, fs.ErrNotExist) {
		return a.withSessions(do)
	}
	if a.db != a.DefaultDB {
		return a.noStore()
	}
	base, err := a.knowledge()
	if err != nil {
		return err
	}
	return do(&casefile.Cabinet{Current: base, Adapt: a.adaptPrices(), Store: store.None(a.db)})
}

func (a *app) noStore() error {
	return failure(fmt.Errorf("there is no session store %s", a.db), "check the path after --db, or make a store there with `loracle new`")
}

// withSessions opens the session store for as long as do runs.
func (a *app) withSessions(do func(*casefile.Cabinet) error) (err error) {
	if a.unchosen != nil {
		return a.unchosen
	}
	base, err := a.knowledge()
	if err != nil {
		return err
	}
	cabinet := &casefile.Cabinet{Current: base, Adapt: a.adaptPrices()}
	st, err := a.openStore(a.at, cabinet)
	if err != nil {
		return err
	}
	a.log.Debug("store opened", "store", a.at.String())
	cabinet.Store = st
	defer func() {
		if closeErr := st.Close(); err == nil && closeErr != nil {
			err = fmt.Errorf("close the session store: %w", closeErr)
		}
	}()
	return do(cabinet)
}

// upgraded notes that the store has a new layout now; it is said when the
// command is over, since a screen may be up.
func (a *app) upgraded(kept string) {
	a.log.Debug("store has a new layout", "db", a.db, "kept", kept)
	a.notes = append(a.notes, "note: the session store was brought up to date; as it was before, it is kept in "+kept)
}

// summarize says for the list what a session's advice and verdict are. The
// store asks while it is busy and cannot be asked in turn, so a session with a
// knowledge base that nobody has read yet gets neither.
func (a *app) summarize(cabinet *casefile.Cabinet) func(session.State) (approach, outcome string) {
	return func(state session.State) (approach, outcome string) {
		if _, ok := cabinet.Known(state); !ok {
			return "", ""
		}
		return cabinet.Summarize(state, a.Now())
	}
}

// openCase derives the session that a person named, with the knowledge base it was
// made with.
func (a *app) openCase(cabinet *casefile.Cabinet, name string) (casefile.Case, error) {
	c, err := cabinet.Open(name, a.Now())
	if errors.Is(err, store.ErrNotFound) {
		return c, failure(fmt.Errorf("there is no session %s", strict.Quote(name)), nearSession(cabinet.Store, name))
	}
	if err != nil {
		return c, err
	}
	return c, a.noteStandIn(c)
}

// nearSession says which sessions a name may have meant, among those worked on
// lately.
func nearSession(st store.Store, name string) string {
	const all = "`loracle list` shows all sessions"
	const lately = 1000
	page, err := st.Page(store.Query{Limit: lately})
	if err != nil || len(page.Sessions) == 0 {
		return "no session is saved yet; `loracle new` starts one"
	}
	var titles, near []string
	for _, s := range page.Sessions {
		titles = append(titles, s.Title)
		if strings.Contains(strings.ToLower(s.Title), strings.ToLower(name)) {
			near = append(near, s.Title)
		}
	}
	if len(near) == 0 {
		if title := strict.Nearest(name, titles); title != "" {
			near = []string{title}
		}
	}
	if len(near) == 0 {
		return all
	}
	const shown = 3
	quoted := make([]string, 0, shown)
	for _, title := range near[:min(len(near), shown)] {
		quoted = append(quoted, fmt.Sprintf("%q", safe.Line(title)))
	}
	return fmt.Sprintf("did you mean %s? %s", strings.Join(quoted, " or "), all)
}
