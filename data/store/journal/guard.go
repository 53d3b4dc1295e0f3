package journal

import (
	"loracle/data/session"
	"loracle/data/store"
)

// While the team store is away, what needs it fails at once with the reason,
// instead of after a wait: somebody is typing meanwhile.

// gone is why the store is away; nil while it is there.
func (s *Store) gone() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.link.Down {
		return s.link.Why
	}
	return nil
}

// asked is the answer of a store that is there. One that does not answer is
// noted as away.
func asked[T any](s *Store, ask func() (T, error)) (T, error) {
	if err := s.gone(); err != nil {
		var none T
		return none, err
	}
	answer, err := ask()
	if away(err) {
		s.lost(err)
	}
	return answer, err
}

// Page implements store.Store.
func (s *Store) Page(q store.Query) (store.Page, error) {
	return asked(s, func() (store.Page, error) { return s.Remote.Page(q) })
}

// List implements store.Store.
func (s *Store) List() ([]store.Summary, error) { return asked(s, s.Remote.List) }

// Deleted implements store.Store.
func (s *Store) Deleted() ([]store.Summary, error) { return asked(s, s.Remote.Deleted) }

// Count implements store.Store.
func (s *Store) Count() (store.Count, error) { return asked(s, s.Remote.Count) }

// Hashes implements store.Archive.
func (s *Store) Hashes() ([]string, error) { return asked(s, s.Remote.Hashes) }

// Histories implements store.Archive.
func (s *Store) Histories(after session.ID, size int) ([]store.History, error) {
	return asked(s, func() ([]store.History, error) { return s.Remote.Histories(after, size) })
}

// Merge implements store.Archive.
func (s *Store) Merge(histories []store.History, keep bool) ([]store.Merged, error) {
	return asked(s, func() ([]store.Merged, error) { return s.Remote.Merge(histories, keep) })
}

// Knowledge implements store.Archive.
func (s *Store) Knowledge(hash string) ([]byte, error) {
	return asked(s, func() ([]byte, error) { return s.Remote.Knowledge(hash) })
}

// PutKnowledge implements store.Archive.
func (s *Store) PutKnowledge(hash string, files []byte) error {
	_, err := asked(s, func() (struct{}, error) { return struct{}{}, s.Remote.PutKnowledge(hash, files) })
	return err
}

// Find implements store.Store.
func (s *Store) Find(name string) (session.State, error) {
	state, err := asked(s, func() (session.State, error) { return s.Remote.Find(name) })
	if err != nil {
		return state, err
	}
	return s.Load(state.ID)
}

// Create implements store.Store. A session begins in the team store; it cannot
// be made while that is away.
func (s *Store) Create(events ...session.Event) (session.State, error) {
	state, err := asked(s, func() (session.State, error) { return s.Remote.Create(events...) })
	if err == nil {
		s.learn(state)
	}
	return state, err
}
