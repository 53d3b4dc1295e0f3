package etcd

import (
	"encoding/json"
	"errors"
	"fmt"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
)

const (
	// mostOps is how many events one transaction puts; etcd takes 128 operations
	// of all kinds.
	mostOps = 100
	// mostBytes is how large their events are together; etcd takes 1.5 MiB. A
	// single event may be larger.
	mostBytes = 1 << 20
)

// Create implements store.Store.
func (s *Store) Create(events ...session.Event) (session.State, error) {
	if len(events) == 0 {
		return session.State{}, errors.New("create session: no event was given")
	}
	id, err := s.options.NewID()
	if err != nil {
		return session.State{}, err
	}
	state := session.New(id)
	h := store.History{}
	for _, e := range events {
		_, raw, err := store.Next(&state, s.options.Stamp(e))
		if err != nil {
			return session.State{}, fmt.Errorf("create session: %w", err)
		}
		h.Events = append(h.Events, raw)
	}
	h.Summary = s.options.Summary(state)
	if err := s.make(); err != nil {
		return session.State{}, err
	}
	head, err := s.add(h)
	if err != nil {
		return session.State{}, err
	}
	s.remember(folded{state, head})
	return state.Clone(), nil
}

// errThere says that a session of that id came into being meanwhile.
var errThere = errors.New("the session is there already")

// add puts a whole new session: its events first and, in the last step, its
// summary, without which it is not there. It is safe to do again.
func (s *Store) add(h store.History) (head int64, err error) {
	id := h.Summary.ID
	file, err := fileOps(store.Summary{}, h.Summary)
	if err != nil {
		return 0, err
	}
	chunks := chunked(h.Events, 0)
	for i, chunk := range chunks {
		t := txn{ifs: []clientv3.Cmp{absent(summaryKey(id))}, otherwise: []clientv3.Op{clientv3.OpGet(summaryKey(id))}}
		for _, e := range chunk {
			t.then = append(t.then, clientv3.OpPut(eventKey(id, e.seq), string(e.raw)))
		}
		if i == len(chunks)-1 {
			t.then = append(t.then, file...)
		}
		resp, err := s.commit(func() txn { return t })
		if err != nil {
			return 0, err
		}
		if resp.Succeeded {
			head = resp.Header.Revision
			continue
		}
		// An attempt without an answer may have been the one that put it there.
		if head, err = s.sameThere(h, resp.Responses[0].GetResponseRange().Kvs[0].ModRevision); err != nil {
			return 0, err
		}
	}
	return head, nil
}

// sameThere makes sure that a session that is there is the one to be added.
func (s *Store) sameThere(h store.History, head int64) (int64, error) {
	here, err := s.history(h.Summary.ID)
	if err != nil {
		return 0, err
	}
	if store.Compare(here.Events, h.Events) != store.Same {
		return 0, errThere
	}
	return head, nil
}

// chunked cuts the events from a number on into what one transaction takes. The
// last two stay together, so that a deletion and the taking back that follows
// it are never apart.
func chunked(events []json.RawMessage, from int) [][]putEvent {
	var chunks [][]putEvent
	size := 0
	for i := from; i < len(events); i++ {
		last := len(chunks) - 1
		size += len(events[i])
		if last < 0 || len(chunks[last]) == mostOps || size > mostBytes {
			chunks = append(chunks, nil)
			size, last = len(events[i]), last+1
		}
		chunks[last] = append(chunks[last], putEvent{uint64(i) + 1, events[i]})
	}
	if last := len(chunks) - 1; last > 0 && len(chunks[last]) == 1 && len(chunks[last-1]) > 1 {
		before := chunks[last-1]
		chunks[last] = append([]putEvent{before[len(before)-1]}, chunks[last]...)
		chunks[last-1] = before[:len(before)-1]
	}
	return chunks
}
