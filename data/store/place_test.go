package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"loracle/data/store"
)

func openError(t *testing.T, path string) error {
	t.Helper()
	_, err := store.OpenBolt(path, impatient())
	if err == nil {
		t.Fatalf("%s was opened", path)
	}
	return err
}

func TestADirectoryIsNoStore(t *testing.T) {
	dir := t.TempDir()
	expectError(t, openError(t, dir), store.ErrDamaged,
		dir+" is a directory, not a session store", "name a file in it, like "+filepath.Join(dir, "sessions.db"))
}

func TestAFileAmongTheParentsIsExplained(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(file, "sessions.db")
	expectError(t, openError(t, path), nil, "the session store "+path+" cannot be opened: not a directory", "--db")
}

func TestALinkToAStoreIsFollowed(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(filepath.Join(dir, "sessions.db"), link); err != nil {
		t.Skip(err)
	}
	expectError(t, openError(t, link), store.ErrDamaged, "the session store "+link+" is no longer there", "put it back")
	open(t, filepath.Join(dir, "sessions.db"))
	open(t, link)
}

func TestAStoreNeedsAClock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	if _, err := store.OpenBolt(path, store.Options{}); err == nil {
		t.Error("opened without a clock")
	}
}
