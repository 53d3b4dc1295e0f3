package casefile

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/strict"
)

// Cabinet makes and opens cases in a store. A session is always shown with the
// knowledge base it was made with, which the store keeps; new sessions get the
// current one.
type Cabinet struct {
	Store   store.Store
	Current *knowledge.Base
	// Pack is the checklist that new sessions get; nil for the one of Current.
	Pack *knowledge.Pack
	// Adapt changes a knowledge base that the store holds before it is used, as
	// when prices are named for one command; nil changes nothing. Current is
	// used as it is.
	Adapt func(*knowledge.Base) (*knowledge.Base, error)

	mu    sync.Mutex
	bases map[made]*knowledge.Base
}

// made is what a session was made with: a knowledge base and, where it has one
// of its own, a checklist, both by their hash.
type made struct{ knowledge, pack string }

// ForNew is the knowledge base of new sessions, with their checklist.
func (c *Cabinet) ForNew() *knowledge.Base {
	if c.Pack == nil {
		return c.Current
	}
	return c.Current.WithPack(c.Pack)
}

// Created is the first event of a new session: its title, and the knowledge
// base and checklist pack it is made with.
func Created(base *knowledge.Base, title string, at time.Time, by string) session.Event {
	return session.Event{
		Kind: session.Created, Title: title, At: at, By: by,
		Knowledge: base.Advice.SHA256, Pack: base.PackRef(), PackSHA256: base.PackSHA256,
	}
}

// Create makes a session from its first events and keeps the knowledge base
// and the checklist it was made with.
func (c *Cabinet) Create(events ...session.Event) (session.State, error) {
	return c.create(c.Pack, events...)
}

// CreateWith makes a session with a checklist of its own, and gives the base
// that it has.
func (c *Cabinet) CreateWith(p *knowledge.Pack, title string, at time.Time, by string) (session.State, *knowledge.Base, error) {
	base := c.Current.WithPack(p)
	state, err := c.create(p, Created(base, title, at, by))
	return state, base, err
}

func (c *Cabinet) create(p *knowledge.Pack, events ...session.Event) (session.State, error) {
	if err := c.keepKnowledge(); err != nil {
		return session.State{}, err
	}
	if p != nil {
		if err := c.keepPack(p); err != nil {
			return session.State{}, err
		}
		c.remember(made{c.Current.Advice.SHA256, p.SHA256}, c.Current.WithPack(p))
	}
	return c.Store.Create(events...)
}

// keepKnowledge puts the current knowledge base into the store, which holds
// each one once.
func (c *Cabinet) keepKnowledge() error { return c.keepBase(c.Current) }

func (c *Cabinet) keepBase(base *knowledge.Base) error {
	files, err := base.Bundle()
	if err != nil {
		return fmt.Errorf("pack the knowledge base: %w", err)
	}
	return c.Store.PutKnowledge(base.Advice.SHA256, files)
}

// keepPack puts a checklist into the store, which keeps it beside the knowledge
// bases.
func (c *Cabinet) keepPack(p *knowledge.Pack) error {
	if err := c.Store.PutKnowledge(p.SHA256, p.Data); err != nil {
		return fmt.Errorf("keep the checklist: %w", err)
	}
	return nil
}

// BaseOf is the knowledge base a session was made with, with the checklist it
// has now: the current ones, or earlier ones from the store.
func (c *Cabinet) BaseOf(state session.State) (*knowledge.Base, error) {
	if base, ok := c.Known(state); ok {
		return base, nil
	}
	base, err := c.knowledge(state.Knowledge)
	if err != nil || state.PackSHA256 == "" {
		return base, err
	}
	data, err := c.Store.Knowledge(state.PackSHA256)
	if err != nil {
		return nil, fmt.Errorf("find the checklist of the session: %w", err)
	}
	pack, err := base.ReadKeptPack(state.Pack, data)
	if err != nil {
		return nil, fmt.Errorf("read the checklist of the session: %w", err)
	}
	base = base.WithPack(pack)
	c.remember(made{state.Knowledge, state.PackSHA256}, base)
	return base, nil
}

// knowledge is a knowledge base with the checklist that belongs to it.
func (c *Cabinet) knowledge(sha256 string) (*knowledge.Base, error) {
	if base, ok := c.known(made{knowledge: sha256}); ok {
		return base, nil
	}
	files, err := c.Store.Knowledge(sha256)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	if err != nil {
		return c.standIn(sha256, err), nil
	}
	base, err := knowledge.LoadBundle(files)
	if err != nil {
		return c.standIn(sha256, err), nil
	}
	if c.Adapt != nil {
		if base, err = c.Adapt(base); err != nil {
			return nil, err
		}
	}
	c.remember(made{knowledge: sha256}, base)
	return base, nil
}

// standIn is today's knowledge base in place of one that cannot be read, so
// that a session opens all the same and says what it is shown with.
func (c *Cabinet) standIn(sha256 string, why error) *knowledge.Base {
	base := c.Current.StandingIn(fmt.Sprintf("The figures this session was made with (%s) cannot be read: %s. "+
		"It is shown with today's figures; `loracle review SESSION --yes` keeps it that way.", short(sha256), reason(why)))
	c.remember(made{knowledge: sha256}, base)
	return base
}

// reason is why a knowledge base cannot be read, in a few words.
func reason(err error) string {
	var problems strict.Problems
	switch {
	case errors.Is(err, store.ErrNotFound):
		return "this session store does not hold them"
	case errors.Is(err, knowledge.ErrNewer):
		return "they were kept by a newer loracle; update loracle to see them"
	case errors.As(err, &problems):
		return fmt.Sprintf("this loracle does not understand them, %d problems, the first: %s", len(problems), problems[0])
	}
	return err.Error()
}

// unadapted is a cabinet of the same sessions that shows each with exactly the
// figures that the store holds.
func (c *Cabinet) unadapted() *Cabinet {
	if c.Adapt == nil {
		return c
	}
	return &Cabinet{Store: c.Store, Current: c.Current, Pack: c.Pack}
}

func (c *Cabinet) remember(m made, base *knowledge.Base) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bases == nil {
		c.bases = map[made]*knowledge.Base{}
	}
	c.bases[m] = base
}

// Open opens a session by id, unique id prefix or exact title, as it stands
// today.
func (c *Cabinet) Open(name string, today time.Time) (Case, error) {
	state, err := c.Store.Find(name)
	if err != nil {
		return Case{}, err
	}
	base, err := c.BaseOf(state)
	if err != nil {
		return Case{}, err
	}
	return Derive(base, state, today), nil
}

// Summarize says for a list what a session's advice and verdict are.
func (c *Cabinet) Summarize(state session.State, today time.Time) (approach, outcome string) {
	base, err := c.BaseOf(state)
	if err != nil {
		return "", ""
	}
	derived := Derive(base, state, today)
	return string(derived.Assessment.Recommendation.Approach), string(derived.Review.Outcome)
}
