package tuitest

import (
	"context"
	"slices"
	"sync"

	"loracle/data/session"
	"loracle/data/store"
)

// Team is a store that several programs of a test share, as they would share one
// on other machines.
type Team struct {
	*Memory
	mu     sync.Mutex
	visits []*visit
	// deaf are those who are told nothing for now, by name.
	deaf map[string]bool
	link map[string]store.Link
}

// NewTeam makes a store one that is shared.
func NewTeam(m *Memory) *Team {
	return &Team{Memory: m, deaf: map[string]bool{}, link: map[string]store.Link{}}
}

type visit struct {
	team   *Team
	id     session.ID
	me     store.Presence
	sights chan store.Sight
	once   sync.Once
}

// Append implements store.Store.
func (t *Team) Append(id session.ID, e session.Event) (session.Event, error) {
	kept, err := t.Memory.Append(id, e)
	t.tell()
	return kept, err
}

// Visit implements store.Live.
func (t *Team) Visit(ctx context.Context, id session.ID, me store.Presence) (store.Visit, error) {
	v := &visit{team: t, id: id, me: me, sights: make(chan store.Sight, 1)}
	t.mu.Lock()
	t.visits = append(t.visits, v)
	t.mu.Unlock()
	context.AfterFunc(ctx, v.end)
	t.tell()
	return v, nil
}

// Deaf keeps from somebody what others do, or no longer does.
func (t *Team) Deaf(name string, deaf bool) {
	t.mu.Lock()
	t.deaf[name] = deaf
	t.mu.Unlock()
	t.tell()
}

// Link says how somebody reaches the store.
func (t *Team) Link(name string, l store.Link) {
	t.mu.Lock()
	t.link[name] = l
	t.mu.Unlock()
	t.tell()
}

// Expire ends the visits of somebody whose program is gone, as a lease would.
func (t *Team) Expire(name string) {
	t.mu.Lock()
	gone := slices.Clone(t.visits)
	t.mu.Unlock()
	for _, v := range gone {
		if v.me.Name == name {
			v.end()
		}
	}
}

// Here lists who is in a session.
func (t *Team) Here(id session.ID) []store.Presence {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.here(id)
}

func (t *Team) here(id session.ID) []store.Presence {
	var out []store.Presence
	for _, v := range t.visits {
		if v.id == id {
			out = append(out, v.me)
		}
	}
	return out
}

// tell says to everybody how their session stands; who has not read the last
// word yet gets this one instead.
func (t *Team) tell() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, v := range t.visits {
		if t.deaf[v.me.Name] {
			continue
		}
		events, err := t.Events(v.id)
		if err != nil {
			continue
		}
		select {
		case <-v.sights:
		default:
		}
		v.sights <- store.Sight{Seq: uint64(len(events)), Here: t.here(v.id), Link: t.link[v.me.Name]}
	}
}

// Sights implements store.Visit.
func (v *visit) Sights() <-chan store.Sight { return v.sights }

// Move implements store.Visit.
func (v *visit) Move(at store.Place) {
	v.team.mu.Lock()
	v.me.At = at
	v.team.mu.Unlock()
	v.team.tell()
}

// Leave implements store.Visit.
func (v *visit) Leave() error {
	v.end()
	return nil
}

func (v *visit) end() {
	v.once.Do(func() {
		v.team.mu.Lock()
		v.team.visits = slices.DeleteFunc(v.team.visits, func(o *visit) bool { return o == v })
		close(v.sights)
		v.team.mu.Unlock()
		v.team.tell()
	})
}
