package page

import "loracle/data/session"

// Secrets keeps what opens the blind votes of attendees at this machine until
// they are opened, where nobody else can read it. Its methods run in commands.
type Secrets interface {
	// Keep adds one; those kept before for the same poll and attendee stay, since
	// nobody knows yet which vote arrives.
	Keep(s session.Secret) error
	// All lists what is kept for an attendee of a session.
	All(id session.ID, attendee string) ([]session.Secret, error)
	// Drop forgets what is kept for the poll and the attendee of a secret.
	Drop(s session.Secret) error
}
