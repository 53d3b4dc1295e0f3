package tuitest

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"loracle/data/session"
	"loracle/data/store"
)

// Memory is a store that forgets everything at the end of the test, and fails
// when told to.
type Memory struct {
	mu     sync.Mutex
	events map[session.ID][]session.Event
	kept   map[string][]byte
	// Fail, when set, is what every append answers.
	fail error
	// Summarize says what a list shows as advice and verdict.
	Summarize func(session.State) (approach, outcome string)
}

// NewMemory is an empty store.
func NewMemory() *Memory {
	return &Memory{events: map[session.ID][]session.Event{}, kept: map[string][]byte{}}
}

// Fail makes appending fail, or work again with nil.
func (m *Memory) Fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fail = err
}

// Create implements store.Store.
func (m *Memory) Create(events ...session.Event) (session.State, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return session.State{}, m.fail
	}
	id := session.ID(fmt.Sprintf("01J%023d", len(m.events)+1))
	for i := range events {
		events[i].Seq = uint64(i) + 1
	}
	m.events[id] = events
	return session.Fold(id, events)
}

// Append implements store.Store.
func (m *Memory) Append(id session.ID, e session.Event) (session.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return e, m.fail
	}
	state, err := session.Fold(id, m.events[id])
	if err != nil {
		return e, err
	}
	kept, _, err := store.Next(&state, e)
	if err != nil {
		return e, fmt.Errorf("save event: %w", err)
	}
	m.events[id] = append(m.events[id], kept)
	return kept, nil
}

// Events implements store.Store.
func (m *Memory) Events(id session.ID) ([]session.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.events[id]), nil
}

// Load implements store.Store.
func (m *Memory) Load(id session.ID) (session.State, error) {
	events, err := m.Events(id)
	if err != nil || len(events) == 0 {
		return session.State{}, store.ErrNotFound
	}
	return session.Fold(id, events)
}

// Find implements store.Store.
func (m *Memory) Find(name string) (session.State, error) { return m.Load(session.ID(name)) }

// List implements store.Store.
func (m *Memory) List() ([]store.Summary, error) { return m.list(false) }

// Deleted implements store.Store.
func (m *Memory) Deleted() ([]store.Summary, error) { return m.list(true) }

func (m *Memory) list(deleted bool) ([]store.Summary, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []store.Summary
	for id, events := range m.events {
		state, err := session.Fold(id, events)
		if err != nil {
			return nil, err
		}
		if state.Deleted == deleted {
			out = append(out, m.summary(state))
		}
	}
	slices.SortFunc(out, func(a, b store.Summary) int {
		if c := b.UpdatedAt.Compare(a.UpdatedAt); c != 0 {
			return c
		}
		return strings.Compare(string(b.ID), string(a.ID))
	})
	return out, nil
}

func (m *Memory) summary(s session.State) store.Summary {
	out := store.Summary{ID: s.ID, Title: s.Title, CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt, Marked: len(s.Marks)}
	for _, a := range s.Answers {
		if !a.IsUnknown() {
			out.Answered++
		}
	}
	if m.Summarize != nil {
		out.Approach, out.Outcome = m.Summarize(s)
	}
	return out
}

// PutKnowledge implements store.Store.
func (m *Memory) PutKnowledge(hash string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[hash] = slices.Clone(data)
	return nil
}

// Knowledge implements store.Store.
func (m *Memory) Knowledge(hash string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.kept[hash]
	if !ok {
		return nil, store.ErrNotFound
	}
	return slices.Clone(data), nil
}

// Close implements store.Store.
func (m *Memory) Close() error { return nil }
