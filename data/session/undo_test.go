package session_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

// sameContent compares what two states say, whatever the way there was.
var sameContent = cmpopts.IgnoreFields(session.State{}, "Log", "Seq", "UpdatedAt")

func TestUndoingAndBringingBackLeadsToTheSameState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := histories().Draw(t, "history")
		s := fold(t, events)
		by := rapid.SampledFrom([]string{"ana", "bo", "cy"}).Draw(t, "by")
		before := []session.State{s.Clone()}
		for range rapid.IntRange(0, 12).Draw(t, "undos") {
			e, err := s.Undo(by)
			if err != nil || apply(&s, e, by) != nil {
				break
			}
			before = append(before, s.Clone())
		}
		for n := len(before) - 2; n >= 0; n-- {
			e, err := s.Redo(by)
			if err != nil {
				t.Fatalf("%d undoings, and there is nothing to bring back: %v", n+1, err)
			}
			if err := apply(&s, e, by); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before[n], s, sameContent); diff != "" {
				t.Fatalf("bringing back leads elsewhere:\n%s", diff)
			}
		}
	})
}

func TestUndoOfOnePersonTakesBackOneChangeAtATimeToTheBeginning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := []session.Event{session.Create("A", "k", "p")}
		for range rapid.IntRange(0, 15).Draw(t, "changes") {
			events = append(events, changes().Draw(t, "event"))
		}
		events = numbered(events...)
		s := fold(t, events)
		for n := len(events) - 1; n > 0; n-- {
			e, err := s.Undo("")
			if err != nil {
				t.Fatal(err)
			}
			if err := apply(&s, e, ""); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(fold(t, events[:n]), s, sameContent); diff != "" {
				t.Fatalf("after undoing change %d:\n%s", n+1, diff)
			}
		}
		if e, err := s.Undo(""); err == nil {
			t.Fatalf("the creation would be undone by %+v", e)
		}
	})
}

// apply adds an event of somebody at the end.
func apply(s *session.State, e session.Event, by string) error {
	e.Seq, e.By, e.At = s.Seq+1, by, second(int(s.Seq)+1)
	return s.Apply(e)
}

func by(who string, e session.Event) session.Event {
	e.By = who
	return e
}

func volume(n float64) session.Event {
	return session.Answer("requests_per_month", advisor.Number(advisor.Exactly(n)))
}

func TestUndoConcernsTheLatestChangeOfTheSamePersonThatIsInForce(t *testing.T) {
	months := session.Answer("stable_months", advisor.Number(advisor.Exactly(12)))
	for name, c := range map[string]struct {
		events []session.Event
		by     string
		want   uint64
	}{
		"the latest":                         {[]session.Event{by("ana", volume(1)), by("ana", volume(2))}, "ana", 3},
		"not somebody else's":                {[]session.Event{by("ana", volume(1)), by("bo", months)}, "ana", 2},
		"anybody's where there is none":      {[]session.Event{by("ana", volume(1)), by("bo", months)}, "cy", 3},
		"not one that was overwritten":       {[]session.Event{by("ana", months), by("ana", volume(1)), by("bo", volume(2))}, "ana", 2},
		"not an undone one":                  {[]session.Event{by("ana", volume(1)), by("ana", months), by("ana", session.UndoChange(3))}, "ana", 2},
		"one that was brought back":          {[]session.Event{by("ana", volume(1)), by("ana", session.UndoChange(2)), by("ana", session.RedoChange(2))}, "ana", 2},
		"not a milestone":                    {[]session.Event{by("ana", volume(1)), by("ana", session.TakeMilestone("a", 2, "k", "5f"))}, "ana", 2},
		"one whose overwriting was undone":   {[]session.Event{by("ana", volume(1)), by("bo", volume(2)), by("bo", session.UndoChange(3))}, "ana", 2},
		"not a deletion that was taken back": {[]session.Event{by("ana", volume(1)), by("ana", session.Delete()), by("ana", session.Restore())}, "ana", 2},
	} {
		t.Run(name, func(t *testing.T) {
			s := fold(t, numbered(append([]session.Event{session.Create("A", "k", "p")}, c.events...)...))
			e, err := s.Undo(c.by)
			if err != nil || e.Ref != c.want {
				t.Errorf("undoes %d, %v; want %d", e.Ref, err, c.want)
			}
		})
	}
}

