package store_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/data/session"
	"loracle/data/store"
)

// layout1 is a store as the first versions of loracle left it: 12 sessions, two
// of them deleted.
func layout1(t *testing.T) (path string, content []byte) {
	t.Helper()
	f, err := os.Open("testdata/layout1.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err = io.ReadAll(z)
	if err := errors.Join(err, z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "sessions.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, content
}

// view is everything that a store shows.
type view struct {
	Living, Deleted []store.Summary
	Count           store.Count
	States          []session.State
	Events          [][]session.Event
	Found           []string
}

func viewOf(t *testing.T, s store.Store) view {
	t.Helper()
	var (
		v    view
		errs [3]error
	)
	v.Living, errs[0] = s.List()
	v.Deleted, errs[1] = s.Deleted()
	v.Count, errs[2] = s.Count()
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	for _, sum := range append(append([]store.Summary{}, v.Living...), v.Deleted...) {
		state, err := s.Load(sum.ID)
		events, err2 := s.Events(sum.ID)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		v.States, v.Events = append(v.States, state), append(v.Events, events)
		_, err = s.Find(sum.Title)
		v.Found = append(v.Found, errorText(err))
	}
	return v
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestReadingAnOlderLayoutChangesNothing(t *testing.T) {
	path, content := layout1(t)
	v := viewOf(t, open(t, path))
	if len(v.Living) != 10 || len(v.Deleted) != 2 || v.Count != (store.Count{Living: 10, Deleted: 2}) {
		t.Errorf("%d living, %d deleted, counted %+v", len(v.Living), len(v.Deleted), v.Count)
	}
	page, err := open(t, path).Page(store.Query{Deleted: true, Limit: 1})
	if err != nil || len(page.Sessions) != 1 || page.Sessions[0].ID != v.Deleted[0].ID {
		t.Fatalf("the first page is %+v, %v", page, err)
	}
	page, err = open(t, path).Page(store.Query{Deleted: true, Limit: 1, After: page.Next})
	if err != nil || len(page.Sessions) != 1 || page.Sessions[0].ID != v.Deleted[1].ID || !page.Next.IsZero() {
		t.Errorf("the second page is %+v, %v", page, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
		t.Errorf("the file was changed (%v)", err)
	}
	expectAlone(t, path)
}

func TestTheFirstChangeGoesOverFromLayout1AndKeepsACopy(t *testing.T) {
	path, _ := layout1(t)
	want := viewOf(t, open(t, path))
	options := childOptions()
	var kept []string
	options.Upgraded = func(file string) { kept = append(kept, file) }
	b, err := store.OpenBolt(path, options)
	if err != nil {
		t.Fatal(err)
	}
	id := want.Living[0].ID
	for range 2 {
		if _, err := b.Append(id, session.Rename("Renamed again")); err != nil {
			t.Fatal(err)
		}
	}
	if len(kept) != 1 || kept[0] != path+".layout1" {
		t.Fatalf("kept %q", kept)
	}
	if diff := cmp.Diff(want, viewOf(t, open(t, kept[0]))); diff != "" {
		t.Errorf("the copy differs:\n%s", diff)
	}
	got, err := open(t, path).Find("Renamed again")
	if err != nil || got.ID != id {
		t.Errorf("found %s, %v", got.ID, err)
	}
	after := viewOf(t, open(t, path))
	if after.Count != want.Count {
		t.Errorf("counted %+v, before %+v", after.Count, want.Count)
	}
	if diff := cmp.Diff(want.Living[1:], after.Living[1:]); diff != "" {
		t.Errorf("the other sessions differ:\n%s", diff)
	}
	if diff := cmp.Diff(want.Deleted, after.Deleted); diff != "" {
		t.Errorf("the deleted sessions differ:\n%s", diff)
	}
}

func TestACopyOfAnOlderLayoutNeverReplacesAnother(t *testing.T) {
	path, _ := layout1(t)
	if err := os.WriteFile(path+".layout1", []byte("kept before"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, path)
	if _, err := b.Create(session.Create("New", "k", "p")); err != nil {
		t.Fatal(err)
	}
	if old, err := os.ReadFile(path + ".layout1"); err != nil || string(old) != "kept before" {
		t.Errorf("the older copy holds %q (%v)", old, err)
	}
	if n, err := open(t, path+".layout1.2").Count(); err != nil || n.Living != 10 {
		t.Errorf("the copy has %+v, %v", n, err)
	}
}

func TestAKillWhileAStoreIsBroughtUpToDateLosesNothing(t *testing.T) {
	older, newer := 0, 0
	for range rounds(60) {
		path, _ := layout1(t)
		want := viewOf(t, open(t, path))
		c := startChild(t, "answer", path, want.Living[0].ID, "round", 1)
		time.AfterFunc(rand.N(60*time.Millisecond), func() {
			// A child that has ended by itself cannot be killed.
			_ = c.Process.Kill()
		})
		said := c.lines.Scan()
		_ = c.Wait() // killed or not
		b := open(t, path)
		if n, err := b.Count(); err != nil || n != want.Count {
			t.Fatalf("counted %+v, %v", n, err)
		}
		report := examine(t, path)
		if len(report.Findings) > 0 {
			t.Fatalf("found %q", report.Findings)
		}
		if _, err := os.Stat(path + ".layout1"); errors.Is(err, fs.ErrNotExist) {
			older++
			if said {
				t.Fatal("an answer was acknowledged and no copy was kept")
			}
			continue
		}
		newer++
		if diff := cmp.Diff(want, viewOf(t, open(t, path+".layout1"))); diff != "" {
			t.Fatalf("the copy differs:\n%s", diff)
		}
		if said {
			if events, err := b.Events(want.Living[0].ID); err != nil || len(events) != int(want.States[0].Seq)+1 {
				t.Fatalf("%d events, %v", len(events), err)
			}
		}
	}
	t.Logf("killed before the copy was kept: %d, after it: %d", older, newer)
}
