package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"
)

// migrations bring a store from the layout of their key to the next one. Each
// runs in the transaction of the last, so a store has one layout or another and
// never something between.
var migrations = map[int]func(*Bolt, *bbolt.Tx) error{1: (*Bolt).addTitlesAndCounts}

// bringUpToDate migrates a store of an older layout. Nothing but a change does
// that: whoever only reads finds older layouts as they are. A copy of the file
// is kept beside it first.
func (b *Bolt) bringUpToDate(db *bbolt.DB, file *os.File) error {
	schema := schemaVersion
	err := b.run(db, file, false, func(tx *bbolt.Tx) error {
		var err error
		schema, err = b.check(tx, file)
		return err
	})
	if err != nil || schema == schemaVersion {
		return err
	}
	var kept string
	err = b.run(db, file, false, func(tx *bbolt.Tx) (err error) {
		kept, err = keepCopy(tx, b.path, schema)
		return err
	})
	if err != nil {
		return noCopyError(b.path, schema, err)
	}
	err = b.run(db, file, true, func(tx *bbolt.Tx) error { return b.migrate(tx, schema) })
	if err != nil {
		return errors.Join(err, os.Remove(kept))
	}
	if b.options.Upgraded != nil {
		b.options.Upgraded(kept)
	}
	return nil
}

func (b *Bolt) migrate(tx *bbolt.Tx, schema int) error {
	for ; schema < schemaVersion; schema++ {
		if err := migrations[schema](b, tx); err != nil {
			return fmt.Errorf("bring the store to layout %d: %w", schema+1, err)
		}
	}
	return putSchema(tx, schemaVersion)
}

// keepCopy copies a store as it is to a name beside it that is free.
func keepCopy(tx *bbolt.Tx, path string, schema int) (kept string, err error) {
	draft, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.new")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.Remove(draft.Name())) }()
	_, err = tx.WriteTo(draft)
	if err = errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		kept = fmt.Sprintf("%s.layout%d", path, schema)
		if n > 1 {
			kept = fmt.Sprintf("%s.%d", kept, n)
		}
		if err = place(draft.Name(), kept); !errors.Is(err, fs.ErrExist) {
			syncDir(filepath.Dir(path))
			return kept, err
		}
	}
}

// addTitlesAndCounts is layout 2: sessions are found by their title, deleted
// ones are listed, and both kinds counted without reading every summary.
func (b *Bolt) addTitlesAndCounts(tx *bbolt.Tx) error {
	for _, name := range [][]byte{deletedBucket, titlesBucket} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	var c Count
	var filing error
	err := b.eachSummary(tx, func(sum Summary) {
		c.add(sum)
		filing = errors.Join(filing,
			listOf(tx, sum.Deleted).Put(indexKey(sum.UpdatedAt, sum.ID), nil),
			tx.Bucket(titlesBucket).Put(titleKey(sum.Title, sum.ID), nil))
	})
	return errors.Join(err, filing, count(tx, c.Living, c.Deleted))
}

// deletedInLayout1 pages through the deleted sessions of a store that does not
// list them apart.
func (b *Bolt) deletedInLayout1(tx *bbolt.Tx, q Query) (Page, error) {
	words := newWords(q.Words)
	var all []Summary
	err := b.eachSummary(tx, func(sum Summary) {
		if sum.Deleted && words.fit(sum.Title) {
			all = append(all, sum)
		}
	})
	slices.SortFunc(all, newestFirst)
	if !q.After.IsZero() {
		last := Summary{UpdatedAt: q.After.UpdatedAt, ID: q.After.ID}
		all = slices.DeleteFunc(all, func(sum Summary) bool { return newestFirst(sum, last) <= 0 })
	}
	if q.Limit <= 0 || len(all) <= q.Limit {
		return Page{Sessions: all}, err
	}
	all = all[:q.Limit]
	return Page{Sessions: all, Next: all[len(all)-1].Cursor()}, err
}
