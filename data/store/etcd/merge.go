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

// Histories implements store.Archive.
func (s *Store) Histories(after session.ID, size int) ([]store.History, error) {
	resp, err := s.get(behind(summaryKey(after)), clientv3.WithRange(clientv3.GetPrefixRangeEnd(summariesPrefix)),
		clientv3.WithLimit(mostSummaries), clientv3.WithKeysOnly())
	if err != nil {
		return nil, err
	}
	var out []store.History
	for _, kv := range resp.Kvs {
		h, err := s.history(session.ID(lastPart(kv.Key)))
		if err != nil {
			return nil, err
		}
		if size -= h.Size(); size < 0 && len(out) > 0 {
			break
		}
		out = append(out, h)
	}
	return out, nil
}

// history reads a whole session. It fails with store.ErrNotFound.
func (s *Store) history(id session.ID) (store.History, error) {
	var h store.History
	resp, err := s.read(clientv3.OpGet(summaryKey(id)), clientv3.OpGet(eventsPrefix(id), clientv3.WithPrefix()))
	if err != nil {
		return h, err
	}
	own := resp.Responses[0].GetResponseRange().Kvs
	if len(own) == 0 {
		return h, store.UnknownSessionError(id)
	}
	if h.Summary, err = s.readSummary(own[0].Value); err != nil {
		return h, err
	}
	if h.Summary.ID != id {
		return h, s.eventError(id, fmt.Errorf("the summary is that of %q", h.Summary.ID))
	}
	for i, kv := range resp.Responses[1].GetResponseRange().Kvs {
		if err := expected(kv, id, uint64(i)+1); err != nil {
			return h, s.eventError(id, err)
		}
		h.Events = append(h.Events, json.RawMessage(kv.Value))
	}
	return h, nil
}

// Merge implements store.Archive. Each session is brought in by itself, a long
// one in steps; doing it again goes on where it was interrupted.
func (s *Store) Merge(histories []store.History, keep bool) ([]store.Merged, error) {
	states, out, err := store.FoldHistories(histories)
	if err != nil {
		return nil, err
	}
	if keep {
		if err := s.make(); err != nil {
			return nil, err
		}
	}
	for i, h := range histories {
		if err := s.mergeInto(&out[i], h, states[i], keep); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mergeInto brings in one session, beside the one that is there where that went
// another way.
func (s *Store) mergeInto(out *store.Merged, h store.History, state session.State, keep bool) (err error) {
	if out.What, err = s.merge(h, state, keep); err != nil || out.What != store.Split {
		return err
	}
	if out.ID, err = store.SplitID(h.Summary.ID, h.Events); err != nil {
		return err
	}
	h.Summary.ID, state.ID = out.ID, out.ID
	if out.What, err = s.merge(h, state, keep); out.What == store.Added {
		out.What = store.Split
	}
	return err
}

// merge brings in one session unless it went another way. Where somebody works
// on it at the same time, or a step had no answer, it is looked at again.
func (s *Store) merge(h store.History, state session.State, keep bool) (store.Merging, error) {
	var first store.Merging
	var err error
	for range rounds {
		var what store.Merging
		what, err = s.mergeOnce(h, state, keep)
		if first == "" {
			first = what
		}
		if err == nil && what == store.Same {
			return first, nil // this call brought it in
		}
		if !errors.Is(err, errThere) {
			return what, err
		}
		pause(s.alive, rand.N(longestPause))
	}
	return first, s.busy(h.Summary.ID, err)
}

func (s *Store) mergeOnce(h store.History, state session.State, keep bool) (store.Merging, error) {
	here, err := s.history(h.Summary.ID)
	if errors.Is(err, store.ErrNotFound) {
		if keep {
			h.Summary = s.options.SummaryOf(h, state)
			_, err = s.add(h)
			return store.Added, err
		}
		return store.Added, nil
	}
	if err != nil {
		return "", err
	}
	what := store.Compare(here.Events, h.Events)
	if what != store.Extended || !keep {
		return what, nil
	}
	return what, s.extend(here, h, state)
}

// extend brings in the events that a session lacks, in steps that each leave it
// whole. It fails with errThere where somebody else changes it meanwhile.
func (s *Store) extend(here, h store.History, state session.State) error {
	id, before := h.Summary.ID, here.Summary
	reached, err := store.History{Summary: h.Summary, Events: here.Events}.Fold()
	newer := errors.Is(err, session.ErrNewer)
	if err != nil && !newer {
		return err
	}
	chunks := chunked(h.Events, len(here.Events))
	for i, chunk := range chunks {
		for _, e := range chunk {
			if newer = newer || errors.Is(goOn(&reached, e), session.ErrNewer); newer {
				break
			}
		}
		now := s.options.Summary(reached)
		if i == len(chunks)-1 {
			now = s.options.SummaryOf(h, state)
		}
		file, err := fileOps(before, now)
		if err != nil {
			return err
		}
		first := chunk[0].seq
		t := txn{ifs: []clientv3.Cmp{absent(eventKey(id, first)), clientv3.Compare(clientv3.CreateRevision(eventKey(id, first-1)), ">", 0)}}
		for _, e := range chunk {
			t.then = append(t.then, clientv3.OpPut(eventKey(id, e.seq), string(e.raw)))
		}
		t.then = append(t.then, file...)
		resp, err := s.commit(t)
		if err != nil {
			return err
		}
		if !resp.Succeeded {
			return errThere
		}
		before = now
	}
	return nil
}

// goOn folds one more event of a session that is known to be whole.
func goOn(state *session.State, e putEvent) error {
	next, err := session.Decode(e.raw)
	if err == nil {
		err = state.Apply(next)
	}
	return err
}
