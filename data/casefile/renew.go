package casefile

import (
	"fmt"
	"time"

	"loracle/data/knowledge"
	"loracle/data/session"
)

// Renewal is what today's figures would change in a session. Nothing changes
// until it is taken; then it is one event, which can be undone, and the old
// knowledge base stays in the store.
type Renewal struct {
	Comparison
	// Event is what taking it appends; its Kind is empty where the session has
	// today's figures already.
	Event session.Event
	// After is the case as it would be.
	After Case

	pack *knowledge.Pack
}

// Current reports whether the session has today's figures already.
func (r Renewal) Current() bool { return r.Event.Kind == "" }

// Renewal works out what today's figures would change in a case. The checklist
// stays as it is, since moving to another one is an act of its own: where
// today's knowledge base has another, the session gets its old one as its own.
func (c *Cabinet) Renewal(now Case, today time.Time) (Renewal, error) {
	if now.Knowledge == c.Current.Advice.SHA256 {
		return Renewal{After: now}, nil
	}
	if c.Adapt != nil {
		// Prices that are named are today's; the session has its own.
		own, err := c.unadapted().BaseOf(now.State)
		if err != nil {
			return Renewal{}, err
		}
		now = Derive(own, now.State, today)
	}
	r := Renewal{Event: session.Event{Kind: session.KnowledgeRenewed, Knowledge: c.Current.Advice.SHA256}}
	base := c.Current
	data, err := c.packToKeep(now)
	if err != nil {
		return r, err
	}
	if data != nil {
		if r.pack, err = c.Current.ReadKeptPack(now.Pack, data); err != nil {
			return r, fmt.Errorf("keep the checklist of the session beside today's figures: %w", err)
		}
		base, r.Event.PackSHA256 = c.Current.WithPack(r.pack), r.pack.SHA256
	}
	r.Event.Pack = base.PackRef()
	state := now.Clone()
	state.Knowledge, state.Pack, state.PackSHA256 = r.Event.Knowledge, r.Event.Pack, r.Event.PackSHA256
	r.After = Derive(base, state, today)
	r.Comparison = Compare(
		Moment{Case: now, Label: "as it is", On: today},
		Moment{Case: r.After, Label: "with today's figures", On: today})
	return r, nil
}

// packToKeep is the checklist that the session must bring along; nil where
// today's knowledge base has the very same.
func (c *Cabinet) packToKeep(now Case) ([]byte, error) {
	if now.PackSHA256 != "" {
		data, err := c.Store.Knowledge(now.PackSHA256)
		if err != nil {
			return nil, fmt.Errorf("find the checklist of the session: %w", err)
		}
		return data, nil
	}
	if data := now.Base.ChecklistFile(); string(data) != string(c.Current.ChecklistFile()) {
		return data, nil
	}
	return nil, nil
}

// KeepRenewal puts what a renewal needs into the store; its event may be
// appended then.
func (c *Cabinet) KeepRenewal(r Renewal) error {
	if err := c.keepKnowledge(); err != nil {
		return err
	}
	if r.pack == nil {
		return nil
	}
	if err := c.keepPack(r.pack); err != nil {
		return err
	}
	c.remember(made{r.Event.Knowledge, r.pack.SHA256}, r.After.Base)
	return nil
}