func TestRedoIsOverAfterAnotherChangeOfTheSamePerson(t *testing.T) {
	s := fold(t, numbered(session.Create("A", "k", "p"), by("ana", volume(1)), by("ana", session.UndoChange(2)), by("bo", session.Rename("B"))))
	if e, err := s.Redo("ana"); err != nil || e.Ref != 2 {
		t.Errorf("somebody else's change ended it: %+v, %v", e, err)
	}
	if e, err := s.Redo("bo"); err == nil {
		t.Errorf("what ana undid is brought back for bo: %+v", e)
	}
	if err := apply(&s, session.Rename("C"), "ana"); err != nil {
		t.Fatal(err)
	}
	if e, err := s.Redo("ana"); err == nil {
		t.Errorf("an own change did not end it: %+v", e)
	}
}

func TestWhatCannotBeUndoneSaysWhy(t *testing.T) {
	mark := session.MarkItem("eval_set", checklist.Mark{State: checklist.Open})
	s := fold(t, numbered(session.Create("A", "k", "p"), session.AddAction("eval_set", label()), session.CloseAction(2, "done"),
		session.Delete(), session.Restore(), session.TakeMilestone("pilot", 3, "k", "5f"), mark, session.UndoChange(7)))
	for name, c := range map[string]struct {
		event session.Event
		want  string
		later uint64
	}{
		"the creation":           {session.UndoChange(1), "delete it instead", 0},
		"what a later one needs": {session.UndoChange(2), "a later change, number 3, would not fit any more: there is no open action of that number", 3},
		"a deletion":             {session.UndoChange(4), "restoring the session", 0},
		"a milestone":            {session.UndoChange(6), "kept as it was taken", 0},
		"an undoing":             {session.UndoChange(8), "redo brings back", 0},
		"what is undone":         {session.UndoChange(7), "undone already", 0},
		"nothing":                {session.UndoChange(70), "no change of number 70", 0},
		"itself":                 {session.UndoChange(9), "no change of number 9", 0},
		"redo of what counts":    {session.RedoChange(2), "not undone", 0},
	} {
		t.Run(name, func(t *testing.T) {
			before := s.Clone()
			err := apply(&s, c.event, "ana")
			r, refused := session.Refused(err)
			if !refused || !strings.Contains(r.Why, c.want) || r.Later.Seq != c.later {
				t.Fatalf("got %v", err)
			}
			if diff := cmp.Diff(before, s); diff != "" {
				t.Errorf("the refused event changed the state:\n%s", diff)
			}
		})
	}
}

func TestBringingBackIsRefusedWhereALaterChangeLeavesNoRoom(t *testing.T) {
	s := fold(t, numbered(session.Create("A", "k", "p"), session.AddAction("eval_set", label()),
		by("ana", session.CloseAction(2, "done")), by("ana", session.UndoChange(3)), by("bo", session.CloseAction(2, "given up"))))
	e, err := s.Redo("ana")
	if err != nil {
		t.Fatal(err)
	}
	if r, refused := session.Refused(apply(&s, e, "ana")); !refused || r.Later.Seq != 5 || r.Change.Seq != 3 {
		t.Errorf("the action would be closed twice: %+v", r)
	}
}

