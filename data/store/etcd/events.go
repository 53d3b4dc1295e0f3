package etcd

import (
	"errors"
	"fmt"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
)

// Load implements store.Store.
func (s *Store) Load(id session.ID) (session.State, error) {
	now, err := s.fold(id)
	return now.state.Clone(), err
}

// Events implements store.Store.
func (s *Store) Events(id session.ID) ([]session.Event, error) {
	now, err := s.fold(id)
	if err != nil {
		return nil, err
	}
	// What is handed out can be changed freely, so it is not what is remembered.
	var out []session.Event
	for _, e := range now.state.Log.All() {
		raw, err := session.Encode(e)
		if err != nil {
			return nil, s.eventError(id, err)
		}
		again, err := session.Decode(raw)
		if err != nil {
			return nil, s.eventError(id, err)
		}
		out = append(out, again)
	}
	return out, nil
}

// fold is the state of a session, worked out from the events that are new since
// it was last remembered.
func (s *Store) fold(id session.ID) (folded, error) { return s.foldWithin(s.patience(), id) }

// foldWithin is fold in what is left of a call's time.
func (s *Store) foldWithin(p *patience, id session.ID) (folded, error) {
	now := s.remembered(id)
	resp, err := s.readWithin(p, stateOps(id, now.state.Seq)...)
	if err != nil {
		return folded{}, err
	}
	return s.take(id, now, resp.Responses)
}

// stateOps read the summary of a session and the events from a number on, which
// is read once more to see that it is still the one that is known.
func stateOps(id session.ID, from uint64) []clientv3.Op {
	return []clientv3.Op{
		clientv3.OpGet(summaryKey(id)),
		clientv3.OpGet(eventKey(id, from), clientv3.WithRange(clientv3.GetPrefixRangeEnd(eventsPrefix(id)))),
	}
}

// take folds what stateOps read into what is known, and remembers it.
func (s *Store) take(id session.ID, now folded, read []*pb.ResponseOp) (folded, error) {
	head, events := read[0].GetResponseRange().Kvs, read[1].GetResponseRange().Kvs
	if len(head) == 0 {
		return folded{}, store.UnknownSessionError(id)
	}
	if !s.goesOn(now, events) {
		s.forget()
		return s.fold(id)
	}
	now.head = head[0].ModRevision
	for _, kv := range events {
		if string(kv.Key) == eventKey(id, now.state.Seq) {
			continue
		}
		var e session.Event
		err := expected(kv, id, now.state.Seq+1)
		if err == nil {
			e, err = session.Decode(kv.Value)
		}
		if err == nil {
			err = now.state.Apply(e)
		}
		if err != nil {
			return folded{}, s.eventError(id, fmt.Errorf("read event %s: %w", lastPart(kv.Key), err))
		}
	}
	if now.state.Seq == 0 {
		return folded{}, s.eventError(id, errors.New("no events"))
	}
	s.remember(now)
	return now, nil
}

// expected makes sure that an event stands where the next one should.
func expected(kv *mvccpb.KeyValue, id session.ID, seq uint64) error {
	if want := eventKey(id, seq); string(kv.Key) != want {
		return fmt.Errorf("event %s stands where %s should", lastPart(kv.Key), lastPart([]byte(want)))
	}
	return nil
}

// goesOn reports whether the events read follow those that are known. They do
// not after an older snapshot of the cluster was put back.
func (s *Store) goesOn(now folded, events []*mvccpb.KeyValue) bool {
	last, ok := now.state.Log.Event(now.state.Seq)
	if !ok {
		return true
	}
	raw, err := session.Encode(last)
	return err == nil && len(events) > 0 && string(events[0].Value) == string(raw)
}

// remembered is what is known of a session, to be changed freely.
func (s *Store) remembered(id session.ID) folded {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last.state.ID != id || id == "" {
		return folded{state: session.New(id)}
	}
	return folded{s.last.state.Clone(), s.last.head}
}

// remember keeps a state that is in the store, unless a newer one is known.
func (s *Store) remember(now folded) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed && (s.last.state.ID != now.state.ID || s.last.head <= now.head) {
		s.last = folded{now.state.Clone(), now.head}
	}
}

func (s *Store) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = folded{}
}
