package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"loracle/data/session"
)

// Histories implements Archive.
func (b *Bolt) Histories(after session.ID, size int) ([]History, error) {
	var out []History
	err := b.view(func(tx *bbolt.Tx) error {
		c := tx.Bucket(sessionsBucket).Cursor()
		k, _ := c.Seek([]byte(after))
		if after != "" && string(k) == string(after) {
			k, _ = c.Next()
		}
		for ; k != nil; k, _ = c.Next() {
			h, err := b.history(tx, session.ID(k))
			if err != nil {
				return err
			}
			if size -= h.Size(); size < 0 && len(out) > 0 {
				return nil
			}
			out = append(out, h)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (b *Bolt) history(tx *bbolt.Tx, id session.ID) (History, error) {
	bucket, err := b.eventsOf(tx, id)
	if err != nil {
		return History{}, err
	}
	h := History{}
	if h.Summary, err = b.readSummary(tx.Bucket(summariesBucket).Get([]byte(id))); err != nil {
		return h, err
	}
	h.Events, err = rawEvents(bucket)
	if err == nil && h.Summary.ID != id {
		err = fmt.Errorf("the summary of session %s is that of %q", id, h.Summary.ID)
	}
	if err != nil {
		return h, EventError(b.path, id, err)
	}
	return h, nil
}

func rawEvents(bucket *bbolt.Bucket) ([]json.RawMessage, error) {
	var events []json.RawMessage
	err := bucket.ForEach(func(k, v []byte) error {
		if want := eventKey(uint64(len(events)) + 1); !bytes.Equal(k, want) {
			return fmt.Errorf("event %x stands where %x should", k, want)
		}
		events = append(events, bytes.Clone(v))
		return nil
	})
	return events, err
}

// Merge implements Archive.
func (b *Bolt) Merge(histories []History, keep bool) ([]Merged, error) {
	states, out, err := FoldHistories(histories)
	if err != nil {
		return nil, err
	}
	run := b.view
	if keep {
		run = b.update
	}
	err = run(func(tx *bbolt.Tx) (err error) {
		for i, h := range histories {
			out[i].ID = h.Summary.ID
			if out[i].What, err = b.merge(tx, h, states[i], keep); err != nil {
				return err
			}
			if out[i].What != Split {
				continue
			}
			if out[i], err = b.mergeBeside(tx, h, states[i], keep, out[i].Newer); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// mergeBeside brings in a session that went another way than the one that is
// there. Where the same was brought in before, it is there already.
func (b *Bolt) mergeBeside(tx *bbolt.Tx, h History, state session.State, keep, newer bool) (Merged, error) {
	id, err := SplitID(h.Summary.ID, h.Events)
	if err != nil {
		return Merged{}, err
	}
	h.Summary.ID, state.ID = id, id
	what, err := b.merge(tx, h, state, keep)
	if what == Added {
		what = Split
	}
	return Merged{ID: id, What: what, Newer: newer}, err
}

// merge brings in one session unless it went another way.
func (b *Bolt) merge(tx *bbolt.Tx, h History, state session.State, keep bool) (Merging, error) {
	id := h.Summary.ID
	if tx.Bucket(sessionsBucket).Bucket([]byte(id)) == nil {
		if keep {
			return Added, b.addHistory(tx, h, state)
		}
		return Added, nil
	}
	here, err := b.history(tx, id)
	if err != nil {
		return "", err
	}
	what := Compare(here.Events, h.Events)
	if what != Extended || !keep {
		return what, nil
	}
	bucket, err := b.eventsOf(tx, id)
	if err != nil {
		return what, err
	}
	return what, errors.Join(putRaw(bucket, len(here.Events), h.Events), b.file(tx, here.Summary, b.options.SummaryOf(h, state)))
}

func (b *Bolt) addHistory(tx *bbolt.Tx, h History, state session.State) error {
	bucket, err := newEvents(tx, h.Summary.ID)
	if err != nil {
		return err
	}
	return errors.Join(putRaw(bucket, 0, h.Events), b.file(tx, Summary{}, b.options.SummaryOf(h, state)))
}

// newEvents makes room for the events of a new session.
func newEvents(tx *bbolt.Tx, id session.ID) (*bbolt.Bucket, error) {
	own, err := tx.Bucket(sessionsBucket).CreateBucket([]byte(id))
	if err != nil {
		return nil, fmt.Errorf("create session %s: %w", id, err)
	}
	bucket, err := own.CreateBucket(eventsBucket)
	if err != nil {
		return nil, fmt.Errorf("create session %s: %w", id, err)
	}
	return bucket, nil
}

func putRaw(bucket *bbolt.Bucket, from int, events []json.RawMessage) error {
	bucket.FillPercent = 1 // they come in order
	for i := from; i < len(events); i++ {
		if err := bucket.Put(eventKey(uint64(i)+1), events[i]); err != nil {
			return err
		}
	}
	return nil
}

// Hashes implements Archive.
func (b *Bolt) Hashes() ([]string, error) {
	var out []string
	err := b.view(func(tx *bbolt.Tx) error {
		c := tx.Bucket(knowledgeBucket).Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			out = append(out, string(k))
		}
		return nil
	})
	return out, err
}
