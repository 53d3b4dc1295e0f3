package tuitest

import (
	"strings"

	"loracle/data/session"
	"loracle/data/store"
)

// Page implements store.Store.
func (m *Memory) Page(q store.Query) (store.Page, error) {
	all, err := m.list(q.Deleted)
	if err != nil {
		return store.Page{}, err
	}
	var page store.Page
	seen := 0
	for i, s := range all {
		if !q.After.IsZero() && !olderThan(s, q.After) {
			continue
		}
		if q.Limit > 0 && len(page.Sessions) == q.Limit || q.Scan > 0 && seen == q.Scan {
			page.Next = all[i-1].Cursor()
			break
		}
		seen++
		if containsAll(strings.ToLower(s.Title), q.Words) {
			page.Sessions = append(page.Sessions, s)
		}
	}
	return page, nil
}

func olderThan(s store.Summary, c store.Cursor) bool {
	d := s.UpdatedAt.Compare(c.UpdatedAt)
	return d < 0 || d == 0 && s.ID < c.ID
}

func containsAll(title string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(title, strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// Count implements store.Store.
func (m *Memory) Count() (store.Count, error) {
	living, err := m.list(false)
	if err != nil {
		return store.Count{}, err
	}
	deleted, err := m.list(true)
	return store.Count{Living: len(living), Deleted: len(deleted)}, err
}

// Histories implements store.Archive, of which screens ask for nothing.
func (m *Memory) Histories(session.ID, int) ([]store.History, error) { return nil, nil }

// Merge implements store.Archive; see Histories.
func (m *Memory) Merge([]store.History, bool) ([]store.Merged, error) { return nil, nil }

// Hashes implements store.Archive; see Histories.
func (m *Memory) Hashes() ([]string, error) { return nil, nil }
