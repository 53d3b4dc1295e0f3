package tui

import (
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
		return appendCmd(s.store, s.pending[0])
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

// done takes the outcome of an append and returns the event it was about.
func (s *saver) done(err error) pendingEvent {
	s.busy = false
	first := s.pending[0]
	if err != nil {
		s.failed = err
		return first
	}
	s.pending = s.pending[1:]
	return first
}

// drop gives up the first event in line.
func (s *saver) drop() { s.pending, s.failed = s.pending[1:], nil }

// idle reports whether nothing is left to do at the store. A session is made in
// the line of reads, so these count, too.
func (s *saver) idle() bool { return len(s.pending) == 0 && len(s.reads) == 0 && !s.busy }

// renumber lists a session's events that are not yet known to be on disk,
// numbered as they follow the last stored one.
func (s *saver) renumber(id session.ID, last uint64) []session.Event {
	var out []session.Event
	for i := range s.pending {
		if s.pending[i].session == id {
			last++
			s.pending[i].event.Seq = last
			out = append(out, s.pending[i].event)
		}
	}
	return out
}
