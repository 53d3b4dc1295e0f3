package store

import (
	"cmp"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"
)

// List implements Store.
func (b *Bolt) List() ([]Summary, error) {
	page, err := b.Page(Query{})
	return page.Sessions, err
}

// Deleted implements Store.
func (b *Bolt) Deleted() ([]Summary, error) {
	page, err := b.Page(Query{Deleted: true})
	return page.Sessions, err
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
