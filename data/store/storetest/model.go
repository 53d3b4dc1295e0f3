package storetest

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
)

// testModel plays random changes to several sessions against the store and
// against plain lists of events in memory, and compares the two.
func testModel(t *testing.T, f *fixture) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		m := &model{f: f, events: map[session.ID][]session.Event{}}
		m.path = filepath.Join(dir, time.Duration(runs).String(), "sessions.db")
		m.open(rt)
		for range rapid.IntRange(1, 12).Draw(rt, "changes") {
			m.change(rt)
			m.compare(rt)
		}
	})
}

type model struct {
	f      *fixture
	path   string
	store  store.Store
	events map[session.ID][]session.Event
}

func (m *model) open(t *rapid.T) {
	s, err := m.f.open(m.path, m.f.options)
	if err != nil {
		t.Fatal(err)
	}
	m.store = s
}

func (m *model) change(t *rapid.T) {
	// The clock stands, runs, or jumps back.
	m.f.now = m.f.now.Add(time.Duration(rapid.IntRange(-5, 10).Draw(t, "seconds")) * time.Second)
	ids := slices.Sorted(maps.Keys(m.events))
	what := rapid.IntRange(0, 7).Draw(t, "change")
	if len(ids) == 0 || what == 0 {
		m.create(t)
		return
	}
	if what == 1 {
		m.open(t)
		return
	}
	id := rapid.SampledFrom(ids).Draw(t, "session")
	e := rapid.SampledFrom([]session.Event{
		session.Rename("B"), session.Delete(), session.Restore(), session.Clear("gap"), session.Rename(""),
		session.Answer("gap", advisor.Words("format", "cost")), session.Answer("gap", advisor.Unknown()),
		session.UndoChange(2), session.UndoChange(3), session.RedoChange(2), session.RedoChange(3),
		session.NoteItem("eval_set", "later"), session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}),
	}).Draw(t, "event")
	m.append(t, id, e)
}

func (m *model) create(t *rapid.T) {
	s, err := m.store.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	events, err := m.store.Events(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	m.events[s.ID] = events
}

func (m *model) append(t *rapid.T, id session.ID, e session.Event) {
	kept, err := m.store.Append(id, e)
	e.Seq, e.At, e.By = uint64(len(m.events[id])+1), m.f.now, m.f.options.By
	_, refused := session.Fold(id, append(slices.Clone(m.events[id]), e))
	if (err == nil) != (refused == nil) {
		t.Fatalf("%s: the store says %v, the events say %v", e.Kind, err, refused)
	}
	if err != nil {
		return
	}
	if diff := gocmp.Diff(e, kept); diff != "" {
		t.Fatal(diff)
	}
	m.events[id] = append(m.events[id], kept)
}

func (m *model) compare(t *rapid.T) {
	var living, deleted []store.Summary
	for id, events := range m.events {
		s, err := session.Fold(id, events)
		if err != nil {
			t.Fatal(err)
		}
		got, err := m.store.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(s, got); diff != "" {
			t.Fatal(diff)
		}
		sum := store.Summary{
			ID: id, Title: s.Title, CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt, Deleted: s.Deleted, Marked: len(s.Marks),
		}
		if s.Answers.Known("gap") {
			sum.Answered = 1
		}
		if s.Deleted {
			deleted = append(deleted, sum)
		} else {
			living = append(living, sum)
		}
	}
	compareList(t, living, m.store.List)
	compareList(t, deleted, m.store.Deleted)
	size := rapid.IntRange(1, 4).Draw(t, "page size")
	compareList(t, living, func() ([]store.Summary, error) { return allPages(m.store, store.Query{Limit: size}) })
	compareList(t, deleted, func() ([]store.Summary, error) { return allPages(m.store, store.Query{Limit: size, Deleted: true}) })
	got, err := m.store.Count()
	if want := (store.Count{Living: len(living), Deleted: len(deleted)}); err != nil || got != want {
		t.Fatalf("counted %+v, want %+v (%v)", got, want, err)
	}
}

func compareList(t *rapid.T, want []store.Summary, list func() ([]store.Summary, error)) {
	slices.SortFunc(want, func(a, b store.Summary) int {
		return cmp.Or(b.UpdatedAt.Compare(a.UpdatedAt), cmp.Compare(b.ID, a.ID))
	})
	got, err := list()
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}
