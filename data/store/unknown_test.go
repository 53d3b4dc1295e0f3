package store_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"loracle/data/session"
	"loracle/data/store"
)

// A damaged letter can make a change read like one of a newer version. Nobody
// has that version, so the session has to open without it.
func TestADamageThatReadsLikeANewerVersionLocksNothingForGood(t *testing.T) {
	for old, misspelled := range map[string]string{`"kind":"renamed"`: `"kind":"renaxed"`, `"title"`: `"titlx"`} {
		path := filepath.Join(t.TempDir(), "sessions.db")
		b := open(t, path)
		s, err := b.Create(session.Create("A", "k", "p"), session.Rename("B"), session.Rename("C"))
		if err != nil {
			t.Fatal(err)
		}
		key := seqKey(2)
		alterFile(t, path, func(tx *bbolt.Tx) error {
			events := eventsIn(tx, []byte(s.ID))
			return events.Put(key, bytes.ReplaceAll(bytes.Clone(events.Get(key)), []byte(old), []byte(misspelled)))
		})

		want := []string{string(s.ID) + ` ("C"): change 2 is of a kind that this loracle does not know`}
		if r := examine(t, path); len(r.Findings) > 0 || !slices.Equal(r.Unknown, want) {
			t.Errorf("%s: found %q and not known %q, want %q", misspelled, r.Findings, r.Unknown, want)
		}
		out, to, aside := salvage(t, path)
		if !slices.Equal(out.Unknown, want) || len(aside) > 0 || out.Events != 3 {
			t.Errorf("%s: saved %+v, aside %v", misspelled, out, aside)
		}
		expectUnknown(t, to, out)

		out, to, aside = salvageAs(t, path, begun(true))
		if len(out.Unknown) > 0 || out.Events != 2 || len(aside) != 1 || !strings.Contains(aside[0].Text, misspelled) {
			t.Errorf("%s: saved %+v with what is known, aside %v", misspelled, out, aside)
		}
		mended := string(s.ID) + ` ("C"): 1 of 3 changes are lost (2)`
		if !slices.Equal(out.Mended, []string{mended}) {
			t.Errorf("%s: mended %q, want %q", misspelled, out.Mended, mended)
		}
		if got, err := to.Load(s.ID); err != nil || got.Title != "C" {
			t.Errorf("%s: the session is %+v, %v", misspelled, got, err)
		}
		expectUsable(t, to, 1)
	}
}

// begun salvages as the program does.
func begun(knownOnly bool) store.Examination {
	x := examination()
	x.KnownOnly = knownOnly
	x.Begin = func(sum store.Summary) session.Event { return session.Create("Was "+sum.Title, "today", "p") }
	return x
}

// inPieces counts the sessions that were saved, and those that could not be put
// together.
func inPieces(s store.Salvaged) int {
	n := s.Sessions
	for _, m := range s.Mended {
		if strings.Contains(m, "could not be put together") {
			n++
		}
	}
	return n
}

// The first change of a session says what it was made with. Where it is lost the
// others are not: another can stand in for it.
func TestASessionWithoutItsBeginningIsPutTogether(t *testing.T) {
	for name, c := range map[string]struct {
		alter func(events *bbolt.Bucket) error
		aside int
	}{
		"lost":       {func(events *bbolt.Bucket) error { return events.Delete(seqKey(1)) }, 0},
		"unreadable": {func(events *bbolt.Bucket) error { return events.Put(seqKey(1), []byte(`{"seq":1,"kind":"crea`)) }, 1},
		"another":    {func(events *bbolt.Bucket) error { return events.Put(seqKey(1), bytes.Clone(events.Get(seqKey(2)))) }, 1},
	} {
		path := filepath.Join(t.TempDir(), "sessions.db")
		b := open(t, path)
		s, err := b.Create(session.Create("A", "k", "p"), session.Rename("B"), session.NoteQuestion("gap", "kept"))
		if err != nil {
			t.Fatal(err)
		}
		alterFile(t, path, func(tx *bbolt.Tx) error { return c.alter(eventsIn(tx, []byte(s.ID))) })
		out, to, aside := salvageAs(t, path, begun(false))
		want := string(s.ID) + ` ("B"): 1 of 3 changes are lost (1); the first said with which figures and checklist it was made, so those of this loracle stand in for them`
		if !slices.Equal(out.Mended, []string{want}) || out.Events != 2 || len(aside) != c.aside {
			t.Errorf("%s: saved %+v, aside %v", name, out, aside)
		}
		got, err := to.Load(s.ID)
		if err != nil || got.Title != "B" || got.Knowledge != "today" || got.Notes["gap"] != "kept" || !got.CreatedAt.Equal(s.CreatedAt) {
			t.Errorf("%s: the session is %+v, %v", name, got, err)
		}
		expectUsable(t, to, 1)
	}
}

// A newer version may have added something to the first change of all its
// sessions; they are taken over as they are.
func TestASessionThatBeginsInANewWayIsTakenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	s, err := b.Create(session.Create("A", "k", "p"), session.Rename("B"))
	if err != nil {
		t.Fatal(err)
	}
	alterFile(t, path, func(tx *bbolt.Tx) error {
		events := eventsIn(tx, []byte(s.ID))
		return events.Put(seqKey(1), append(bytes.TrimSuffix(bytes.Clone(events.Get(seqKey(1))), []byte("}")), `,"colour":"red"}`...))
	})
	if r := examine(t, path); len(r.Findings) > 0 || len(r.Unknown) != 1 {
		t.Errorf("found %q, not known %q", r.Findings, r.Unknown)
	}
	out, to, aside := salvage(t, path)
	if out.Events != 2 || len(aside) > 0 || len(out.Unknown) != 1 {
		t.Errorf("saved %+v, aside %v", out, aside)
	}
	expectUnknown(t, to, out)
	if sums, err := to.List(); err != nil || sums[0].Title != "B" {
		t.Errorf("listed is %+v, %v", sums, err)
	}
}

// expectUnknown makes sure that of what was saved exactly the sessions that are
// said to hold an unknown change refuse to go on, and name the doctor.
func expectUnknown(t *testing.T, b *store.Bolt, out store.Salvaged) {
	t.Helper()
	sums, err := b.List()
	if err != nil || len(sums) != out.Sessions {
		t.Fatalf("%d sessions of %d are listed: %v", len(sums), out.Sessions, err)
	}
	for _, sum := range sums {
		said := slices.ContainsFunc(out.Unknown, func(u string) bool { return strings.Contains(u, string(sum.ID)) })
		_, err := b.Load(sum.ID)
		var known *store.Error
		switch {
		case !said && err == nil:
		case said && errors.Is(err, store.ErrNewer) && errors.As(err, &known) && strings.Contains(known.Hint(), "loracle doctor"):
		default:
			t.Errorf("session %s: said to be unknown is %t, and it goes on with: %v", sum.ID, said, err)
		}
	}
}
