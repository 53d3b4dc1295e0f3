package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
)

func testListOrder(t *testing.T, f *fixture) {
	a, b := f.make(t, "A"), f.make(t, "B")
	f.make(t, "C")
	expectTitles(t, f.List, "C", "B", "A")
	f.append(t, a.ID, session.Answer("gap", advisor.Unknown()))
	expectTitles(t, f.List, "A", "C", "B")
	f.append(t, b.ID, session.Rename("B2"))
	expectTitles(t, f.List, "B2", "A", "C")
}

func expectTitles(t *testing.T, list func() ([]store.Summary, error), want ...string) {
	t.Helper()
	if got := titles(t, list); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func testClockJumpsBack(t *testing.T, f *fixture) {
	a := f.make(t, "A")
	f.make(t, "B")
	f.now = f.now.Add(-24 * time.Hour)
	f.append(t, a.ID, session.Rename("A again"))
	// The event is older than the session by its clock, yet comes after it.
	events, err := f.Events(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(events); n != 2 || events[1].Title != "A again" || !events[1].At.Equal(f.now) {
		t.Errorf("events: %+v", events)
	}
	expectTitles(t, f.List, "B", "A again")
	sums, err := f.List()
	if err != nil {
		t.Fatal(err)
	}
	if !sums[1].UpdatedAt.Equal(a.UpdatedAt) {
		t.Errorf("updated at %v, before it was created at %v", sums[1].UpdatedAt, a.CreatedAt)
	}
	// A time before 1970 sorts before all others.
	f.now = time.Date(1969, 12, 31, 23, 0, 0, 5, time.UTC)
	old := session.Create("Old", "k", "p")
	old.At = f.now
	f.now = begin
	if _, err := f.Create(old); err != nil {
		t.Fatal(err)
	}
	expectTitles(t, f.List, "B", "A again", "Old")
}

func testSummary(t *testing.T, f *fixture) {
	f.options.Summarize = func(s session.State) (approach, outcome string) {
		return "lora", "go after " + string(s.Marks["eval_set"].State)
	}
	f.Store = f.reopen(t)
	s := f.make(t, "A", session.Answer("gap", advisor.Words("cost")), session.Answer("stakes", advisor.Unknown()))
	created := f.now
	f.append(t, s.ID, session.MarkItem("eval_set", checklist.Mark{State: checklist.Met}))
	got, err := f.List()
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Summary{{
		ID: s.ID, Title: "A", CreatedAt: created, UpdatedAt: f.now,
		Answered: 1, Marked: 1, Approach: "lora", Outcome: "go after met",
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func testDelete(t *testing.T, f *fixture) {
	a, b := f.make(t, "A"), f.make(t, "B")
	f.make(t, "C")
	f.append(t, b.ID, session.Delete())
	f.append(t, a.ID, session.Delete())
	expectTitles(t, f.List, "C")
	expectTitles(t, f.Deleted, "A", "B")
	if s, err := f.Load(b.ID); err != nil || !s.Deleted || s.Title != "B" {
		t.Errorf("loading a deleted session: %+v, %v", s, err)
	}
	if _, err := f.Append(b.ID, session.Delete()); err == nil {
		t.Error("a session was deleted twice")
	}
	f.append(t, b.ID, session.Restore())
	expectTitles(t, f.List, "B", "C")
	expectTitles(t, f.Deleted, "A")
	if s, err := f.Load(b.ID); err != nil || s.Deleted {
		t.Errorf("after restoring: %+v, %v", s, err)
	}
}

func testAnswerToDeleted(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	f.append(t, s.ID, session.Delete())
	f.append(t, s.ID, session.Answer("gap", advisor.Words("cost")))
	expectTitles(t, f.List)
	f.append(t, s.ID, session.Restore())
	expectTitles(t, f.List, "A")
	if s, err := f.Load(s.ID); err != nil || !s.Answers.Known("gap") {
		t.Errorf("the answer is lost: %+v, %v", s, err)
	}
}

func testFind(t *testing.T, f *fixture) {
	f.make(t, "Other")
	f.now = f.now.Add(365 * 24 * time.Hour)
	s := f.make(t, "Support triage")
	id := string(s.ID)
	for _, name := range []string{id, strings.ToLower(id), id[:8], strings.ToLower(id[:20]), "Support triage", " Support triage "} {
		got, err := f.Find(name)
		if err != nil || got.ID != s.ID {
			t.Errorf("%q: got %s, %v", name, got.ID, err)
		}
		if diff := cmp.Diff(s, got); diff != "" {
			t.Errorf("%q: %s", name, diff)
		}
	}
}

func testFindAmbiguous(t *testing.T, f *fixture) {
	a, b := f.make(t, "Twice"), f.make(t, "Twice")
	c := f.make(t, string(a.ID[:6]))
	for name, want := range map[string][]session.State{
		"Twice":          {a, b},
		string(a.ID[:4]): {a, b, c},
		string(a.ID[:6]): {a, b, c}, // the title of one, the prefix of all
	} {
		_, err := f.Find(name)
		if !errors.Is(err, store.ErrAmbiguous) {
			t.Errorf("%q: got %v", name, err)
			continue
		}
		for _, s := range want {
			if !strings.Contains(err.Error(), string(s.ID)) {
				t.Errorf("%q: %s is not named in: %v", name, s.ID, err)
			}
		}
		if hint := hintOf(t, err); hint == "" {
			t.Errorf("%q: no hint", name)
		}
	}
}

func hintOf(t *testing.T, err error) string {
	t.Helper()
	var known *store.Error
	if !errors.As(err, &known) {
		t.Fatalf("%v is a %T", err, err)
	}
	return known.Hint()
}

func testFindNothing(t *testing.T, f *fixture) {
	s := f.make(t, "Support triage")
	for _, name := range []string{"", "support triage", "Support", "ZZZZ", string(s.ID[:3]), string(s.ID) + "0", "01ARZ3NDEKTSV4RRFFQ69G5FAV"} {
		if got, err := f.Find(name); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%q: got %q, %v", name, got.Title, err)
		}
	}
	_, err := f.Find(string(s.ID[:3]))
	if !strings.Contains(err.Error(), "at least its first 4 characters") {
		t.Errorf("a short prefix is not explained: %v", err)
	}
}

func testFindDeleted(t *testing.T, f *fixture) {
	s := f.make(t, "A title")
	f.append(t, s.ID, session.Delete())
	for _, name := range []string{"A title", string(s.ID[:10])} {
		_, err := f.Find(name)
		if !errors.Is(err, store.ErrNotFound) || !strings.Contains(err.Error(), "was deleted") {
			t.Errorf("%q: got %v", name, err)
		}
		if hint := hintOf(t, err); !strings.Contains(hint, string(s.ID)) {
			t.Errorf("%q: the hint does not name the session: %s", name, hint)
		}
	}
	if got, err := f.Find(string(s.ID)); err != nil || !got.Deleted {
		t.Errorf("by its id: %+v, %v", got, err)
	}
	// A living session of the same title is meant, not the deleted one.
	living := f.make(t, "A title")
	if got, err := f.Find("A title"); err != nil || got.ID != living.ID {
		t.Errorf("got %s, %v", got.ID, err)
	}
}

func testIDs(t *testing.T, f *fixture) {
	var ids []session.ID
	for range 5 {
		ids = append(ids, f.make(t, "A").ID)
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != 5 {
		t.Errorf("ids: %v", ids)
	}
	for _, id := range ids {
		if len(id) != 26 || strings.ToUpper(string(id)) != string(id) {
			t.Errorf("%q is no ULID", id)
		}
	}
}
