package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"loracle/data/session"
	"loracle/data/store"
)

// asOrdinaryUser runs do without the right of the superuser to read and write
// everything, which test runs in containers often have. The thread that gave it
// up is thrown away.
func asOrdinaryUser(t *testing.T, do func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		do()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if err := syscall.Setfsuid(65534); err != nil {
			t.Error(err)
			return
		}
		do()
	}()
	<-done
}

// publicDir is a directory that every user can reach and, at first, write.
func publicDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(os.Chmod(dir, 0o700), os.RemoveAll(dir)); err != nil {
			t.Error(err)
		}
	})
	chmod(t, dir, 0o777)
	return dir
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestAReadOnlyDirectoryGetsNoStore(t *testing.T) {
	dir := publicDir(t)
	chmod(t, dir, 0o555)
	asOrdinaryUser(t, func() {
		for _, path := range []string{filepath.Join(dir, "sessions.db"), filepath.Join(dir, "new", "sessions.db")} {
			expectError(t, openError(t, path), store.ErrReadOnly,
				"no session store can be made at "+path+": permission denied", "name a file in a folder you can write to")
		}
	})
}

func TestAReadOnlyStoreCanBeReadAndSaysSoWhenWritten(t *testing.T) {
	dir := publicDir(t)
	path := filepath.Join(dir, "sessions.db")
	b := open(t, path)
	s, err := b.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	chmod(t, path, 0o444)
	chmod(t, dir, 0o555)
	asOrdinaryUser(t, func() {
		b, err := store.OpenBolt(path, childOptions())
		if err != nil {
			t.Errorf("open: %v", err)
			return
		}
		if sums, err := b.List(); err != nil || len(sums) != 1 {
			t.Errorf("listed %v, %v", sums, err)
		}
		if got, err := b.Load(s.ID); err != nil || got.Title != "A" {
			t.Errorf("loaded %v, %v", got, err)
		}
		_, err = b.Append(s.ID, session.Rename("B"))
		expectError(t, err, store.ErrReadOnly, "the session store "+path+" cannot be written: permission denied", "--db")
	})
}

func TestAStoreOfAnOlderLayoutStaysWhereNoCopyCanBeKept(t *testing.T) {
	dir := publicDir(t)
	path := filepath.Join(dir, "sessions.db")
	_, content := layout1(t)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	chmod(t, path, 0o666)
	chmod(t, dir, 0o555)
	asOrdinaryUser(t, func() {
		b, err := store.OpenBolt(path, childOptions())
		if err != nil {
			t.Errorf("open: %v", err)
			return
		}
		if n, err := b.Count(); err != nil || n.Living != 10 {
			t.Errorf("counted %+v, %v", n, err)
		}
		_, err = b.Create(session.Create("New", "k", "p"))
		expectError(t, err, store.ErrReadOnly,
			"the session store "+path+" has layout 1, and no copy of it could be kept before going over to layout 2: permission denied",
			"see that a second copy of the file fits")
	})
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestAStoreOfSomebodyElseIsExplained(t *testing.T) {
	dir := publicDir(t)
	path := filepath.Join(dir, "sessions.db")
	open(t, path)
	if os.Geteuid() != 0 {
		chmod(t, path, 0)
	}
	asOrdinaryUser(t, func() {
		err := openError(t, path)
		expectError(t, err, nil, "the session store "+path+" cannot be read: permission denied", "ask for permission")
		if !errors.Is(err, fs.ErrPermission) || errors.Is(err, store.ErrDamaged) {
			t.Errorf("%v is not about permission", err)
		}
	})
}

func TestAPipeIsNoStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	expectError(t, openError(t, path), store.ErrDamaged, path+" is a device or a pipe, not a session store", "--db")
}

func init() { tasks["fill"] = childFillsTheDisk }

// childFillsTheDisk saves answers until there is no room, and writes how many
// were acknowledged. A limit on the size of its files stands in for the disk.
func childFillsTheDisk() error {
	path, id := os.Getenv(pathVariable), session.ID(os.Getenv(idVariable))
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	limit := syscall.Rlimit{Cur: uint64(info.Size()), Max: uint64(info.Size())}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	b, err := store.OpenBolt(path, childOptions())
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		_, err := b.Append(id, session.NoteQuestion("gap", strings.Repeat("x", 2000)))
		var known *store.Error
		if errors.As(err, &known) {
			_, err = fmt.Fprintf(os.Stdout, "%d\n%t\n%s\n%s\n", n, errors.Is(err, store.ErrDamaged), err, known.Hint())
			return err
		}
		if err != nil {
			return err
		}
	}
}

func TestAFullDiskIsExplainedAndLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	s, err := b.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	out, err := childCommand(t, "fill", path, s.ID, "", 0).Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(out), "\n")
	n, err := strconv.Atoi(lines[0])
	if err != nil || n == 0 {
		t.Fatalf("the child wrote %q", out)
	}
	want := []string{
		"false", "the session store " + path + " cannot be written: file too large",
		"check the disk that holds it, or name another file with --db",
	}
	if got := lines[1:4]; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	events, err := b.Events(s.ID)
	if err != nil || len(events) != n+1 {
		t.Errorf("%d answers were acknowledged, %d events are there: %v", n, len(events), err)
	}
	if _, err := b.Append(s.ID, session.Rename("B")); err != nil {
		t.Errorf("with space again: %v", err)
	}
}
