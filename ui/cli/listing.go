package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"loracle/data/store"
)

// listing reads the list of sessions, a page at a time.
type listing struct {
	store store.Store
	after store.Cursor
	// limit is the most sessions to read; zero for all.
	limit int
}

const listPage = 1000

// each shows the sessions in turn.
func (l listing) each(show func(store.Summary) error) error {
	for q := (store.Query{After: l.after}); ; {
		q.Limit = listPage
		if l.limit > 0 {
			q.Limit = min(listPage, l.limit)
		}
		page, err := l.store.Page(q)
		if err != nil {
			return err
		}
		for _, s := range page.Sessions {
			if err := show(s); err != nil {
				return err
			}
		}
		if q.After = page.Next; q.After.IsZero() || l.limit == len(page.Sessions) && l.limit > 0 {
			return nil
		}
		if l.limit > 0 {
			l.limit -= len(page.Sessions)
		}
	}
}

// writeJSON writes the sessions as one JSON array, each as it is read.
func (l listing) writeJSON(w io.Writer) error {
	out := bufio.NewWriter(w)
	before := "[\n  "
	err := l.each(func(s store.Summary) error {
		raw, err := marshalIndented(newSummaryJSON(s))
		if err != nil {
			return err
		}
		_, err = out.WriteString(before + raw)
		before = ",\n  "
		return err
	})
	if err != nil {
		return errors.Join(err, out.Flush())
	}
	end := "\n]\n"
	if before[0] == '[' {
		end = "[]\n"
	}
	_, err = out.WriteString(end)
	return errors.Join(err, out.Flush())
}

// marshalIndented is a value as it stands in an indented array.
func marshalIndented(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetIndent("  ", "  ")
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}
