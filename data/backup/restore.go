package backup

import (
	"fmt"
	"io"

	"loracle/data/session"
	"loracle/data/store"
)

// Outcome is what restoring does, or would do, to a store.
type Outcome struct {
	Contents
	// Count says how many sessions were merged in which way; see store.Merging.
	Count map[store.Merging]int
	// Splits are the first sessions that went another way than the ones in the
	// store, and stand beside them; there may be more.
	Splits []Split
}

// Split is a session that stands in the store twice, since it went two ways.
type Split struct {
	Title string
	// Here is the session that was there and Beside the one from the backup.
	Here, Beside session.ID
}

// maxSplits bounds how many splits are listed.
const maxSplits = 20

// Changes reports whether restoring changes the sessions of the store.
func (o Outcome) Changes() bool {
	return o.Count[store.Added]+o.Count[store.Extended]+o.Count[store.Split] > 0
}

// Restore brings a backup into a store, in which everything stays that is
// there; without keep it only says what that would do. The backup must have
// been verified: sessions are brought in as they are read, batch by batch. A
// restore that was interrupted is simply done again.
func Restore(r io.Reader, to store.Archive, keep bool) (Outcome, error) {
	in := &restoring{to: to, keep: keep, Outcome: Outcome{Count: map[store.Merging]int{}}}
	contents, err := read(r, visitor{knowledge: in.knowledge, session: in.session})
	if err == nil {
		err = in.flush()
	}
	in.Contents = contents
	return in.Outcome, err
}

type restoring struct {
	Outcome
	to    store.Archive
	keep  bool
	batch []store.History
	size  int
}

func (r *restoring) knowledge(k kept) error {
	if !r.keep {
		return nil
	}
	return r.to.PutKnowledge(k.SHA256, k.Data)
}

func (r *restoring) session(h store.History) error {
	if r.size += h.Size(); r.size > batchSize && len(r.batch) > 0 {
		if err := r.flush(); err != nil {
			return err
		}
		r.size = h.Size()
	}
	r.batch = append(r.batch, h)
	return nil
}

func (r *restoring) flush() error {
	if len(r.batch) == 0 {
		return nil
	}
	merged, err := r.to.Merge(r.batch, r.keep)
	if err != nil {
		return fmt.Errorf("restore sessions: %w", err)
	}
	for i, m := range merged {
		r.Count[m.What]++
		if m.What == store.Split && len(r.Splits) < maxSplits {
			was := r.batch[i].Summary
			r.Splits = append(r.Splits, Split{was.Title, was.ID, m.ID})
		}
	}
	r.batch, r.size = r.batch[:0], 0
	return nil
}
