package capsule_test

import (
	"testing"

	"loracle/advisor"
	"loracle/data/capsule"
	"loracle/data/session"
)

func TestWhatWasUndoneIsNotToldToOthers(t *testing.T) {
	events := []session.Event{
		session.Create("A", "k", "p"), session.Answer("gap", advisor.Words("cost")), session.Rename("Secret name"),
		session.UndoChange(3), session.TakeMilestone("pilot", 4, "k", "5f"), session.UndoChange(2), session.RedoChange(2),
		{Kind: session.KnowledgeRenewed, Knowledge: "k2", Pack: "p"},
	}
	for i := range events {
		events[i].Seq = uint64(i + 1)
	}
	shared := capsule.ForSharing(events)
	state, err := session.Fold("s", shared)
	if err != nil {
		t.Fatal(err)
	}
	if state.Title != "A" || len(shared) != 3 || !state.Answers.Known("gap") || state.Knowledge != "k2" {
		t.Errorf("%d events tell %q with %v and %s", len(shared), state.Title, state.Answers, state.Knowledge)
	}
}

func TestWhatAMilestoneKeepsTravelsWithTheSession(t *testing.T) {
	e := session.TakeMilestone("pilot", 1, "k", "5f")
	want := []capsule.File{{Kind: capsule.Knowledge, SHA256: "k"}, {Kind: capsule.Milestone, SHA256: "5f"}}
	got := capsule.Wanted([]session.Event{session.Create("A", "k", "p"), e})
	if len(got) != len(want) || got[0].SHA256 != want[0].SHA256 || got[1].Kind != want[1].Kind {
		t.Errorf("wanted %+v", got)
	}
}
