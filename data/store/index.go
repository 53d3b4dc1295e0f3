package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"go.etcd.io/bbolt"
)

// file keeps a session's summary and brings its places in the index up to
// date. Before is what they follow from now; it has no id for a new session.
func (b *Bolt) file(tx *bbolt.Tx, before, now Summary) error {
	raw, err := json.Marshal(now)
	if err != nil {
		return fmt.Errorf("summarize session: %w", err)
	}
	if err := tx.Bucket(summariesBucket).Put([]byte(now.ID), raw); err != nil {
		return err
	}
	if err := refile(tx, before, now); err != nil || before.ID != "" && before.Deleted == now.Deleted {
		return err
	}
	return b.recount(tx, before, now)
}

// refile moves a session in the index, and touches nothing that stays.
func refile(tx *bbolt.Tx, before, now Summary) error {
	if before.ID == "" || before.Title != now.Title {
		titles := tx.Bucket(titlesBucket)
		if err := errors.Join(titles.Delete(titleKey(before.Title, before.ID)), titles.Put(titleKey(now.Title, now.ID), nil)); err != nil {
			return err
		}
	}
	return errors.Join(
		listOf(tx, before.Deleted).Delete(indexKey(before.UpdatedAt, before.ID)),
		listOf(tx, now.Deleted).Put(indexKey(now.UpdatedAt, now.ID), nil),
	)
}

// listOf is the index that a session belongs to.
func listOf(tx *bbolt.Tx, deleted bool) *bbolt.Bucket {
	if deleted {
		return tx.Bucket(deletedBucket)
	}
	return tx.Bucket(indexBucket)
}

// recount counts a session that is new, was deleted or has come back.
func (b *Bolt) recount(tx *bbolt.Tx, before, now Summary) error {
	c, err := b.counted(tx)
	if err != nil {
		return err
	}
	if before.ID != "" && before.Deleted {
		c.Deleted--
	}
	if before.ID != "" && !before.Deleted {
		c.Living--
	}
	if now.Deleted {
		c.Deleted++
	} else {
		c.Living++
	}
	return count(tx, c.Living, c.Deleted)
}

// count writes down how many sessions there are.
func count(tx *bbolt.Tx, living, deleted int) error {
	meta := tx.Bucket(metaBucket)
	return errors.Join(
		meta.Put(livingCountKey, []byte(strconv.Itoa(living))),
		meta.Put(deletedCountKey, []byte(strconv.Itoa(deleted))),
	)
}

func (b *Bolt) counted(tx *bbolt.Tx) (Count, error) {
	meta := tx.Bucket(metaBucket)
	living, err := strconv.Atoi(string(meta.Get(livingCountKey)))
	deleted, err2 := strconv.Atoi(string(meta.Get(deletedCountKey)))
	if err := errors.Join(err, err2); err != nil {
		return Count{}, damagedError(b.path, fmt.Errorf("read number of sessions: %w", err))
	}
	return Count{Living: living, Deleted: deleted}, nil
}
