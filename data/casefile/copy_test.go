package casefile_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

func TestACopySaysWhatItsSessionSays(t *testing.T) {
	now := day(2026, time.November, 24)
	action := checklist.Action{Trigger: "the logs are out", Owner: "Bo", Do: "label 200", Due: now}
	events := []session.Event{
		session.Create("A", "k", "p"), session.Answer(advisor.QGap, advisor.Words("cost")), session.Answer("stakes", advisor.Word("high")),
		session.UndoChange(3), session.AddAction("eval_set", action), session.Park("budget", ""), session.CloseAction(5, "done"),
		session.AddAttendee("Ana", ""), session.NameDecider("Ana"), session.DecideItem("gpu_access", "Ana", checklist.Mark{State: checklist.Open}),
		session.TakeMilestone("pilot", 10, "k", "5f"), session.NoteQuestion("stakes", "ask"),
	}
	for i := range events {
		events[i].Seq, events[i].At, events[i].By = uint64(i+1), now, "ana"
	}
	was, err := session.Fold("a", events)
	if err != nil {
		t.Fatal(err)
	}
	copied := casefile.CopyOf(events, "Copy of A", now.AddDate(0, 0, 1), "bo")
	got, err := session.Fold("a", copied)
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "Copy of A" || len(got.Milestones) != 0 || len(got.Room.Attendees) != 0 || len(got.OpenActions()) != 0 || len(got.OpenTopics()) != 1 {
		t.Errorf("the copy is %+v", got)
	}
	other := cmpopts.IgnoreFields(session.State{}, "Title", "Log", "Seq", "UpdatedAt", "Room", "Milestones", "History", "Actions", "Topics")
	if diff := cmp.Diff(was, got, other); diff != "" {
		t.Error(diff)
	}
	if last := copied[len(copied)-1]; last.By != "bo" || copied[1].By != "ana" {
		t.Errorf("who said it: %q, %q", copied[1].By, last.By)
	}
}
