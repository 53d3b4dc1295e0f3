package session_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

func TestFoldingTheSameEventsGivesTheSameState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := histories().Draw(t, "history")
		once, err := session.Fold("s", events)
		if err != nil {
			t.Fatal(err)
		}
		again := fold(t, events)
		if diff := cmp.Diff(once, again); diff != "" {
			t.Fatalf("folding again differs:\n%s", diff)
		}
		// Folding in two steps, with a copy in between, is folding.
		cut := rapid.IntRange(0, len(events)).Draw(t, "cut")
		stepwise := fold(t, events[:cut]).Clone()
		for _, e := range events[cut:] {
			if err := stepwise.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(once, stepwise); diff != "" {
			t.Fatalf("folding in two steps differs:\n%s", diff)
		}
	})
}

func TestEveryStateIsReachableThroughEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := fold(t, histories().Draw(t, "history"))
		got := fold(t, shortest(want))
		// The way there differs; what was said does not.
		got.Seq, got.UpdatedAt, got.History = want.Seq, want.UpdatedAt, want.History
		got.Milestones, got.Log = want.Milestones, want.Log
		got.Actions, got.Topics, got.Room = want.Actions, want.Topics, want.Room
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("the shortest way leads elsewhere:\n%s", diff)
		}
	})
}

// shortest is one event for each thing a state holds.
func shortest(s session.State) []session.Event {
	created := session.Create(s.Title, s.Knowledge, s.Pack)
	created.PackSHA256 = s.PackSHA256
	events := []session.Event{created}
	for _, q := range slices.Sorted(maps.Keys(s.Answers)) {
		events = append(events, session.Answer(q, s.Answers[q]))
	}
	for _, i := range slices.Sorted(maps.Keys(s.Marks)) {
		events = append(events, session.MarkItem(i, s.Marks[i]))
	}
	for _, q := range slices.Sorted(maps.Keys(s.Notes)) {
		events = append(events, session.NoteQuestion(q, s.Notes[q]))
	}
	for _, i := range slices.Sorted(maps.Keys(s.ItemNotes)) {
		events = append(events, session.NoteItem(i, s.ItemNotes[i]))
	}
	for _, o := range s.Overrides {
		events = append(events, session.SetLine(o))
	}
	if s.Deleted {
		events = append(events, session.Delete())
	}
	for i := range events {
		events[i].Seq, events[i].At, events[i].By = uint64(i+1), s.CreatedAt, s.CreatedBy
		if events[i].Kind == session.LineSet {
			events[i].By = "" // or it would stand in for whoever set the line
		}
	}
	return events
}

func TestLastWordCounts(t *testing.T) {
	s := fold(t, numbered(
		session.Create("First", "k", "p"),
		session.Rename("Second"),
		session.Answer("gap", advisor.Words("format")),
		session.Answer("gap", advisor.Words("cost", "tone")),
		session.Answer("stable_months", advisor.Number(advisor.Exactly(12))),
		session.Clear("stable_months"),
		session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}),
		session.MarkItem("gpu_access", checklist.Mark{State: checklist.Met}),
		session.MarkItem("gpu_access", checklist.Mark{}),
		session.NoteQuestion("gap", "ask Bo"), session.NoteItem("eval_set", "later"),
		session.NoteItem("eval_set", ""),
	))
	want := session.State{
		Log: s.Log,
		ID:  "s", Title: "Second", Knowledge: "k", Pack: "p", Seq: 12,
		CreatedAt: second(1), UpdatedAt: second(12),
		Answers:   advisor.Answers{"gap": advisor.Words("cost", "tone")},
		Marks:     checklist.Marks{"eval_set": {State: checklist.Open}},
		Notes:     map[advisor.QuestionID]string{"gap": "ask Bo"},
		ItemNotes: map[checklist.ItemID]string{},
		History: map[checklist.ItemID][]session.Change{
			"eval_set": {
				{At: second(7), Kind: session.Marked, Mark: checklist.Mark{State: checklist.Open}},
				{At: second(11), Kind: session.Noted, Note: "later"},
				{At: second(12), Kind: session.Noted, Was: "later"},
			},
			"gpu_access": {
				{At: second(8), Kind: session.Marked, Mark: checklist.Mark{State: checklist.Met}},
				{At: second(9), Kind: session.Marked, From: checklist.Mark{State: checklist.Met}},
			},
		},
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}

