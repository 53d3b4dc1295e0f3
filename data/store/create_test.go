package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"loracle/data/session"
)

func fixedTime() time.Time { return time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC) }

// Where a file system has no links, a store is copied into place.
func TestACopiedStoreIsAStore(t *testing.T) {
	dir := t.TempDir()
	draft, path := filepath.Join(dir, "draft"), filepath.Join(dir, "sessions.db")
	if err := initialize(draft); err != nil {
		t.Fatal(err)
	}
	if err := copyNew(draft, path); err != nil {
		t.Fatal(err)
	}
	b, err := OpenBolt(path, Options{Now: fixedTime})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Create(session.Create("A", "k", "p")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != fileMode {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestNeitherALinkNorACopyReplacesAFile(t *testing.T) {
	dir := t.TempDir()
	draft, path := filepath.Join(dir, "draft"), filepath.Join(dir, "sessions.db")
	theirs := []byte("made by another program meanwhile")
	if err := errors.Join(initialize(draft), os.WriteFile(path, theirs, fileMode)); err != nil {
		t.Fatal(err)
	}
	for name, into := range map[string]func(string, string) error{"link": place, "copy": copyNew} {
		if err := into(draft, path); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, theirs) {
			t.Errorf("%s: the file holds %d bytes, %v", name, len(got), err)
		}
	}
}

func TestIndexKeysSortByTime(t *testing.T) {
	times := []time.Time{
		{},
		time.Date(1969, 12, 31, 23, 59, 59, 999, time.UTC), time.Unix(0, 0), time.Unix(0, 1),
		time.Date(2027, 1, 1, 0, 0, 0, 999_999_999, time.UTC), time.Date(2027, 1, 1, 0, 0, 1, 0, time.UTC),
		time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
	}
	const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
	for i := range times[1:] {
		if a, b := indexKey(times[i], id), indexKey(times[i+1], id); bytes.Compare(a, b) >= 0 {
			t.Errorf("%v does not sort before %v", times[i], times[i+1])
		}
	}
	if got, ok := indexedID(indexKey(times[0], id)); !ok || string(got) != id {
		t.Errorf("the key holds %q", got)
	}
	if _, ok := indexedID([]byte(id)); ok {
		t.Error("an id alone was taken for an index key")
	}
}