func TestUndoneChangesKeepTheTimeOfTheLastEventAndTheirHistory(t *testing.T) {
	s := fold(t, numbered(session.Create("A", "k", "p"), volume(1), session.UndoChange(2)))
	if s.Seq != 3 || !s.UpdatedAt.Equal(second(3)) || s.Log.Len() != 3 {
		t.Errorf("seq %d, updated %v, %d events", s.Seq, s.UpdatedAt, s.Log.Len())
	}
	if _, said := s.Answers["requests_per_month"]; said {
		t.Error("the answer is still there")
	}
	if e, ok := s.Log.Event(2); !ok || e.Question != "requests_per_month" {
		t.Errorf("the undone change is gone: %+v", e)
	}
}

func TestMilestonesStayWhateverIsUndone(t *testing.T) {
	s := fold(t, numbered(session.Create("A", "k", "p"), volume(1), session.TakeMilestone("Pilot", 2, "k", "5f"), session.UndoChange(2)))
	want := session.Milestone{Seq: 3, Last: 2, Name: "Pilot", At: second(3), Knowledge: "k", Snapshot: "5f"}
	if got, ok := s.Milestone("pilot"); !ok || got != want {
		t.Errorf("got %+v", got)
	}
	if err := apply(&s, session.TakeMilestone("PILOT", 4, "k", "5f"), "ana"); err == nil || !strings.Contains(err.Error(), "has a milestone") {
		t.Errorf("a name was given twice: %v", err)
	}
	if err := apply(&s, session.TakeMilestone("Later", 9, "k", "5f"), "ana"); err == nil {
		t.Error("a milestone holds what has not happened")
	}
}

func TestRenewedFiguresAreUndoneLikeAnyChange(t *testing.T) {
	renewed := session.Event{Kind: session.KnowledgeRenewed, Knowledge: "k2", Pack: "p@1", PackSHA256: "ab"}
	s := fold(t, numbered(session.Create("A", "k", "p@1"), renewed))
	if s.Knowledge != "k2" || s.PackSHA256 != "ab" {
		t.Errorf("not renewed: %+v", s)
	}
	if err := apply(&s, session.UndoChange(2), ""); err != nil {
		t.Fatal(err)
	}
	if s.Knowledge != "k" || s.PackSHA256 != "" {
		t.Errorf("not undone: %+v", s)
	}
}

func BenchmarkFoldOfManyUndoings(b *testing.B) {
	events := []session.Event{session.Create("A", "k", "p")}
	for i := range 999 {
		events = append(events, session.Answer(advisor.QuestionID(fmt.Sprint("q", i%60)), advisor.Number(advisor.Exactly(float64(i)))))
		events = append(events, session.UndoChange(uint64(len(events))))
	}
	events = numbered(events...)
	for b.Loop() {
		if _, err := session.Fold("s", events); err != nil {
			b.Fatal(err)
		}
	}
}

func TestALongHistoryWithUndoingsFoldsToTheChangesThatCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fold(t, numbered(session.Create("A", "k", "p")))
		for range rapid.IntRange(100, 250).Draw(t, "events") {
			e := session.Answer(questions().Draw(t, "question"), advisor.Number(advisor.Exactly(float64(s.Seq))))
			if ref := s.Seq - min(s.Seq-1, rapid.Uint64Range(0, 40).Draw(t, "back")); rapid.Bool().Draw(t, "undo") {
				e = session.UndoChange(ref)
				if _, undone := s.Log.Undone()[ref]; undone {
					e = session.RedoChange(ref)
				}
			}
			if err := apply(&s, e, "ana"); err != nil && e.Kind == session.Answered {
				t.Fatal(err)
			}
		}
		var counting []session.Event
		undone := s.Log.Undone()
		for _, e := range s.Log.All() {
			if _, gone := undone[e.Seq]; !gone && e.Kind != session.Undone && e.Kind != session.Redone {
				counting = append(counting, e)
			}
		}
		want := fold(t, numbered(counting...))
		want.CreatedBy = s.CreatedBy
		if diff := cmp.Diff(want, s, sameContent); diff != "" {
			t.Fatal(diff)
		}
	})
}
