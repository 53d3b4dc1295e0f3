package backup_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/data/backup"
	"loracle/data/session"
	"loracle/data/store"
)

func made(t *testing.T, s store.Store, title string) session.ID {
	t.Helper()
	base, _ := keepBase(t, s)
	state, err := s.Create(session.Create(title, base, "p"))
	if err != nil {
		t.Fatal(err)
	}
	return state.ID
}

func move(t *testing.T, id session.ID, from, to store.Store) {
	t.Helper()
	merged, err := backup.Move(id, from, to)
	if err != nil || merged.ID != id || merged.What == store.Split {
		t.Fatalf("%+v, %v", merged, err)
	}
	there, err := to.Load(id)
	here, err2 := from.Load(id)
	if err != nil || err2 != nil || there.Deleted || !here.Deleted {
		t.Fatalf("deleted there: %v, here: %v (%v, %v)", there.Deleted, here.Deleted, err, err2)
	}
}

func rename(t *testing.T, s store.Store, id session.ID, title string) {
	t.Helper()
	if _, err := s.Append(id, session.Rename(title)); err != nil {
		t.Fatal(err)
	}
}

func TestAMovedSessionIsWholeAndCanBeMovedBack(t *testing.T) {
	a, b := open(t), open(t)
	made(t, a, "before")
	id := made(t, a, "Triage")
	made(t, a, "after")
	events, err := a.Events(id)
	if err != nil {
		t.Fatal(err)
	}
	move(t, id, a, b)
	there, err := b.Events(id)
	if err != nil || len(there) != len(events)+2 {
		t.Fatalf("%d events, %v", len(there), err)
	}
	if diff := cmp.Diff(events, there[:len(events)]); diff != "" {
		t.Error(diff)
	}
	hashes, err := b.Hashes()
	if err != nil || len(hashes) != 1 || hashes[0] != events[0].Knowledge {
		t.Errorf("the other store keeps %q, %v; only the knowledge base was used", hashes, err)
	}
	rename(t, b, id, "Triage of support")
	move(t, id, b, a)
	if n, err := a.Count(); err != nil || n != (store.Count{Living: 3}) {
		t.Errorf("counted %+v, %v", n, err)
	}
	if s, err := a.Find("Triage of support"); err != nil || s.ID != id {
		t.Errorf("found %s, %v", s.ID, err)
	}
	rename(t, a, id, "Once more")
	move(t, id, a, b)
}

func TestASessionThatChangedInBothStoresStays(t *testing.T) {
	a, b := open(t), open(t)
	id := made(t, a, "Triage")
	h := all(t, a).Histories
	if _, err := b.Merge(h, true); err != nil {
		t.Fatal(err)
	}
	rename(t, b, id, "There")
	for _, title := range []string{"", "Here"} {
		if title != "" {
			rename(t, a, id, title)
		}
		was, is := all(t, a), all(t, b)
		if _, err := backup.Move(id, a, b); !errors.Is(err, backup.ErrStays) {
			t.Fatalf("%q: got %v", title, err)
		}
		if diff := cmp.Diff(was, all(t, a)) + cmp.Diff(is.Histories, all(t, b).Histories); diff != "" {
			t.Errorf("%q: something changed: %s", title, diff)
		}
	}
}

func TestAMoveThatWasInterruptedGoesOn(t *testing.T) {
	a, b := open(t), open(t)
	id := made(t, a, "Triage")
	rename(t, a, id, "Copied")
	if _, err := b.Merge(all(t, a).Histories, true); err != nil {
		t.Fatal(err)
	}
	rename(t, a, id, "Changed since")
	move(t, id, a, b)
	if s, err := b.Load(id); err != nil || s.Title != "Changed since" {
		t.Errorf("%q, %v", s.Title, err)
	}
	if _, err := backup.Move(id, a, b); !errors.Is(err, backup.ErrStays) {
		t.Errorf("a deleted session was moved: %v", err)
	}
}

var errCut = errors.New("cut off")

// brittle is a store whose writes fail after so many of them.
type brittle struct {
	store.Store
	left *int
}

func (b brittle) spend() error {
	if *b.left--; *b.left < 0 {
		return errCut
	}
	return nil
}

func (b brittle) PutKnowledge(hash string, files []byte) error {
	if err := b.spend(); err != nil {
		return err
	}
	return b.Store.PutKnowledge(hash, files)
}

func (b brittle) Append(id session.ID, e session.Event) (session.Event, error) {
	if err := b.spend(); err != nil {
		return e, err
	}
	return b.Store.Append(id, e)
}

func (b brittle) Merge(h []store.History, keep bool) ([]store.Merged, error) {
	if keep {
		if err := b.spend(); err != nil {
			return nil, err
		}
	}
	return b.Store.Merge(h, keep)
}

func TestAMoveCutOffAtAnyWriteLosesNothingAndEndsTheSecondTime(t *testing.T) {
	const writes = 4 // the knowledge base, the copy, the deletion, its note
	for allowed := range writes {
		a, b := open(t), open(t)
		id := made(t, a, "Triage")
		left := allowed
		if _, err := backup.Move(id, brittle{a, &left}, brittle{b, &left}); !errors.Is(err, errCut) {
			t.Fatalf("after %d writes: %v", allowed, err)
		}
		here, err := a.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		if there, err := b.Load(id); here.Deleted && (err != nil || there.Deleted) {
			t.Errorf("after %d writes it is in neither store (%v)", allowed, err)
		}
		move(t, id, a, b)
		move(t, id, b, a)
	}
}
