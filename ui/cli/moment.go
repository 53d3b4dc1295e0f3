package cli

import (
	"errors"
	"fmt"
	"strings"

	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/data/strict"
	"loracle/ui/safe"
)

// momentHelp says what a command that only reads takes for SESSION.
const momentHelp = `SESSION is an id, the beginning of one, or an exact title; SESSION@NAME is the
session as it was at that milestone, and SESSION@NUMBER as it was after that
change.`

// openMoment is a session as it is, or as it was at a milestone or after a
// change.
func (a *app) openMoment(cabinet *casefile.Cabinet, name string) (casefile.Moment, error) {
	m, err := cabinet.Moment(name, a.Now())
	if errors.Is(err, store.ErrNotFound) && !errors.Is(err, casefile.ErrNoMoment) {
		session, _, _ := strings.Cut(name, "@")
		return m, failure(fmt.Errorf("there is no session %s", strict.Quote(name)), nearSession(cabinet.Store, session))
	}
	if err != nil {
		return m, err
	}
	return m, a.noteStandIn(m.Case)
}

// noteStandIn says on standard error that a session is shown with other figures
// than those it was made with, where it is.
func (a *app) noteStandIn(c casefile.Case) error {
	if c.Base.StandsIn == "" {
		return nil
	}
	_, err := fmt.Fprintf(a.Err, "note: %s\n", safe.Line(c.Base.StandsIn))
	return err
}
