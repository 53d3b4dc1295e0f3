package storetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/data/session"
	"loracle/data/store"
)

// allPages reads a list page by page.
func allPages(s store.Store, q store.Query) ([]store.Summary, error) {
	var all []store.Summary
	for {
		page, err := s.Page(q)
		if err != nil {
			return nil, err
		}
		all = append(all, page.Sessions...)
		if page.Next.IsZero() {
			return all, nil
		}
		q.After = page.Next
	}
}

func testPages(t *testing.T, f *fixture) {
	for i := range 7 {
		f.make(t, fmt.Sprint("Session ", i))
	}
	want, err := f.List()
	if err != nil {
		t.Fatal(err)
	}
	for size := range 9 { // zero reads everything at once
		got, err := allPages(f, store.Query{Limit: size})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("in pages of %d: %s", size, diff)
		}
	}
	page, err := f.Page(store.Query{Limit: 7})
	if err != nil || !page.Next.IsZero() {
		t.Errorf("after the last session the list goes on at %+v (%v)", page.Next, err)
	}
}

func testPageGoesOn(t *testing.T, f *fixture) {
	var made []session.State
	for i := range 6 {
		made = append(made, f.make(t, fmt.Sprint(i)))
	}
	first, err := f.Page(store.Query{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	expectPage(t, first, "5", "4")
	// What happens above the place does not move it, and neither does the end of
	// the session the page ended with.
	f.append(t, made[4].ID, session.Rename("moved up"))
	f.append(t, made[2].ID, session.Delete())
	rest, err := f.Page(store.Query{Limit: 9, After: first.Next})
	if err != nil {
		t.Fatal(err)
	}
	expectPage(t, rest, "3", "1", "0")
	beyond, err := f.Page(store.Query{After: store.Cursor{UpdatedAt: begin.AddDate(-1, 0, 0), ID: made[0].ID}})
	if err != nil || len(beyond.Sessions) != 0 || !beyond.Next.IsZero() {
		t.Errorf("beyond the end: %+v, %v", beyond, err)
	}
}

func expectPage(t *testing.T, page store.Page, want ...string) {
	t.Helper()
	got := []string{}
	for _, s := range page.Sessions {
		got = append(got, s.Title)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func testPageWords(t *testing.T, f *fixture) {
	for _, title := range []string{"Support triage", "Support tone", `A "quoted" <title> & more`, "ÄRGER mit Umlauten", "\u212Aelvin"} {
		f.make(t, title)
	}
	for _, c := range []struct {
		words []string
		want  []string
	}{
		{nil, []string{"\u212Aelvin", "ÄRGER mit Umlauten", `A "quoted" <title> & more`, "Support tone", "Support triage"}},
		{[]string{"SUPPORT"}, []string{"Support tone", "Support triage"}},
		{[]string{"tri", "supp"}, []string{"Support triage"}},
		{[]string{`"quoted"`, "<t", "&"}, []string{`A "quoted" <title> & more`}},
		{[]string{"ärger"}, []string{"ÄRGER mit Umlauten"}},
		{[]string{"kelvin"}, []string{"\u212Aelvin"}},
		{[]string{"updated_at"}, []string{}},
	} {
		page, err := f.Page(store.Query{Words: c.words})
		if err != nil {
			t.Fatal(err)
		}
		expectPage(t, page, c.want...)
	}
}

func testPageScan(t *testing.T, f *fixture) {
	f.make(t, "needle")
	for i := range 10 {
		f.make(t, fmt.Sprint("hay ", i))
	}
	q := store.Query{Words: []string{"needle"}, Limit: 5, Scan: 4}
	var found []store.Summary
	pages := 0
	for ; ; pages++ {
		page, err := f.Page(q)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, page.Sessions...)
		if page.Next.IsZero() {
			break
		}
		q.After = page.Next
	}
	if len(found) != 1 || found[0].Title != "needle" || pages != 2 {
		t.Errorf("found %+v after %d unfinished pages", found, pages)
	}
}

func testPagesOfDeleted(t *testing.T, f *fixture) {
	for i := range 5 {
		s := f.make(t, fmt.Sprint(i))
		if i != 2 {
			f.append(t, s.ID, session.Delete())
		}
	}
	q := store.Query{Deleted: true, Limit: 3}
	first, err := f.Page(q)
	if err != nil {
		t.Fatal(err)
	}
	expectPage(t, first, "4", "3", "1")
	q.After = first.Next
	second, err := f.Page(q)
	if err != nil {
		t.Fatal(err)
	}
	expectPage(t, second, "0")
	if !second.Next.IsZero() {
		t.Error("the list goes on behind its end")
	}
}

func testCount(t *testing.T, f *fixture) {
	expect := func(living, deleted int) {
		t.Helper()
		got, err := f.Count()
		if want := (store.Count{Living: living, Deleted: deleted}); err != nil || got != want {
			t.Errorf("counted %+v, want %+v (%v)", got, want, err)
		}
	}
	expect(0, 0)
	a, b := f.make(t, "A"), f.make(t, "B")
	expect(2, 0)
	f.append(t, a.ID, session.Rename("A2"))
	expect(2, 0)
	f.append(t, a.ID, session.Delete())
	f.append(t, a.ID, session.Rename("A3"))
	f.append(t, b.ID, session.Delete())
	expect(0, 2)
	f.append(t, a.ID, session.Restore())
	expect(1, 1)
	f.now = f.now.Add(-48 * time.Hour)
	f.append(t, a.ID, session.Rename("A4"))
	expect(1, 1)
	if got, err := f.Find("A4"); err != nil || got.ID != a.ID {
		t.Errorf("found %s, %v", got.ID, err)
	}
	if _, err := f.Find("A3"); err == nil {
		t.Error("the session is found by a title it no longer has")
	}
}