func TestDeletionIsUndoneByRestoring(t *testing.T) {
	events := numbered(session.Create("A", "k", "p"), session.Delete(), session.Answer("gap", advisor.Unknown()), session.Restore())
	for n, deleted := range map[int]bool{1: false, 2: true, 3: true, 4: false} {
		if got := fold(t, events[:n]).Deleted; got != deleted {
			t.Errorf("after event %d: deleted is %t", n, got)
		}
	}
}

func TestEventsOutOfPlaceAreRefused(t *testing.T) {
	created := session.Create("A", "k", "p")
	for _, c := range []struct {
		name   string
		events []session.Event
		want   string
	}{
		{"not created", numbered(session.Rename("A")), "the first event of a session creates it"},
		{"created twice", numbered(created, created), "a session is created once"},
		{"deleted twice", numbered(created, session.Delete(), session.Delete()), "deleted already"},
		{"restored for nothing", numbered(created, session.Restore()), "not deleted"},
		{"gap", []session.Event{numbered(created)[0], {Seq: 3, Kind: session.Deleted}}, "event 3 does not follow event 1"},
		{"repeated", []session.Event{numbered(created)[0], {Seq: 1, Kind: session.Deleted}}, "event 1 does not follow event 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := session.Fold("s", c.events)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			before := fold(t, c.events[:len(c.events)-1])
			if diff := cmp.Diff(before, s); diff != "" {
				t.Errorf("the refused event changed the state:\n%s", diff)
			}
		})
	}
}

func TestAClockThatJumpsBackReordersNothing(t *testing.T) {
	events := numbered(session.Create("A", "k", "p"), session.Rename("B"), session.Rename("C"))
	events[2].At = second(-3600)
	s := fold(t, events)
	if s.Title != "C" {
		t.Errorf("the title is %q: the later event must win whatever its clock said", s.Title)
	}
	if !s.UpdatedAt.Equal(second(2)) {
		t.Errorf("updated at %v: the session looks older than it is", s.UpdatedAt)
	}
	if !s.CreatedAt.Equal(second(1)) {
		t.Errorf("created at %v", s.CreatedAt)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fold(t, histories().Draw(t, "history"))
		s.Answers["gap"] = advisor.Words("format", "cost")
		s.Marks["eval_set"] = checklist.Mark{State: checklist.Open}
		s.Notes["gap"], s.ItemNotes["eval_set"] = "a", "b"
		copied := s.Clone()
		if diff := cmp.Diff(s, copied); diff != "" {
			t.Fatalf("the copy differs:\n%s", diff)
		}
		copied.Answers["gap"].Words[0] = "scribbled"
		copied.Answers["new"] = advisor.Unknown()
		copied.Marks["eval_set"] = checklist.Mark{State: checklist.Met}
		copied.Notes["gap"], copied.ItemNotes["eval_set"] = "scribbled", "scribbled"
		_, leaked := s.Answers["new"]
		if leaked || s.Answers["gap"].Words[0] != "format" || s.Marks["eval_set"].State != checklist.Open ||
			s.Notes["gap"] != "a" || s.ItemNotes["eval_set"] != "b" {
			t.Fatalf("a change to the copy shows in the original: %+v", s)
		}
	})
}

func TestAStateDoesNotShareTheEventsLists(t *testing.T) {
	words := []string{"format", "cost"}
	s := fold(t, numbered(session.Create("A", "k", "p"), session.Answer("gap", advisor.Words(words...))))
	words[0] = "scribbled"
	if s.Answers["gap"].Words[0] != "format" {
		t.Error("the answer changed without an event")
	}
}

func fold(t interface {
	Helper()
	Fatal(...any)
}, events []session.Event,
) session.State {
	t.Helper()
	s, err := session.Fold("s", events)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// numbered gives events their numbers, one second apart.
func numbered(events ...session.Event) []session.Event {
	for i := range events {
		events[i].Seq, events[i].At = uint64(i+1), second(i+1)
	}
	return events
}

func second(n int) time.Time {
	return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Second)
}
