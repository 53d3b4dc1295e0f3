package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"loracle/data/session"
)

// minPrefix is how much of an id is needed to look it up by.
const minPrefix = 4

// Find implements Store. A title and an id prefix count the same: where one
// name fits two sessions it never picks one by itself.
func (b *Bolt) Find(name string) (session.State, error) {
	name = strings.TrimSpace(name)
	var id session.ID
	err := b.view(func(tx *bbolt.Tx) (err error) {
		if whole, ok := parseID(name); ok && tx.Bucket(sessionsBucket).Bucket([]byte(whole)) != nil {
			id = whole
			return nil
		}
		id, err = b.findByName(tx, name)
		return err
	})
	if err != nil {
		return session.State{}, err
	}
	return b.Load(id)
}

func (b *Bolt) findByName(tx *bbolt.Tx, name string) (session.ID, error) {
	var named []Summary
	if err := b.eachNamed(tx, name, func(sum Summary) { named = append(named, sum) }); err != nil {
		return "", err
	}
	return Choose(name, named)
}

// Choose is the session that a name means among those that may have it. It
// fails with ErrNotFound and ErrAmbiguous. It is for engines.
func Choose(name string, named []Summary) (session.ID, error) {
	var found, deleted []Summary
	for _, sum := range named {
		switch {
		case !fits(sum, name):
		case sum.Deleted:
			deleted = append(deleted, sum)
		default:
			found = append(found, sum)
		}
	}
	slices.SortFunc(found, newestFirst)
	slices.SortFunc(deleted, newestFirst)
	switch {
	case len(found) == 1:
		return found[0].ID, nil
	case len(found) > 1:
		return "", ambiguousError(name, found)
	case len(deleted) > 0:
		return "", deletedError(name, deleted)
	}
	return "", noSuchNameError(name)
}

// eachNamed shows the summaries whose session may have the name, each once: the
// ones whose id begins with it, then those with that title.
func (b *Bolt) eachNamed(tx *bbolt.Tx, name string, show func(Summary)) error {
	titles, summaries := tx.Bucket(titlesBucket), tx.Bucket(summariesBucket)
	if titles == nil {
		return b.eachSummary(tx, show)
	}
	prefix := []byte(strings.ToUpper(name))
	isPrefix := func(id []byte) bool { return len(prefix) >= minPrefix && bytes.HasPrefix(id, prefix) }
	c := summaries.Cursor()
	for k, raw := c.Seek(prefix); isPrefix(k); k, raw = c.Next() {
		sum, err := b.readSummary(raw)
		if err != nil {
			return err
		}
		show(sum)
	}
	hash := titlePrefix(name)
	c = titles.Cursor()
	for k, _ := c.Seek(hash); bytes.HasPrefix(k, hash); k, _ = c.Next() {
		id := k[titleSize:]
		if isPrefix(id) {
			continue
		}
		sum, err := b.readSummary(summaries.Get(id))
		if err != nil {
			return err
		}
		show(sum)
	}
	return nil
}

func fits(sum Summary, name string) bool {
	isPrefix := len(name) >= minPrefix && strings.HasPrefix(string(sum.ID), strings.ToUpper(name))
	return isPrefix || sum.Title == name
}

func noSuchNameError(name string) error {
	sentence := fmt.Sprintf("no session has the title or id %q", name)
	if n := len(name); n > 0 && n < minPrefix {
		sentence += fmt.Sprintf(" (an id needs at least its first %d characters)", minPrefix)
	}
	return &Error{ErrNotFound, sentence, hintList, nil}
}

func deletedError(name string, deleted []Summary) error {
	return &Error{
		ErrNotFound, fmt.Sprintf("the session %q was deleted", name),
		"it is kept and can be found by its whole id: " + candidates(deleted), nil,
	}
}

func ambiguousError(name string, found []Summary) error {
	return &Error{
		ErrAmbiguous, fmt.Sprintf("%q fits %d sessions: %s", name, len(found), candidates(found)),
		"use the id of the one you mean", nil,
	}
}

// maxCandidates bounds how many sessions an error lists.
const maxCandidates = 8

func candidates(sums []Summary) string {
	shown := make([]string, 0, maxCandidates+1)
	for _, sum := range sums[:min(len(sums), maxCandidates)] {
		shown = append(shown, fmt.Sprintf("%s %q of %s", sum.ID, sum.Title, sum.CreatedAt.Format("2006-01-02")))
	}
	if more := len(sums) - maxCandidates; more > 0 {
		shown = append(shown, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(shown, ", ")
}
