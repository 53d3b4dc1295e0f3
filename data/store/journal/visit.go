package journal

import (
	"context"
	"sync"

	"loracle/data/session"
	"loracle/data/store"
)

// visit is a visit to the team store that also tells what waits here.
type visit struct {
	store.Visit
	sights chan store.Sight
	end    context.CancelFunc
	done   sync.WaitGroup
}

// Visit implements store.Live.
func (s *Store) Visit(ctx context.Context, id session.ID, me store.Presence) (store.Visit, error) {
	there, err := s.Remote.Visit(ctx, id, me)
	if err != nil {
		return nil, err
	}
	alive, end := context.WithCancel(ctx)
	v := &visit{Visit: there, sights: make(chan store.Sight, 1), end: end}
	woken := make(chan struct{}, 1)
	s.mu.Lock()
	s.watching[woken] = true
	s.mu.Unlock()
	v.done.Go(func() {
		defer close(v.sights)
		defer func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			delete(s.watching, woken)
		}()
		v.pass(alive, s, woken)
	})
	return v, nil
}

// Sights implements store.Visit.
func (v *visit) Sights() <-chan store.Sight { return v.sights }

// Leave implements store.Visit.
func (v *visit) Leave() error {
	v.end()
	err := v.Visit.Leave()
	v.done.Wait()
	return err
}

// pass hands on what is seen in the team store, with how it is reached.
func (v *visit) pass(alive context.Context, s *Store, woken <-chan struct{}) {
	var now store.Sight
	for {
		select {
		case seen, ok := <-v.Visit.Sights():
			if !ok {
				return
			}
			now = seen
			if seen.Link.Down {
				s.lost(seen.Link.Why)
			}
		case <-woken:
		case <-alive.Done():
			return
		}
		told := now
		told.Link = s.Link()
		told.Link.Down = told.Link.Down || now.Link.Down
		select {
		case <-v.sights:
		default:
		}
		v.sights <- told
	}
}

// wake tells every visit that the link changed.
func (s *Store) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for woken := range s.watching {
		select {
		case woken <- struct{}{}:
		default:
		}
	}
}
