package tuitest

import (
	"slices"
	"sync"

	"loracle/data/session"
)

// Secrets keeps what opens votes for as long as a test runs, also when a program
// ends.
type Secrets struct {
	mu   sync.Mutex
	kept []session.Secret
}

// Keep implements page.Secrets.
func (s *Secrets) Keep(secret session.Secret) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = append(s.kept, secret)
	return nil
}

// All implements page.Secrets.
func (s *Secrets) All(id session.ID, attendee string) ([]session.Secret, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.kept), func(k session.Secret) bool {
		return k.Session != id || k.Attendee != attendee
	}), nil
}

// Drop implements page.Secrets.
func (s *Secrets) Drop(secret session.Secret) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = slices.DeleteFunc(s.kept, func(k session.Secret) bool {
		return k.Session == secret.Session && k.Poll == secret.Poll && k.Attendee == secret.Attendee
	})
	return nil
}
