package session_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/checklist"
	"loracle/data/session"
)

func acceptance() checklist.Mark {
	return checklist.Mark{
		State: checklist.Accepted, Reason: "we can live with it for now", AcceptedBy: "Ana", Owner: "Bo",
		Until: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
	}
}

func label() checklist.Action {
	return checklist.Action{
		Trigger: "the logs are exported", Owner: "Bo", Do: "label 200 of them",
		Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
	}
}

func TestAWithdrawnAcceptanceOpensTheCheckpointAndStaysInItsHistory(t *testing.T) {
	s := fold(t, numbered(session.Create("A", "k", "p"),
		session.MarkItem("eval_set", acceptance()), session.Withdraw("eval_set", "the budget was cut")))
	if got := s.Marks["eval_set"]; got != (checklist.Mark{State: checklist.Open}) {
		t.Errorf("the mark is %+v", got)
	}
	want := []session.Change{
		{At: second(2), Kind: session.RiskAccepted, Mark: acceptance()},
		{At: second(3), Kind: session.Withdrawn, From: acceptance(), Mark: checklist.Mark{State: checklist.Open}, Note: "the budget was cut"},
	}
	if diff := cmp.Diff(want, s.History["eval_set"]); diff != "" {
		t.Error(diff)
	}
}

func TestActionsAndTopicsStayUntilTheyAreEnded(t *testing.T) {
	events := numbered(session.Create("A", "k", "p"),
		session.AddAction("eval_set", label()), session.Park("who pays for the GPUs", ""),
		session.CloseAction(2, "done on Monday"), session.Unpark(3, "the platform team"))
	before := fold(t, events[:3])
	after := before.Clone()
	for _, e := range events[3:] {
		if err := after.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	if len(before.OpenActions()) != 1 || len(before.OpenTopics()) != 1 {
		t.Errorf("a copy changed what it was made of: %+v %+v", before.Actions, before.Topics)
	}
	if len(after.OpenActions()) != 0 || len(after.OpenTopics()) != 0 {
		t.Errorf("still open: %+v %+v", after.Actions, after.Topics)
	}
	if after.Actions[0].Outcome != "done on Monday" || after.Topics[0].Outcome != "the platform team" {
		t.Errorf("what came of them is lost: %+v %+v", after.Actions, after.Topics)
	}
}

func TestWhatIsNotThereCannotBeEnded(t *testing.T) {
	for want, events := range map[string][]session.Event{
		"no acceptance to withdraw": {session.Withdraw("eval_set", "")},
		"no open action":            {session.AddAction("eval_set", label()), session.CloseAction(2, ""), session.CloseAction(2, "")},
		"no parked topic":           {session.AddAction("eval_set", label()), session.Unpark(2, "")},
	} {
		_, err := session.Fold("s", numbered(append([]session.Event{session.Create("A", "k", "p")}, events...)...))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestAnUpgradedPackTakesWhatItDroppedOutOfTheState(t *testing.T) {
	s := fold(t, numbered(session.Create("A", "k", "p@1"),
		session.MarkItem("eval_set", acceptance()), session.NoteItem("eval_set", "later"),
		session.MarkItem("gpu_access", checklist.Mark{State: checklist.Met}),
		session.Event{Kind: session.PackUpgraded, Pack: "p@2", PackSHA256: "ab", Dropped: []checklist.ItemID{"eval_set"}}))
	if s.Pack != "p@2" || s.PackSHA256 != "ab" {
		t.Errorf("the pack is %s %s", s.Pack, s.PackSHA256)
	}
	if _, there := s.Marks["eval_set"]; there || len(s.Marks) != 1 || len(s.ItemNotes) != 0 {
		t.Errorf("left: %+v %+v", s.Marks, s.ItemNotes)
	}
	if len(s.History["eval_set"]) != 2 {
		t.Errorf("the history has %+v", s.History["eval_set"])
	}
}
