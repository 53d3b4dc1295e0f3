package casefile

import (
	"fmt"
	"sync"
	"time"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

// Cabinet makes and opens cases in a store. A session is always shown with the
// knowledge base it was made with, which the store keeps; new sessions get the
// current one.
type Cabinet struct {
	Store   store.Store
	Current *knowledge.Base
	// Adapt changes a knowledge base that the store holds before it is used, as
	// when prices are named for one command; nil changes nothing. Current is
	// used as it is.
	Adapt func(*knowledge.Base) (*knowledge.Base, error)

	mu    sync.Mutex
	bases map[string]*knowledge.Base
}

// Created is the first event of a new session: its title, and the knowledge
// base and checklist pack it is made with.
func Created(base *knowledge.Base, title string, at time.Time, by string) session.Event {
	return session.Event{
		Kind: session.Created, Title: title, At: at, By: by,
		Knowledge: base.Advice.SHA256, Pack: base.PackRef(),
	}
}

// Create makes a session from its first events and keeps the knowledge base it
// was made with.
func (c *Cabinet) Create(events ...session.Event) (session.State, error) {
	if err := c.keepKnowledge(); err != nil {
		return session.State{}, err
	}
	return c.Store.Create(events...)
}

// keepKnowledge puts the current knowledge base into the store, which holds
// each one once.
func (c *Cabinet) keepKnowledge() error {
	files, err := c.Current.Bundle()
	if err != nil {
		return fmt.Errorf("pack the knowledge base: %w", err)
	}
	return c.Store.PutKnowledge(c.Current.Advice.SHA256, files)
}

// BaseFor is the knowledge base with that hash: the current one, or an earlier
// one from the store.
func (c *Cabinet) BaseFor(sha256 string) (*knowledge.Base, error) {
	if sha256 == c.Current.Advice.SHA256 {
		return c.Current, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if base := c.bases[sha256]; base != nil {
		return base, nil
	}
	files, err := c.Store.Knowledge(sha256)
	if err != nil {
		return nil, err
	}
	base, err := knowledge.LoadBundle(files)
	if err != nil {
		return nil, fmt.Errorf("read the knowledge base the session was made with: %w", err)
	}
	if c.Adapt != nil {
		if base, err = c.Adapt(base); err != nil {
			return nil, err
		}
	}
	if c.bases == nil {
		c.bases = map[string]*knowledge.Base{}
	}
	c.bases[sha256] = base
	return base, nil
}

// Open opens a session by id, unique id prefix or exact title, as it stands
// today.
func (c *Cabinet) Open(name string, today time.Time) (Case, error) {
	state, err := c.Store.Find(name)
	if err != nil {
		return Case{}, err
	}
	base, err := c.BaseFor(state.Knowledge)
	if err != nil {
		return Case{}, err
	}
	return Derive(base, state, today), nil
}

// Summarize says for a list what a session's advice and verdict are.
func (c *Cabinet) Summarize(state session.State, today time.Time) (approach, outcome string) {
	base, err := c.BaseFor(state.Knowledge)
	if err != nil {
		return "", ""
	}
	derived := Derive(base, state, today)
	return string(derived.Assessment.Recommendation.Approach), string(derived.Review.Outcome)
}
