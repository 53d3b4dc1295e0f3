package etcd

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"

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

// errThere says that somebody else changed a session between two steps of its
// bringing in.
var errThere = errors.New("the session was changed meanwhile")

// rounds is how often work in several steps is begun anew where others come
// between.
const rounds = 20

// add puts a whole new session: its events first and, in the last step, its
// summary, without which it is not there. It is safe to do again. It fails with
// errThere where another session of that id came into being meanwhile.
func (s *Store) add(h store.History) (head int64, err error) {
	for range rounds {
		head, err = s.addOnce(h)
		if !errors.Is(err, errBetween) {
			return head, err
		}
		pause(s.alive, rand.N(longestPause))
	}
	return 0, s.busy(h.Summary.ID, err)
}

// errBetween says that another program put events of the same new session, or
// that this one did and had no answer.
var errBetween = errors.New("somebody else brings in the session")

// addOnce puts a whole new session if nobody else puts one of the same id
// meanwhile. What an interrupted attempt left behind the last event goes.
func (s *Store) addOnce(h store.History) (head int64, err error) {
	id := h.Summary.ID
	file, err := fileOps(store.Summary{}, h.Summary)
	if err != nil {
		return 0, err
	}
	end := clientv3.GetPrefixRangeEnd(eventsPrefix(id))
	chunks := chunked(h.Events, 0)
	for i, chunk := range chunks {
		t := txn{ifs: []clientv3.Cmp{absent(summaryKey(id))}, otherwise: []clientv3.Op{clientv3.OpGet(summaryKey(id))}}
		if i > 0 { // every event there was put by the step before, or earlier
			t.ifs = append(t.ifs, clientv3.Compare(clientv3.ModRevision(eventsPrefix(id)), "<", head+1).WithRange(end))
		}
		for _, e := range chunk {
			t.then = append(t.then, clientv3.OpPut(eventKey(id, e.seq), string(e.raw)))
		}
		if i == len(chunks)-1 {
			t.then = append(t.then, clientv3.OpDelete(eventKey(id, uint64(len(h.Events))+1), clientv3.WithRange(end)))
			t.then = append(t.then, file...)
		}
		resp, err := s.commit(t)
		if err != nil {
			return 0, err
		}
		if resp.Succeeded {
			head = resp.Header.Revision
			continue
		}
		there := resp.Responses[0].GetResponseRange().Kvs
		if len(there) == 0 {
			return 0, errBetween
		}
		// An attempt without an answer may have been the one that put it there.
		return s.sameThere(h, there[0].ModRevision)
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
