package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
)

func TestALockedStoreIsExplained(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b, err := store.OpenBolt(path, impatient())
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, openErr := store.OpenBolt(path, impatient())
	_, appendErr := b.Append(s.ID, session.Rename("B"))
	_, listErr := b.List()
	for _, err := range []error{openErr, appendErr, listErr} {
		expectError(t, err, store.ErrLocked, "the session store "+path+" is in use by another program", "try again")
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append(s.ID, session.Rename("B")); err != nil {
		t.Errorf("after the other program has finished: %v", err)
	}
}

func TestAStoreThatIsLetGoInTimeIsWaitedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	other, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	letGo := make(chan error)
	time.AfterFunc(30*time.Millisecond, func() { letGo <- other.Close() })
	if _, err := b.Create(session.Create("A", "k", "p")); err != nil {
		t.Error(err)
	}
	if err := <-letGo; err != nil {
		t.Fatal(err)
	}
}

func TestNothingIsHeldBetweenCalls(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	if _, err := b.Create(session.Create("A", "k", "p")); err != nil {
		t.Fatal(err)
	}
	if _, err := b.List(); err != nil {
		t.Fatal(err)
	}
	// bbolt takes a millisecond at most, so it must find the file free at once.
	other, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Millisecond})
	if err != nil {
		t.Fatalf("the file is held: %v", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestReadersShareTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b, err := store.OpenBolt(path, impatient())
	if err != nil {
		t.Fatal(err)
	}
	reader, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.List(); err != nil {
		t.Errorf("two readers at once: %v", err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheStoreIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "share", "loracle", "sessions.db")
	open(t, path)
	for p, want := range map[string]os.FileMode{
		path: 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700,
	} {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has the mode %o, want %o", p, got, want)
		}
	}
	expectAlone(t, path)
}

func TestAStoreMadeMeanwhileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	const programs = 8
	ids := make(chan session.ID, programs)
	for range programs {
		go func() {
			var id session.ID
			defer func() { ids <- id }()
			b, err := store.OpenBolt(path, childOptions())
			if err != nil {
				t.Error(err)
				return
			}
			s, err := b.Create(session.Create("A", "k", "p"))
			if err != nil {
				t.Error(err)
			}
			id = s.ID
		}()
	}
	made := map[session.ID]bool{}
	for range programs {
		made[<-ids] = true
	}
	sums, err := open(t, path).List()
	if err != nil {
		t.Fatal(err)
	}
	if len(sums) != programs || len(made) != programs {
		t.Errorf("%d sessions were made, %d are listed", len(made), len(sums))
	}
	expectAlone(t, path)
}

// One answer is one transaction; bbolt numbers them.
func TestAnAnswerCostsOneCommit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	var s session.State
	costs := func(what string, want int, do func() error) {
		t.Helper()
		before := lastCommit(t, path)
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if got := lastCommit(t, path) - before; got != want {
			t.Errorf("%s costs %d commits, want %d", what, got, want)
		}
	}
	costs("making a session", 1, func() (err error) {
		s, err = b.Create(session.Create("A", "k", "p"), session.Rename("B"), session.Answer("gap", advisor.Unknown()))
		return err
	})
	for range 5 {
		costs("an answer", 1, func() error {
			_, err := b.Append(s.ID, session.Answer("gap", advisor.Words("cost")))
			return err
		})
	}
	costs("reading", 0, func() error {
		_, loadErr := b.Load(s.ID)
		_, listErr := b.List()
		_, findErr := b.Find("B")
		if loadErr != nil || listErr != nil {
			t.Fatal(loadErr, listErr)
		}
		return findErr
	})
	costs("a refused event", 0, func() error {
		if _, err := b.Append(s.ID, session.Rename("")); err == nil {
			t.Error("an empty title was kept")
		}
		return nil
	})
	hash := "5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e5f1e"
	costs("a knowledge base", 1, func() error { return b.PutKnowledge(hash, []byte("x")) })
	costs("the same knowledge base", 0, func() error { return b.PutKnowledge(hash, []byte("x")) })
}

func lastCommit(t *testing.T, path string) int {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	n := 0
	if err := db.View(func(tx *bbolt.Tx) error {
		n = tx.ID()
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return n
}
