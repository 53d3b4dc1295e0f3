package journal

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"loracle/data/session"
	"loracle/data/store"
)

// Remote is a team store, as the journal needs it.
type Remote interface {
	store.Live
	// Name is what errors call it.
	Name() string
	// Ping asks once whether it answers.
	Ping() error
	// Resume is Append for an event that an earlier call may have appended behind
	// the event of a number.
	Resume(id session.ID, e session.Event, after uint64) (session.Event, error)
}

// Store is a team store that takes changes while it cannot be reached. Reading
// needs the team store, but for sessions that were read before it went away.
type Store struct {
	Remote
	file    file
	options store.Options
	desk    string
	alive   context.Context
	end     context.CancelFunc
	work    sync.WaitGroup

	// line lets changes out one at a time, so that none overtakes another.
	line sync.Mutex

	// mu guards what follows.
	mu   sync.Mutex
	link store.Link
	// known are the sessions that were read, as they are in the team store, and
	// pending the changes of this program that wait, by session.
	known   map[session.ID]session.State
	pending map[session.ID][]session.Event
	// order are the known ones, the one learned first in front.
	order []session.ID
	// watching are woken when the link changes.
	watching map[chan struct{}]bool
}

// Open is a team store with the journal at a path. What waits there is sent at
// once; where the store cannot be reached, it goes on waiting.
func Open(remote Remote, path string, options store.Options) (*Store, error) {
	s := &Store{
		Remote: remote, options: options, desk: strings.ToLower(rand.Text()[:10]),
		file:  file{path: path, store: []byte(remote.Name())},
		known: map[session.ID]session.State{}, pending: map[session.ID][]session.Event{}, watching: map[chan struct{}]bool{},
	}
	s.alive, s.end = context.WithCancel(context.Background())
	if err := s.count(); err != nil {
		return nil, err
	}
	if s.Link().Kept > 0 {
		if err := s.send(); err != nil && !away(err) {
			return nil, err
		}
	}
	return s, nil
}

// Close ends the use of the store. What waits is sent when it is opened again.
func (s *Store) Close() error {
	s.end()
	// What is being sent ends with the team store, instead of being waited for; it
	// is looked for there before it is sent again.
	err := s.Remote.Close()
	s.work.Wait()
	return err
}

// Link tells how the team store is reached.
func (s *Store) Link() store.Link {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.link
}

// Refused lists the changes that the team store refused; they are kept here.
func (s *Store) Refused() ([]Aside, error) { return s.file.refused() }

// away reports whether an error is one that changes wait for.
func away(err error) bool {
	return errors.Is(err, store.ErrUnreachable) || errors.Is(err, store.ErrFull)
}

// Load implements store.Store.
func (s *Store) Load(id session.ID) (session.State, error) {
	if !s.waits(id) {
		state, err := s.Remote.Load(id)
		if err == nil {
			s.learn(state)
		}
		if err == nil || !away(err) {
			return state, err
		}
		s.lost(err)
	}
	return s.provisional(id)
}

// Events implements store.Store.
func (s *Store) Events(id session.ID) ([]session.Event, error) {
	if !s.waits(id) {
		events, err := s.Remote.Events(id)
		if err == nil || !away(err) {
			return events, err
		}
		s.lost(err)
	}
	state, err := s.provisional(id)
	return state.Log.All(), err
}

// Append implements store.Store. While the team store is away, the event is on
// this machine's disk once it is acknowledged, with the number it would have.
func (s *Store) Append(id session.ID, e session.Event) (session.Event, error) {
	s.line.Lock()
	defer s.line.Unlock()
	e = s.options.Stamp(e)
	if s.alive.Err() != nil {
		return session.Event{}, store.ClosedError(s.Name())
	}
	var gone error
	if !s.waits(id) {
		before := s.seen(id)
		kept, err := s.Remote.Append(id, e)
		if err == nil {
			s.advance(id, kept)
			return kept, nil
		}
		if !away(err) {
			return session.Event{}, err
		}
		s.lost(err)
		gone = err
		if !before {
			return session.Event{}, err // nothing is known to put it behind
		}
	}
	return s.keep(id, e, gone)
}

// keep puts an event into the journal.
func (s *Store) keep(id session.ID, e session.Event, gone error) (session.Event, error) {
	state, err := s.provisional(id)
	if err != nil {
		return session.Event{}, errors.Join(gone, err)
	}
	s.mu.Lock()
	base := s.known[id].Seq
	s.mu.Unlock()
	waiting := entry{Desk: s.desk}
	if e.Seen < base {
		waiting.Seen = e.Seen
	}
	e.Seen = base
	kept, raw, err := store.Next(&state, e)
	if err != nil {
		return session.Event{}, fmt.Errorf("save event: %w", err)
	}
	waiting.Event = raw
	if err := s.file.add(id, base, waiting); err != nil {
		return session.Event{}, err
	}
	s.mu.Lock()
	s.pending[id] = append(s.pending[id], kept)
	s.link.Kept++
	s.mu.Unlock()
	s.wake()
	return kept, nil
}

// seen reports whether a session was read before.
func (s *Store) seen(id session.ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.known[id]
	return ok
}

// waits reports whether changes of a session go to the journal.
func (s *Store) waits(id session.ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, known := s.known[id]
	return known && (s.link.Down || len(s.pending[id]) > 0)
}

// learn remembers a session as it is in the team store.
func (s *Store) learn(state session.State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, there := s.known[state.ID]; !there {
		s.order = append(s.order, state.ID)
	}
	s.known[state.ID] = state.Clone()
	for len(s.order) > mostKnown && len(s.pending[s.order[0]]) == 0 {
		delete(s.known, s.order[0])
		s.order = s.order[1:]
	}
}

// mostKnown is how many sessions are remembered: those a person goes between.
const mostKnown = 8

// advance folds in an event that went straight to the team store, where nothing
// came between.
func (s *Store) advance(id session.ID, kept session.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state, ok := s.known[id]
	if !ok || state.Seq+1 != kept.Seq || state.Apply(kept) != nil {
		return // what is known is older, and stays what was seen
	}
	s.known[id] = state
}

// provisional is a session with the changes that wait on top.
func (s *Store) provisional(id session.ID) (session.State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state, ok := s.known[id]
	if !ok {
		return session.State{}, store.NewError(store.ErrUnreachable,
			fmt.Sprintf("session %s is in the team store %s, which cannot be reached", id, s.Name()),
			"try again when it can be; what was typed is kept on this machine until then", s.link.Why)
	}
	state = state.Clone()
	for _, e := range s.pending[id] {
		if err := state.Apply(e); err != nil {
			return session.State{}, fmt.Errorf("fold the changes that wait: %w", err)
		}
	}
	return state, nil
}

// lost notes that the team store is away, and sees to it that somebody notices
// when it is back.
func (s *Store) lost(why error) {
	s.mu.Lock()
	was := s.link.Down
	s.link.Down, s.link.Why = true, why
	s.mu.Unlock()
	if !was && s.alive.Err() == nil {
		s.work.Go(s.comeBack)
		s.wake()
	}
}

// pingEvery is how often a store that is away is asked whether it is back.
const pingEvery = 400 * time.Millisecond

// comeBack waits until the team store answers, and sends what waits.
func (s *Store) comeBack() {
	for s.alive.Err() == nil {
		if s.Ping() == nil && s.send() == nil {
			return
		}
		select {
		case <-s.alive.Done():
		case <-time.After(pingEvery): //nolint:forbidigo // about the network, not about sessions
		}
	}
}
