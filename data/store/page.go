package store

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode"

	"go.etcd.io/bbolt"

	"loracle/data/session"
)

// Query asks for a page of the list.
type Query struct {
	// After is where the page before ended; the first page has none.
	After Cursor
	// Limit is the most summaries to return, and Scan the most to look at while
	// searching for them; neither bounds where it is zero.
	Limit, Scan int
	// Words are what a title must contain: all of them, each anywhere, in upper
	// or lower case.
	Words []string
	// Deleted asks for the deleted sessions instead.
	Deleted bool
}

// Page is a part of the list, newest first.
type Page struct {
	Sessions []Summary
	// Next is where the next page goes on; it is zero at the end of the list. A
	// page that ends before its limit with a next one was bounded by Query.Scan.
	Next Cursor
}

// Cursor is a place in the list: behind a session as it was last changed.
type Cursor struct {
	UpdatedAt time.Time
	ID        session.ID
}

// IsZero reports whether the cursor stands before the first session.
func (c Cursor) IsZero() bool { return c.ID == "" }

// Cursor is the place behind a session.
func (s Summary) Cursor() Cursor { return Cursor{s.UpdatedAt, s.ID} }

// Count is how many sessions a store has.
type Count struct{ Living, Deleted int }

// Page implements Store. A page is one transaction that reads what it returns,
// or what it has to look at to find that.
func (b *Bolt) Page(q Query) (Page, error) {
	var page Page
	err := b.view(func(tx *bbolt.Tx) (err error) {
		if q.Deleted && tx.Bucket(deletedBucket) == nil {
			page, err = b.deletedInLayout1(tx, q)
			return err
		}
		page, err = b.page(tx, q)
		return err
	})
	if err != nil {
		return Page{}, err
	}
	return page, nil
}

func (b *Bolt) page(tx *bbolt.Tx, q Query) (Page, error) {
	var page Page
	words := newWords(q.Words)
	summaries, c := tx.Bucket(summariesBucket), listOf(tx, q.Deleted).Cursor()
	k := before(c, q.After)
	for seen := 0; k != nil; seen++ {
		if q.Limit > 0 && len(page.Sessions) == q.Limit || q.Scan > 0 && seen == q.Scan {
			return page, nil
		}
		id, ok := indexedID(k)
		if !ok {
			return page, damagedError(b.path, fmt.Errorf("index key %x", k))
		}
		page.Next = Cursor{indexedTime(k), session.ID(id)}
		if raw := summaries.Get(id); words.mayFit(raw) {
			sum, err := b.readSummary(raw)
			if err != nil {
				return page, err
			}
			if words.fit(sum.Title) {
				page.Sessions = append(page.Sessions, sum)
			}
		}
		k, _ = c.Prev()
	}
	page.Next = Cursor{}
	return page, nil
}

// before is the newest key that is older than a place in the list.
func before(c *bbolt.Cursor, after Cursor) []byte {
	if after.IsZero() {
		k, _ := c.Last()
		return k
	}
	if k, _ := c.Seek(indexKey(after.UpdatedAt, after.ID)); k == nil {
		k, _ = c.Last()
		return k
	}
	k, _ := c.Prev()
	return k
}

// words are what a title must contain, in lower case.
type words struct {
	all []string
	// plain are those that stand in JSON as they do in a title.
	plain [][]byte
}

func newWords(all []string) words {
	var w words
	for _, word := range all {
		word = strings.ToLower(word)
		w.all = append(w.all, word)
		if strings.IndexFunc(word, escaped) < 0 {
			w.plain = append(w.plain, []byte(word))
		}
	}
	return w
}

// escaped reports whether a character may look different in JSON. Letters that
// are not ASCII may change their length in lower case; they are left to fit.
func escaped(r rune) bool {
	return r > unicode.MaxASCII || r < ' ' || strings.ContainsRune(`"\<>&`, r)
}

// mayFit rules out summaries that cannot fit, without reading them.
func (w words) mayFit(raw []byte) bool {
	if len(w.plain) == 0 {
		return true
	}
	lower := bytes.ToLower(raw)
	for _, word := range w.plain {
		if !bytes.Contains(lower, word) {
			return false
		}
	}
	return true
}

func (w words) fit(title string) bool {
	title = strings.ToLower(title)
	for _, word := range w.all {
		if !strings.Contains(title, word) {
			return false
		}
	}
	return true
}

// Count implements Store.
func (b *Bolt) Count() (Count, error) {
	var c Count
	err := b.view(func(tx *bbolt.Tx) (err error) {
		if tx.Bucket(titlesBucket) == nil {
			return b.eachSummary(tx, c.add)
		}
		c, err = b.counted(tx)
		return err
	})
	return c, err
}

func (c *Count) add(sum Summary) {
	if sum.Deleted {
		c.Deleted++
	} else {
		c.Living++
	}
}
