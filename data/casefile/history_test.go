package casefile_test

import (
	"testing"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

func TestTheHistoryOfACheckpointSaysFromWhatToWhat(t *testing.T) {
	const item = "eval_set"
	open, met := checklist.Mark{State: checklist.Open}, checklist.Mark{State: checklist.Met, Evidence: "60 cases"}
	taken := acceptance(day(2027, time.January, 20))
	taken.Notice = "reviewers disagree"
	events := []session.Event{
		session.Create("S", "k", "p"),
		session.MarkItem(item, open), session.MarkItem(item, taken), session.Withdraw(item, "no budget"), session.MarkItem(item, met),
		session.MarkItem(item, checklist.Mark{State: checklist.Met, Evidence: "80 cases"}),
		session.MarkItem(item, checklist.Mark{State: checklist.Met, Reason: "a recount", Answers: "Evaluation examples: 10"}),
		session.NoteItem(item, "ask Jo"), session.NoteItem(item, "ask Bo"), session.NoteItem(item, ""), session.MarkItem(item, checklist.Mark{}),
	}
	for i := range events {
		events[i].Seq = uint64(i) + 1
	}
	s, err := session.Fold("s", events)
	if err != nil {
		t.Fatal(err)
	}
	const risk = "accepted by Ana, watched by Bo, until 20 January 2027: we can live with it for now; we will notice: reviewers disagree"
	for i, want := range []string{
		"from not looked at to open",
		"from open: " + risk,
		"from accepted risk to open, acceptance withdrawn: no budget",
		"from open to met: 60 cases",
		"still met: 80 cases (before: 60 cases)",
		"still met: a recount; against the answers (Evaluation examples: 10) (before: 80 cases)",
		"note: ask Jo",
		"note: ask Bo (before: ask Jo)",
		"note removed: ask Bo",
		"from met, taken back",
	} {
		if got := casefile.InWords(s.History[item][i]); got != want {
			t.Errorf("change %d: %q, want %q", i, got, want)
		}
	}
}
