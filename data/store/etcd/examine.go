package etcd

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
)

// maxFindings bounds how many findings are told one by one.
const maxFindings = 200

// examiner looks through a whole store, one session at a time.
type examiner struct {
	s      *Store
	report store.Report
	// needed are the knowledge bases and checklists that sessions were made with.
	needed map[string]bool
}

// Examine looks through all of the store and says what is damaged: every event
// of every session, what lists show of it, and what sessions were made with. It
// changes nothing. Progress is told how many of how many sessions are done.
func (s *Store) Examine(x store.Examination) (store.Report, error) {
	e := &examiner{s: s, needed: map[string]bool{}}
	resp, err := s.get(summariesPrefix, clientv3.WithPrefix(), clientv3.WithKeysOnly())
	if err != nil {
		return e.report, err
	}
	for i, kv := range resp.Kvs {
		if err := e.session(session.ID(lastPart(kv.Key))); err != nil {
			return e.report, err
		}
		if x.Progress != nil {
			x.Progress(i+1, len(resp.Kvs))
		}
	}
	if err := e.strangers(); err != nil {
		return e.report, err
	}
	return e.report, e.bases(x.CheckKnowledge)
}

func (e *examiner) find(format string, args ...any) {
	if len(e.report.Findings) == maxFindings {
		e.report.More++
		return
	}
	e.report.Findings = append(e.report.Findings, fmt.Sprintf(format, args...))
}

// session examines one session. The error is of the cluster, not of the
// session.
func (e *examiner) session(id session.ID) error {
	h, err := e.s.history(id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil // deleted from the cluster meanwhile
	case errors.Is(err, store.ErrDamaged):
		e.find("session %s: %s", id, cause(err))
		return nil
	case err != nil:
		return err
	}
	state, err := h.Fold()
	newer := errors.Is(err, session.ErrNewer)
	if newer {
		e.report.Unknown = append(e.report.Unknown, fmt.Sprintf("session %s (%q): this version does not know all of its changes", id, h.Summary.Title))
	}
	if err != nil && !newer {
		e.find("session %s (%q): %v", id, h.Summary.Title, err)
		return nil
	}
	e.report.Events += len(h.Events)
	if h.Summary.Deleted {
		e.report.Deleted++
	} else {
		e.report.Living++
	}
	e.needed[state.Knowledge] = true
	if state.PackSHA256 != "" {
		e.needed[state.PackSHA256] = true
	}
	if newer {
		return nil
	}
	return e.places(h, state)
}

// places makes sure that the lists say of a session what its events do.
func (e *examiner) places(h store.History, state session.State) error {
	want := store.Options{}.Summary(state)
	want.Approach, want.Outcome = h.Summary.Approach, h.Summary.Outcome
	if want != h.Summary {
		e.find("session %s (%q): its line in the list is not what its changes come to", state.ID, state.Title)
		return nil
	}
	resp, err := e.s.read(clientv3.OpGet(indexKey(want)), clientv3.OpGet(titleKey(want.Title, want.ID), clientv3.WithCountOnly()),
		clientv3.OpGet(summaryKey(want.ID)))
	if err != nil {
		return err
	}
	now := resp.Responses[2].GetResponseRange().Kvs
	if raw, err := json.Marshal(h.Summary); err != nil || len(now) == 0 || string(now[0].Value) != string(raw) {
		return err // changed while it was examined
	}
	if listed := resp.Responses[0].GetResponseRange().Kvs; len(listed) == 0 || string(listed[0].Value) != string(now[0].Value) {
		e.find("session %s (%q): it does not stand in the list where it should", state.ID, state.Title)
	}
	if resp.Responses[1].GetResponseRange().Count == 0 {
		e.find("session %s (%q): it is not found by its title", state.ID, state.Title)
	}
	return nil
}

// strangers looks for lines in the list that belong to no session, or to one
// that stands elsewhere by now.
func (e *examiner) strangers() error {
	count, err := e.s.Count()
	if err != nil {
		return err
	}
	if all := e.report.Living + e.report.Deleted; len(e.report.Findings) == 0 && count.Living+count.Deleted > all {
		e.find("the list has %d sessions, and %d are there", count.Living+count.Deleted, all)
	}
	return nil
}

// bases examines the knowledge bases and checklists.
func (e *examiner) bases(check func(sha256 string, kept []byte) error) error {
	hashes, err := e.s.Hashes()
	if err != nil {
		return err
	}
	e.report.Knowledge = len(hashes)
	for _, hash := range hashes {
		data, err := e.s.Knowledge(hash)
		if err != nil {
			return err
		}
		if check == nil {
			continue
		}
		if err := check(hash, data); err != nil {
			e.find("the knowledge base or checklist %.12s is damaged: %v", hash, err)
		}
	}
	for _, hash := range slices.Sorted(maps.Keys(e.needed)) {
		if len(hash) == 64 && !slices.Contains(hashes, hash) {
			e.find("the knowledge base or checklist %.12s, with which sessions were made, is missing", hash)
		}
	}
	return nil
}

// cause is what stands behind an error, in its own words.
func cause(err error) string {
	var known *store.Error
	if errors.As(err, &known) {
		if behind := known.Unwrap(); len(behind) > 0 {
			return behind[len(behind)-1].Error()
		}
	}
	return err.Error()
}
