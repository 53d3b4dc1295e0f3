package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
)

func testCreate(t *testing.T, f *fixture) {
	got := f.make(t, "Support triage", session.Answer("gap", advisor.Words("format")), session.Rename("Triage"))
	want := session.State{
		ID: got.ID, Title: "Triage", Knowledge: "k", Pack: "paper@1", CreatedBy: "ana", Seq: 3,
		CreatedAt: f.now, UpdatedAt: f.now,
		Answers: advisor.Answers{"gap": advisor.Words("format")}, Marks: checklist.Marks{},
		Notes: map[advisor.QuestionID]string{}, ItemNotes: map[checklist.ItemID]string{},
		Log: got.Log,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	sameAsLoaded(t, f, got)
}

func sameAsLoaded(t *testing.T, s store.Store, want session.State) {
	t.Helper()
	got, err := s.Load(want.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the loaded state differs:\n%s", diff)
	}
}

func testCreateRefuses(t *testing.T, f *fixture) {
	for name, events := range map[string][]session.Event{
		"nothing":           nil,
		"without creation":  {session.Rename("x")},
		"without title":     {session.Create("", "k", "p")},
		"with a bad second": {session.Create("A", "k", "p"), session.Restore()},
	} {
		if s, err := f.Create(events...); err == nil {
			t.Errorf("%s: made %+v", name, s)
		}
	}
	if got := titles(t, f.List); len(got) != 0 {
		t.Errorf("listed all the same: %q", got)
	}
}

func testStamp(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	kept := f.append(t, s.ID, session.Rename("B"))
	if !kept.At.Equal(f.now) || kept.By != "ana" {
		t.Errorf("filled in as %v by %q", kept.At, kept.By)
	}
	e := session.Rename("C")
	e.At, e.By = time.Date(2027, 1, 1, 12, 0, 0, 7, time.FixedZone("", 2*3600)), "bo"
	kept = f.append(t, s.ID, e)
	if !kept.At.Equal(e.At) || kept.At.Location() != time.UTC || kept.By != "bo" {
		t.Errorf("what was given became %v by %q", kept.At, kept.By)
	}
}

func testAppend(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	until := time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC)
	want, err := f.Events(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range []session.Event{
		session.Answer("requests_per_month", advisor.Number(advisor.Between(3e5, 6e5))),
		session.Answer("gap", advisor.Unknown()),
		session.Answer("gap", advisor.Words()),
		session.Clear("gap"),
		session.NoteQuestion("gap", "ask Bo"),
		session.MarkItem("eval_set", checklist.Mark{
			State: checklist.Accepted, Reason: "the pilot shows enough", AcceptedBy: "Ana", Owner: "Bo", Until: until,
		}),
	} {
		kept := f.append(t, s.ID, e)
		if kept.Seq != uint64(i+2) {
			t.Errorf("event %d has the number %d", i+2, kept.Seq)
		}
		want = append(want, kept)
	}
	got, err := f.Events(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the events read back differ from those acknowledged:\n%s", diff)
	}
	state, err := session.Fold(s.ID, got)
	if err != nil {
		t.Fatal(err)
	}
	sameAsLoaded(t, f, state)
}

func testAppendRefuses(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	for name, e := range map[string]session.Event{
		"a second creation":   session.Create("B", "k", "p"),
		"an empty title":      session.Rename(""),
		"restoring the whole": session.Restore(),
		"an unknown kind":     {Kind: "parked"},
		"a mark without need": session.MarkItem("eval_set", checklist.Mark{State: checklist.Accepted}),
	} {
		_, err := f.Append(s.ID, e)
		if err == nil {
			t.Errorf("%s was kept", name)
		}
		if errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s is called damage: %v", name, err)
		}
	}
	sameAsLoaded(t, f, s)
	if kept := f.append(t, s.ID, session.Rename("B")); kept.Seq != 2 {
		t.Errorf("a refused event used up a number: the next is %d", kept.Seq)
	}
}

