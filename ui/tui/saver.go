package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/data/store"
)

// saver is the one way to the store. It appends events one after another, in
// the order they happened, and never two at once. A failed append stays first
// in line: nothing typed is lost, and the next event tries again. Reads wait
// until what was said before them is saved or has failed.
type saver struct {
	store   store.Store
	pending []pendingEvent
	reads   []func(store.Store) tea.Msg
	busy    bool
	failed  error
	// moved tells under which number the store keeps an event that was given
	// another one here, since another program had saved one meanwhile.
	moved map[place]uint64
}

// place is an event of a session by its number.
type place struct {
	session session.ID
	seq     uint64
}

// pendingEvent is an event that is not yet known to be on disk.
type pendingEvent struct {
	session session.ID
	event   session.Event
}

// appended says how appending the first pending event went.
type appended struct {
	event session.Event
	err   error
}

// readDone carries the message of a finished read.
type readDone struct{ msg tea.Msg }

// save puts an event in line.
func (s *saver) save(id session.ID, e session.Event) {
	s.pending = append(s.pending, pendingEvent{id, e})
	s.failed = nil
}

// read puts work on the store that appends no event to the open session in line.
func (s *saver) read(f func(store.Store) tea.Msg) { s.reads = append(s.reads, f) }

// next starts what is first in line, unless something is under way.
func (s *saver) next() tea.Cmd {
	switch {
	case s.busy:
		return nil
	case len(s.pending) > 0 && s.failed == nil:
		s.busy = true
		p := s.pending[0]
		p.event.Ref = s.stored(p.session, p.event.Ref)
		return appendCmd(s.store, p)
	case len(s.reads) > 0:
		s.busy = true
		read, st := s.reads[0], s.store
		s.reads = s.reads[1:]
		return func() tea.Msg { return readDone{read(st)} }
	}
	return nil
}

func appendCmd(st store.Store, p pendingEvent) tea.Cmd {
	return func() tea.Msg {
		e := p.event
		e.Seq = 0 // the store numbers events
		saved, err := st.Append(p.session, e)
		return appended{saved, err}
	}
}

// stored is the number under which the store keeps an event.
func (s *saver) stored(id session.ID, seq uint64) uint64 {
	if there, ok := s.moved[place{id, seq}]; ok {
		return there
	}
	return seq
}

// move remembers that an event has another number now. Events of a session that
// is not open have none before they are stored.
func (s *saver) move(from place, to uint64) {
	if s.moved == nil {
		s.moved = map[place]uint64{}
	}
	if from.seq != 0 {
		s.moved[from] = to
	}
}

// done takes the outcome of an append and returns the event it was about.
func (s *saver) done(msg appended) pendingEvent {
	s.busy = false
	first := s.pending[0]
	if msg.err != nil {
		s.failed = msg.err
		return first
	}
	s.pending = s.pending[1:]
	if first.event.Seq != msg.event.Seq {
		s.move(place{first.session, first.event.Seq}, msg.event.Seq)
	}
	return first
}

// drop gives up the first event in line, and those that are about it.
func (s *saver) drop() {
	first := s.pending[0]
	s.failed = nil
	s.pending = slices.DeleteFunc(slices.Clone(s.pending[1:]), func(p pendingEvent) bool {
		return p.session == first.session && p.event.Ref != 0 && p.event.Ref == first.event.Seq
	})
}

// saw makes the events that wait in line and know of all up to a number know of
// the next one.
func (s *saver) saw(id session.ID, known, now uint64) {
	for i := range s.pending {
		if p := &s.pending[i]; p.session == id && p.event.Seen == known {
			p.event.Seen = now
		}
	}
}

// saving reports whether events of a session are on their way to the store.
func (s *saver) saving(id session.ID) bool {
	return s.failed == nil && slices.ContainsFunc(s.pending, func(p pendingEvent) bool { return p.session == id })
}

// idle reports whether nothing is left to do at the store. A session is made in
// the line of reads, so these count, too.
func (s *saver) idle() bool { return len(s.pending) == 0 && len(s.reads) == 0 && !s.busy }

// renumber lists a session's events that are not yet known to be on disk,
// numbered as they follow the last stored one.
func (s *saver) renumber(id session.ID, last uint64) []session.Event {
	var out []session.Event
	for i := range s.pending {
		e := &s.pending[i].event
		if s.pending[i].session != id {
			continue
		}
		last++
		e.Ref, e.Seen = s.stored(id, e.Ref), min(e.Seen, last-1)
		s.move(place{id, e.Seq}, last)
		e.Seq = last
		out = append(out, *e)
	}
	maps.DeleteFunc(s.moved, func(p place, _ uint64) bool { return p.session == id })
	return out
}
