package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
)

func testUndo(t *testing.T, f *fixture) {
	s := f.make(t, "A", session.Answer("gap", advisor.Words("cost")))
	want, err := f.Load(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.append(t, s.ID, session.Rename("B"))
	f.append(t, s.ID, session.Answer("stakes", advisor.Word("high")))
	f.append(t, s.ID, session.UndoChange(4))
	f.append(t, s.ID, session.UndoChange(3))
	for _, st := range []store.Store{f, f.reopen(t)} {
		got, err := st.Load(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(session.State{}, "Log", "Seq", "UpdatedAt")); diff != "" {
			t.Errorf("after undoing:\n%s", diff)
		}
		if events, err := st.Events(s.ID); err != nil || len(events) != 6 {
			t.Errorf("%d events, %v: nothing is erased", len(events), err)
		}
	}
	expectSummary(t, f, "A", 1)
	expectTitles(t, f.List, "A")
	f.append(t, s.ID, session.RedoChange(3))
	f.append(t, s.ID, session.RedoChange(4))
	expectSummary(t, f, "B", 2)
	if _, err := f.Append(s.ID, session.RedoChange(4)); err == nil {
		t.Error("a change was brought back twice")
	}
}

// expectSummary checks the title and the number of answers that the list shows.
func expectSummary(t *testing.T, s store.Store, title string, answered int) {
	t.Helper()
	list, err := s.List()
	if err != nil || len(list) != 1 {
		t.Fatalf("listed %d, %v", len(list), err)
	}
	if list[0].Title != title || list[0].Answered != answered {
		t.Errorf("the list shows %q with %d answers, want %q with %d", list[0].Title, list[0].Answered, title, answered)
	}
}
