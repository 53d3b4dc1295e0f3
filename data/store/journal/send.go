package journal

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"loracle/data/session"
	"loracle/data/store"
)

// send sends what waits, session by session and in order, and notes that the
// team store is back. It fails where that is away again.
func (s *Store) send() error {
	for {
		counts, _, err := s.file.waiting()
		if err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(counts)) {
			if err := s.sendAll(id); err != nil {
				return err
			}
		}
		if done, err := s.back(); done || err != nil {
			return err
		}
	}
}

// sendAll sends the changes of one session. Between two of them others can be
// put in line.
func (s *Store) sendAll(id session.ID) error {
	for {
		more, err := s.sendOne(id)
		if err != nil || !more {
			return err
		}
		s.mu.Lock()
		s.link.Kept = max(0, s.link.Kept-1)
		s.mu.Unlock()
		s.wake()
	}
}

// sendOne sends the first change of a session; more is false where none waits.
func (s *Store) sendOne(id session.ID) (more bool, err error) {
	s.line.Lock()
	defer s.line.Unlock()
	first, l, ok, err := s.file.first(id)
	if err != nil || !ok {
		return false, err
	}
	e, err := session.Decode(first.Event)
	if err != nil {
		return true, s.file.done(id, first, l, &Aside{Session: id, Event: first.Event, Why: err.Error()})
	}
	made := e.Seq
	if there, moved := l.moved(first.Desk, e.Ref); moved {
		e.Ref = there
	}
	e.Seen = l.Base
	if first.Seen != 0 {
		e.Seen = first.Seen
	}
	kept, err := s.Resume(id, e, l.After)
	switch {
	case err == nil:
		return true, s.file.done(id, first, l.behind(first.Desk, made, kept.Seq), nil)
	case refused(err):
		return true, s.file.done(id, first, l, &Aside{Session: id, Event: first.Event, Why: err.Error()})
	}
	return true, err
}

// behind is the line once its first change is in the store.
func (l line) behind(desk string, made, there uint64) line {
	if there == l.Base+1 {
		l.Base = there // nothing came between
	}
	l.After = there
	l.Moved = maps.Clone(l.Moved)
	if l.Moved == nil {
		l.Moved = map[string]uint64{}
	}
	l.Moved[movedKey(desk, made)] = there
	return l
}

// refused reports whether the store will never take a change: it does not fit
// what others have done. Whatever a person can do something about waits.
func refused(err error) bool {
	var known *store.Error
	return errors.Is(err, store.ErrNotFound) || !errors.As(err, &known)
}

// back notes that the store is reached again, unless more was put in line
// meanwhile. Sessions are read anew, with what others did.
func (s *Store) back() (done bool, err error) {
	s.line.Lock()
	defer s.line.Unlock()
	if err := s.count(); err != nil {
		return false, err
	}
	s.mu.Lock()
	if s.link.Kept > 0 {
		s.mu.Unlock()
		return false, nil
	}
	clear(s.pending)
	s.link.Down, s.link.Why = false, nil
	ids := slices.Collect(maps.Keys(s.known))
	s.mu.Unlock()
	for _, id := range ids {
		if state, err := s.Remote.Load(id); err == nil {
			s.learn(state)
		}
	}
	s.wake()
	return true, nil
}

// count takes from the journal how much waits.
func (s *Store) count() error {
	counts, aside, err := s.file.waiting()
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.link.Kept, s.link.Aside = 0, aside
	for _, n := range counts {
		s.link.Kept += n
	}
	return nil
}

// Waiting tells how many changes wait in the journal at a path for a team store
// that is not open.
func Waiting(path, name string) (int, error) {
	counts, _, err := file{path: path, store: []byte(name)}.waiting()
	if err != nil {
		return 0, fmt.Errorf("count what waits: %w", err)
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	return total, nil
}
