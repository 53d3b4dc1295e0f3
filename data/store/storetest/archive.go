package storetest

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
)

// another opens an empty store beside the fixture's, of which nobody knows how
// to summarize.
func (f *fixture) another(t *testing.T) store.Store {
	t.Helper()
	s, err := f.open(filepath.Join(t.TempDir(), "other.db"), store.Options{Now: f.options.Now, By: "bo"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// histories reads all sessions, so many bytes at a time.
func histories(t *testing.T, s store.Store, size int) []store.History {
	t.Helper()
	var all []store.History
	after := session.ID("")
	for {
		some, err := s.Histories(after, size)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 {
			return all
		}
		all = append(all, some...)
		after = some[len(some)-1].Summary.ID
	}
}

func merge(t *testing.T, s store.Store, all []store.History, keep bool) []store.Merging {
	t.Helper()
	merged, err := s.Merge(all, keep)
	if err != nil {
		t.Fatal(err)
	}
	var out []store.Merging
	for _, m := range merged {
		out = append(out, m.What)
	}
	return out
}

func testHistories(t *testing.T, f *fixture) {
	f.options.Summarize = func(session.State) (approach, outcome string) { return "lora", "go" }
	f.Store = f.reopen(t)
	for _, title := range []string{"A", "B", "C", "D"} {
		s := f.make(t, title, session.Answer("gap", advisor.Words("cost")))
		if title == "C" {
			f.append(t, s.ID, session.Delete())
		}
	}
	want := histories(t, f, 1<<20)
	if len(want) != 4 || len(want[2].Events) != 3 || !want[2].Summary.Deleted {
		t.Fatalf("got %+v", want)
	}
	for _, size := range []int{0, 1, want[0].Size(), want[0].Size() + want[1].Size()} {
		if diff := cmp.Diff(want, histories(t, f, size)); diff != "" {
			t.Errorf("%d bytes at a time: %s", size, diff)
		}
	}
	to := f.another(t)
	if got := merge(t, to, want, true); !slices.Equal(got, []store.Merging{store.Added, store.Added, store.Added, store.Added}) {
		t.Errorf("merged as %q", got)
	}
	if diff := cmp.Diff(want, histories(t, to, 1<<20)); diff != "" {
		t.Errorf("they came over changed:\n%s", diff)
	}
	expectTitles(t, to.List, "D", "B", "A")
	expectTitles(t, to.Deleted, "C")
	if got, err := to.Find("B"); err != nil || got.ID != want[1].Summary.ID {
		t.Errorf("found %s, %v", got.ID, err)
	}
	if n, err := to.Count(); err != nil || n != (store.Count{Living: 3, Deleted: 1}) {
		t.Errorf("counted %+v, %v", n, err)
	}
}

func testMerge(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	f.make(t, "B")
	early := histories(t, f, 1<<20)
	f.append(t, s.ID, session.Answer("gap", advisor.Words("cost")))
	f.append(t, s.ID, session.Delete())
	late := histories(t, f, 1<<20)
	to := f.another(t)
	for _, step := range []struct {
		bring []store.History
		keep  bool
		want  []store.Merging
	}{
		{early, false, []store.Merging{store.Added, store.Added}},
		{early, true, []store.Merging{store.Added, store.Added}},
		{early, true, []store.Merging{store.Same, store.Same}},
		{late, false, []store.Merging{store.Extended, store.Same}},
		{late, true, []store.Merging{store.Extended, store.Same}},
		{early, true, []store.Merging{store.Newer, store.Same}},
	} {
		if got := merge(t, to, step.bring, step.keep); !slices.Equal(got, step.want) {
			t.Fatalf("got %q, want %q", got, step.want)
		}
	}
	if diff := cmp.Diff(late, histories(t, to, 1<<20)); diff != "" {
		t.Error(diff)
	}
	expectTitles(t, to.List, "B")
	expectTitles(t, to.Deleted, "A")
	kept, err := to.Append(s.ID, session.Restore())
	if err != nil || kept.Seq != 4 {
		t.Errorf("the session goes on with event %d, %v", kept.Seq, err)
	}
}

func testMergeSplit(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	to := f.another(t)
	merge(t, to, histories(t, f, 1<<20), true)
	f.append(t, s.ID, session.Rename("Here"))
	here := histories(t, f, 1<<20)
	if _, err := to.Append(s.ID, session.Rename("There")); err != nil {
		t.Fatal(err)
	}
	if got := merge(t, to, here, false); got[0] != store.Split {
		t.Fatalf("got %q", got)
	}
	merged, err := to.Merge(here, true)
	if err != nil || merged[0].What != store.Split || merged[0].ID == s.ID {
		t.Fatalf("got %+v, %v", merged, err)
	}
	again, err := to.Merge(here, true)
	if err != nil || again[0].What != store.Same || again[0].ID != merged[0].ID {
		t.Fatalf("the second time: %+v, %v", again, err)
	}
	beside, err := to.Load(merged[0].ID)
	stays, err2 := to.Load(s.ID)
	if err != nil || err2 != nil || beside.Title != "Here" || stays.Title != "There" {
		t.Errorf("%q beside %q (%v, %v)", beside.Title, stays.Title, err, err2)
	}
}

func testMergeNewer(t *testing.T, f *fixture) {
	f.make(t, "A")
	h := histories(t, f, 1<<20)[0]
	h.Events = append(h.Events, json.RawMessage(`{"seq":2,"at":"2031-01-01T00:00:00Z","kind":"voted_by_hand"}`))
	h.Summary.Title = "As the newer one calls it"
	to := f.another(t)
	merged, err := to.Merge([]store.History{h}, true)
	if err != nil || merged[0].What != store.Added || !merged[0].Newer {
		t.Fatalf("got %+v, %v", merged, err)
	}
	if diff := cmp.Diff([]store.History{h}, histories(t, to, 1)); diff != "" {
		t.Error(diff)
	}
	expectTitles(t, to.List, "As the newer one calls it")
}

func testMergeRefuses(t *testing.T, f *fixture) {
	f.make(t, "A", session.Rename("B"))
	whole := histories(t, f, 1<<20)[0]
	for name, alter := range map[string]func(*store.History){
		"no id":            func(h *store.History) { h.Summary.ID = "" },
		"another id":       func(h *store.History) { h.Summary.ID = "session 1" },
		"no events":        func(h *store.History) { h.Events = nil },
		"a missing event":  func(h *store.History) { h.Events = h.Events[1:] },
		"the wrong order":  func(h *store.History) { slices.Reverse(h.Events) },
		"a damaged event":  func(h *store.History) { h.Events[1] = json.RawMessage(`{"seq":2`) },
		"a wrong number":   func(h *store.History) { h.Events[1] = json.RawMessage(`{"seq":3,"kind":"later_kind"}`) },
		"an event of none": func(h *store.History) { h.Events[1] = nil },
	} {
		h := whole
		h.Events = slices.Clone(whole.Events)
		alter(&h)
		to := f.another(t)
		if got, err := to.Merge([]store.History{whole, h}, true); err == nil {
			t.Errorf("%s: merged %+v", name, got)
		}
		if n, err := to.Count(); err != nil || n.Living != 0 {
			t.Errorf("%s: %d sessions are kept, %v", name, n.Living, err)
		}
	}
}
