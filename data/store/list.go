package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
)

// List implements Store.
func (b *Bolt) List() ([]Summary, error) {
	var out []Summary
	err := b.view(func(tx *bbolt.Tx) error {
		summaries := tx.Bucket(summariesBucket)
		c := tx.Bucket(indexBucket).Cursor()
		for k, _ := c.Last(); k != nil; k, _ = c.Prev() {
			id, ok := indexedID(k)
			if !ok {
				return damagedError(b.path, fmt.Errorf("index key %x", k))
			}
			sum, err := b.readSummary(summaries.Get(id))
			if err != nil {
				return err
			}
			out = append(out, sum)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Deleted implements Store.
func (b *Bolt) Deleted() ([]Summary, error) {
	var out []Summary
	err := b.view(func(tx *bbolt.Tx) error {
		return b.eachSummary(tx, func(sum Summary) {
			if sum.Deleted {
				out = append(out, sum)
			}
		})
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, newestFirst)
	return out, nil
}

func newestFirst(a, b Summary) int {
	return cmp.Or(b.UpdatedAt.Compare(a.UpdatedAt), cmp.Compare(b.ID, a.ID))
}

// eachSummary shows every summary, those of deleted sessions too, in the order
// the sessions were made.
func (b *Bolt) eachSummary(tx *bbolt.Tx, show func(Summary)) error {
	return tx.Bucket(summariesBucket).ForEach(func(_, raw []byte) error {
		sum, err := b.readSummary(raw)
		if err != nil {
			return err
		}
		show(sum)
		return nil
	})
}

// readSummary reads a summary; unlike events, one of a newer version is read
// as far as it is understood, since nothing is made from it.
func (b *Bolt) readSummary(raw []byte) (Summary, error) {
	var sum Summary
	if err := json.Unmarshal(raw, &sum); err != nil {
		return sum, damagedError(b.path, fmt.Errorf("read summary: %w", err))
	}
	return sum, nil
}
