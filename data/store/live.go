package store

import (
	"context"
	"time"

	"loracle/data/session"
)

// Live is a store that people on several machines share at the same time.
type Live interface {
	Store
	// Visit makes somebody present in a session until Leave is called or ctx
	// ends, and tells what happens there meanwhile.
	Visit(ctx context.Context, id session.ID, me Presence) (Visit, error)
}

// Visit is somebody's presence in a session.
type Visit interface {
	// Sights tells how the session stands: once at the beginning, and again
	// whenever that changes. Who reads slowly gets the latest only. The channel
	// is closed when the visit ends.
	Sights() <-chan Sight
	// Move tells the others where in the session one is now.
	Move(at Place)
	// Leave ends the visit; the others see it at once.
	Leave() error
}

// Sight is how a session stands at a moment.
type Sight struct {
	// Seq is the number of the last event known to be in the store.
	Seq uint64
	// Here is who is present, oneself included, in the order they came.
	Here []Presence
	// Link is how this program reaches the store.
	Link Link
}

// Presence is one program in which somebody has a session open. It is gone when
// that program ends, however it ends.
type Presence struct {
	// Desk tells two programs of one person apart.
	Desk string `json:"desk"`
	// Name is who it is.
	Name  string    `json:"name"`
	Since time.Time `json:"since"`
	At    Place     `json:"at"`
}

// Place is where in a session somebody is.
type Place struct {
	// Page is the page in front, by the name that the screen has for it.
	Page string `json:"page,omitempty"`
	// Subject is what they look at there: a question or a checkpoint.
	Subject string `json:"subject,omitempty"`
	// Leads says that they lead the meeting.
	Leads bool `json:"leads,omitempty"`
}

// Leader is who leads the meeting, the first one where several do; false where
// nobody does.
func Leader(here []Presence) (Presence, bool) {
	for _, p := range here {
		if p.At.Leads {
			return p, true
		}
	}
	return Presence{}, false
}

// Link is how a program reaches a store on other machines.
type Link struct {
	// Down says that the store does not answer at the moment.
	Down bool
	// Kept counts the changes that wait here until they can be sent.
	Kept int
	// Aside counts those that the store refused once they were sent; they are
	// kept here.
	Aside int
	// Why is what is wrong; nil where nothing is.
	Why error
}