func testSeen(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	answer := func(months float64, seen uint64) session.Event {
		e := session.Answer("stable_months", advisor.Number(advisor.Exactly(months)))
		e.Seen = seen
		return e
	}
	if kept := f.append(t, s.ID, answer(6, s.Seq)); kept.Seen != 0 {
		t.Errorf("nothing came between, and yet the last one seen is said to be %d", kept.Seen)
	}
	late := f.append(t, s.ID, answer(12, s.Seq))
	if late.Seen != s.Seq {
		t.Errorf("the last one seen is said to be %d, not %d", late.Seen, s.Seq)
	}
	state, err := f.Load(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if clashes := state.Clashes(); len(clashes) != 1 || clashes[0].Late.Seq != late.Seq {
		t.Errorf("clashes: %+v", clashes)
	}
}

func testHandsOutCopies(t *testing.T, f *fixture) {
	s := f.make(t, "A", session.Answer("gap", advisor.Words("format", "cost")))
	want := s.Clone()
	scribble := func(s session.State) {
		s.Answers["gap"].Words[0] = "scribbled"
		s.Answers["x"] = advisor.Unknown()
		s.Marks["eval_set"] = checklist.Mark{State: checklist.Met}
		s.Notes["gap"] = "scribbled"
	}
	scribble(s)
	sameAsLoaded(t, f, want)
	loaded, err := f.Load(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	scribble(loaded)
	found, err := f.Find("A")
	if err != nil {
		t.Fatal(err)
	}
	scribble(found)
	sameAsLoaded(t, f, want)
	f.append(t, s.ID, session.Rename("B"))
	want.Title, want.Seq, want.UpdatedAt = "B", 3, f.now
	if events, err := f.Events(s.ID); err != nil {
		t.Fatal(err)
	} else if folded, err := session.Fold(s.ID, events); err != nil {
		t.Fatal(err)
	} else {
		want.Log = folded.Log
	}
	sameAsLoaded(t, f, want)
}

func testReopen(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	f.append(t, s.ID, session.Answer("stable_months", advisor.Number(advisor.Exactly(12))))
	want, err := f.Load(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	events, err := f.Events(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again := f.reopen(t)
	sameAsLoaded(t, again, want)
	eventsAgain, err := again.Events(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(events, eventsAgain); diff != "" {
		t.Error(diff)
	}
	if got := titles(t, again.List); len(got) != 1 || got[0] != "A" {
		t.Errorf("listed: %q", got)
	}
}

func testLongHistory(t *testing.T, f *fixture) {
	history := make([]session.Event, 2000)
	history[0] = session.Create("Long", "k", "p")
	for i := 1; i < len(history); i++ {
		history[i] = session.Answer(advisor.QuestionID(fmt.Sprint("q", i%60)), advisor.Number(advisor.Exactly(float64(i))))
	}
	s, err := f.Create(history...)
	if err != nil {
		t.Fatal(err)
	}
	if s.Seq != 2000 || s.Answers["q59"].Number.Low != 1979 {
		t.Errorf("folded to %d events, q59 = %v", s.Seq, s.Answers["q59"])
	}
	sameAsLoaded(t, f.reopen(t), s)
	if kept := f.append(t, s.ID, session.Rename("Longer")); kept.Seq != 2001 {
		t.Errorf("the next event is number %d", kept.Seq)
	}
}

func testText(t *testing.T, f *fixture) {
	for _, text := range []string{
		"plain", "naïve <script> & \"co\"", "two\nlines\tand a tab", "語 🦙", "null", `{"a":1}`, "\x1b[31mred\x1b[0m", strings.Repeat("long ", 20_000),
	} {
		s := f.make(t, text, session.NoteQuestion("gap", text), session.Answer("gap_text", advisor.Word(text)))
		if s.Title != text || s.Notes["gap"] != text || s.Answers["gap_text"].Word != text {
			t.Errorf("%.40q came back as %.40q", text, s.Title)
		}
		sameAsLoaded(t, f.reopen(t), s)
	}
	// What is not text cannot be kept as it is; what is acknowledged is what is kept.
	s := f.make(t, "bad \xff byte")
	sameAsLoaded(t, f.reopen(t), s)
}

func testUnknownID(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	for _, id := range []session.ID{"", "nonsense", "01ARZ3NDEKTSV4RRFFQ69G5FAV", s.ID[:20]} {
		_, loadErr := f.Load(id)
		_, eventsErr := f.Events(id)
		_, appendErr := f.Append(id, session.Rename("B"))
		for _, err := range []error{loadErr, eventsErr, appendErr} {
			if !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%q: got %v", id, err)
			}
		}
	}
}
