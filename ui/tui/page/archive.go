package page

import (
	"time"

	"loracle/data/casefile"
	"loracle/data/session"
)

// Archive goes back in sessions and keeps moments of them. It turns to the
// store, so its methods run in commands.
type Archive interface {
	// Moment is a session by its id as it is on a day; MomentOf one as it was at
	// a milestone or after a change, by name or number.
	Moment(id string, today time.Time) (casefile.Moment, error)
	MomentOf(state session.State, name string) (casefile.Moment, error)
	// KeepSnapshot keeps what a milestone will show, and gives the event that
	// takes it.
	KeepSnapshot(now casefile.Case, name string, reports map[string]string, at time.Time, by string) (session.Event, error)
	// Renewal is what today's figures would change; KeepRenewal makes ready to
	// take them.
	Renewal(now casefile.Case, today time.Time) (casefile.Renewal, error)
	KeepRenewal(r casefile.Renewal) error
}
