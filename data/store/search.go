package store

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"loracle/data/session"
	"loracle/data/store/boltfile"
)

// search looks through the pages to which nothing leads any more. Pages that
// are listed as free are left out: what stands there is old.
func (s *salvager) search() {
	free, _ := s.bolt.Free()
	pages := max(s.bolt.Pages, uint64(s.bolt.Size/int64(s.bolt.PageSize)))
	s.walker.Shun, s.walker.Faults = free, nil
	var branches, leaves []uint64
	below := map[uint64]bool{}
	for id := uint64(2); id < pages; id++ {
		if s.walker.Seen[id] || free[id] {
			continue
		}
		p, err := s.bolt.Page(id)
		if err != nil && len(p.Elements) == 0 {
			continue
		}
		if !p.Branch {
			leaves = append(leaves, id)
			s.known(p)
			continue
		}
		branches = append(branches, id)
		for _, e := range p.Elements {
			below[e.Child] = true
		}
	}
	for _, id := range leaves {
		s.strays(id)
	}
	for _, id := range branches {
		if !below[id] {
			s.fragment(id)
		}
	}
	for _, id := range append(branches, leaves...) {
		s.fragment(id)
	}
}

// known takes the summaries and knowledge bases of a page.
func (s *salvager) known(p boltfile.Page) {
	for _, e := range p.Elements {
		if e.Bucket {
			continue
		}
		if id, ok := parseID(string(e.Key)); ok && s.summaries[id] == nil && json.Valid(e.Value) {
			s.summaries[id] = e.Value
		}
		if raw, err := hex.DecodeString(string(e.Key)); err == nil && len(raw) == 32 && s.knowledge[string(e.Key)] == nil {
			s.knowledge[string(e.Key)] = e.Value
		}
	}
}

// strays takes the sessions that a page holds.
func (s *salvager) strays(id uint64) {
	p, err := s.bolt.Page(id)
	if err != nil && len(p.Elements) == 0 {
		return
	}
	for _, e := range p.Elements {
		own, ok := parseID(string(e.Key))
		if !ok || !e.Bucket {
			continue
		}
		r := s.remains(own, e.Value)
		i := slices.IndexFunc(s.needy, func(r *remains) bool { return r.id == own })
		switch {
		case !s.fits(r.events, own):
		case i >= 0:
			addMissing(s.needy[i], r)
		case !s.found[own]:
			s.found[own] = true
			s.needy = append(s.needy, r)
		}
		s.walker.Seen[id] = true
	}
}

func addMissing(to, from *remains) {
	for seq, raw := range from.events {
		if _, there := to.events[seq]; !there {
			to.events[seq] = raw
		}
	}
}

// fits reports whether events begin as those of a session would: with its
// creation, at the time that the list says, or that its id was made.
func (s *salvager) fits(events map[uint64]json.RawMessage, id session.ID) bool {
	e, err := session.Decode(events[1])
	if err != nil || e.Kind != session.Created {
		return false
	}
	if sum, ok := s.summary(id); ok {
		return sum.CreatedAt.Equal(e.At)
	}
	u, err := ulid.ParseStrict(string(id))
	const apart = 24 * time.Hour
	return err == nil && e.At.Sub(u.Timestamp()).Abs() < apart
}

// fragment takes events that no session leads to, from a page down.
func (s *salvager) fragment(id uint64) {
	if s.walker.Seen[id] {
		return
	}
	piece := &remains{events: map[uint64]json.RawMessage{}}
	s.walker.Tree(id, func(e boltfile.Element) {
		if e.Bucket && string(e.Key) == string(eventsBucket) {
			// What cannot be read of it is missing, and said to be.
			_ = s.walker.Bucket(e.Value, piece.take)
			return
		}
		piece.take(e)
	})
	for seq, raw := range piece.events {
		if e, err := session.Decode(raw); err == nil && e.Seq != seq || !json.Valid(raw) {
			delete(piece.events, seq)
		}
	}
	if len(piece.events) == 0 {
		return
	}
	if owner := s.owner(piece); owner != nil {
		addMissing(owner, piece)
		return
	}
	for _, seq := range slices.Sorted(maps.Keys(piece.events)) {
		s.put(Aside{"", seq, string(piece.events[seq])})
	}
}

// owner is the session that a piece belongs to: the one that began then, or the
// only one that lacks something. Nil where that cannot be told.
func (s *salvager) owner(piece *remains) *remains {
	for id := range s.summaries {
		if !s.found[id] && s.fits(piece.events, id) {
			s.found[id] = true
			s.needy = append(s.needy, &remains{id: id, events: map[uint64]json.RawMessage{}})
			return s.needy[len(s.needy)-1]
		}
	}
	for _, r := range s.needy {
		if s.fits(piece.events, r.id) {
			return r
		}
	}
	if _, first := piece.events[1]; !first && len(s.needy) == 1 {
		return s.needy[0]
	}
	return nil
}
