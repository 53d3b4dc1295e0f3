package journal

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"loracle/data/session"
	"loracle/data/store"
)

// file is the journal of this machine, as far as one team store is concerned.
type file struct {
	path  string
	store []byte
}

// entry is one change that waits.
type entry struct {
	// Event is the change, under the number it had when it was made.
	Event json.RawMessage `json:"event"`
	// Desk is the program that it was made in: numbers are its own.
	Desk string `json:"desk"`
	// Seen is the last event its author had seen, where that is before the base
	// of the line.
	Seen uint64 `json:"seen,omitempty"`

	key []byte
}

// line is what is needed to send the changes of a session.
type line struct {
	// Base is the last event that was known here when the first of them was
	// made, or was put behind that by sending them, and After the one behind
	// which the next of them may be in the store already.
	Base  uint64 `json:"base"`
	After uint64 `json:"after"`
	// Moved tells under which numbers those that were sent are in the store.
	Moved map[string]uint64 `json:"moved,omitempty"`
}

func (l line) moved(desk string, seq uint64) (uint64, bool) {
	there, ok := l.Moved[movedKey(desk, seq)]
	return there, ok
}

func movedKey(desk string, seq uint64) string { return fmt.Sprintf("%s %d", desk, seq) }

// Aside is a change that the team store refused: it does not fit what others
// have done meanwhile. It is kept in the journal.
type Aside struct {
	Session session.ID      `json:"session"`
	Event   json.RawMessage `json:"event"`
	Why     string          `json:"why"`
}

var (
	lineKey     = []byte("line")
	asideBucket = []byte("aside")
)

const (
	fileMode = 0o600
	dirMode  = 0o700
	// wait is how long to try for a journal that another program has open.
	wait = 5 * time.Second
)

// view runs fn on what the journal holds for the store; it is not called where
// that is nothing.
func (f file) view(fn func(*bbolt.Bucket) error) error {
	if _, err := os.Stat(f.path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return f.open(true, func(db *bbolt.DB) error {
		return db.View(func(tx *bbolt.Tx) error {
			if own := tx.Bucket(f.store); own != nil {
				return fn(own)
			}
			return nil
		})
	})
}

func (f file) update(fn func(*bbolt.Bucket) error) error {
	if err := os.MkdirAll(filepath.Dir(f.path), dirMode); err != nil {
		return f.unusable(err)
	}
	return f.open(false, func(db *bbolt.DB) error {
		return db.Update(func(tx *bbolt.Tx) error {
			own, err := tx.CreateBucketIfNotExists(f.store)
			if err != nil {
				return err
			}
			return fn(own)
		})
	})
}

func (f file) open(readOnly bool, use func(*bbolt.DB) error) (err error) {
	defer func() {
		if p := recover(); p != nil { // bbolt panics on damaged pages
			err = f.unusable(fmt.Errorf("it is damaged (%v)", p))
		}
	}()
	db, err := bbolt.Open(f.path, fileMode, &bbolt.Options{Timeout: wait, ReadOnly: readOnly, NoStatistics: true})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return store.NewError(store.ErrLocked, fmt.Sprintf("the journal %s is in use by another program", f.path),
			"try again when that program has finished", err)
	}
	if err != nil {
		return f.unusable(err)
	}
	err = use(db)
	if closing := db.Close(); err == nil && closing != nil {
		err = f.unusable(closing)
	}
	return err
}

func (f file) unusable(cause error) error {
	return store.NewError(nil, fmt.Sprintf("the journal %s, which keeps changes while the team store is away, cannot be used: %v", f.path, cause),
		"check the disk, or move the file away to start a new one; changes that wait in it are then not sent", cause)
}

// add puts a change at the end of a session's line. Base is the last event its
// author had seen, where it is the first in line.
func (f file) add(id session.ID, base uint64, e entry) error {
	return f.update(func(own *bbolt.Bucket) error {
		bucket, err := own.CreateBucketIfNotExists([]byte(id))
		if err != nil {
			return err
		}
		if bucket.Get(lineKey) == nil {
			if err := putJSON(bucket, lineKey, line{Base: base, After: base}); err != nil {
				return err
			}
		}
		n, err := bucket.NextSequence()
		if err != nil {
			return err
		}
		return putJSON(bucket, binary.BigEndian.AppendUint64(nil, n), e)
	})
}

// first is the first change in a session's line; ok is false where none waits.
func (f file) first(id session.ID) (e entry, l line, ok bool, err error) {
	err = f.view(func(own *bbolt.Bucket) error {
		bucket := own.Bucket([]byte(id))
		if bucket == nil {
			return nil
		}
		if err := json.Unmarshal(bucket.Get(lineKey), &l); err != nil {
			return f.unusable(fmt.Errorf("read the line of session %s: %w", id, err))
		}
		k, v := bucket.Cursor().First()
		if k == nil || string(k) == string(lineKey) {
			return nil
		}
		if err := json.Unmarshal(v, &e); err != nil {
			return f.unusable(fmt.Errorf("read a change of session %s: %w", id, err))
		}
		e.key, ok = append([]byte(nil), k...), true
		return nil
	})
	return e, l, ok, err
}

// done takes a change out of its line, which goes on as it says, or ends.
func (f file) done(id session.ID, e entry, l line, refused *Aside) error {
	return f.update(func(own *bbolt.Bucket) error {
		bucket := own.Bucket([]byte(id))
		if bucket == nil || bucket.Get(e.key) == nil {
			return nil // another program was faster
		}
		if refused != nil {
			aside, err := own.CreateBucketIfNotExists(asideBucket)
			if err != nil {
				return err
			}
			n, err := aside.NextSequence()
			if err != nil {
				return err
			}
			if err := putJSON(aside, binary.BigEndian.AppendUint64(nil, n), refused); err != nil {
				return err
			}
		}
		if err := bucket.Delete(e.key); err != nil {
			return err
		}
		if k, _ := bucket.Cursor().First(); k == nil || string(k) == string(lineKey) {
			return own.DeleteBucket([]byte(id))
		}
		return putJSON(bucket, lineKey, l)
	})
}

// waiting counts the changes of each session that wait.
func (f file) waiting() (counts map[session.ID]int, aside int, err error) {
	counts = map[session.ID]int{}
	err = f.view(func(own *bbolt.Bucket) error {
		return own.ForEachBucket(func(name []byte) error {
			n := own.Bucket(name).Inspect().KeyN
			if string(name) == string(asideBucket) {
				aside = n
				return nil
			}
			counts[session.ID(name)] = n - 1 // the line is none
			return nil
		})
	})
	return counts, aside, err
}

// refused lists the changes that were put aside.
func (f file) refused() ([]Aside, error) {
	var out []Aside
	err := f.view(func(own *bbolt.Bucket) error {
		bucket := own.Bucket(asideBucket)
		if bucket == nil {
			return nil
		}
		return bucket.ForEach(func(_, v []byte) error {
			var a Aside
			if err := json.Unmarshal(v, &a); err != nil {
				return f.unusable(fmt.Errorf("read a change that was put aside: %w", err))
			}
			out = append(out, a)
			return nil
		})
	})
	return out, err
}

func putJSON(bucket *bbolt.Bucket, key []byte, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return bucket.Put(key, raw)
}
