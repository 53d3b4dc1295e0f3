package backup_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/backup"
	"loracle/data/capsule"
	"loracle/data/session"
	"loracle/data/store"
)

// everyKind is a session in which everything happened that can happen.
func everyKind() []session.Event {
	hash := strings.Repeat("5f", 32)
	until := time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)
	events := []session.Event{
		session.Create("Support triage", "k", "p"), session.Rename("Triage"),
		session.Answer("gap", advisor.Words("format", "cost")), session.Clear("gap"), session.NoteQuestion("gap", "日本語 <b> -->"),
		session.MarkItem("eval_set", checklist.Mark{State: checklist.Met, Evidence: "wiki"}),
		session.MarkItem("single_owner", checklist.Mark{State: checklist.Accepted, Reason: "the old owner helps until then", AcceptedBy: "Ada", Owner: "Ben", Until: until}),
		session.Withdraw("single_owner", "Ben left"),
		session.AddAction("eval_set", checklist.Action{Trigger: "the logs are there", Owner: "Bo", Do: "label 200", Due: until}),
		session.CloseAction(9, "done"), session.Park("who pays", "eval_set"), session.Unpark(11, "the team"),
		session.SetLine(advisor.Override{Line: "gpu", Amount: advisor.Between(1, 2), Reason: "quote"}), session.UnsetLine("gpu", "over"),
		session.Answer("stable_months", advisor.Number(advisor.Between(6, 12))), session.UndoChange(15), session.RedoChange(15),
		session.TakeMilestone("pilot", 17, "k", hash),
		{Kind: session.PackUpgraded, Pack: "ours@2", PackSHA256: hash, Dropped: []checklist.ItemID{"eval_set"}},
		{Kind: session.KnowledgeRenewed, Knowledge: "k2", Pack: "p2", PackSHA256: hash},
		{Kind: session.Lost},
		session.AddAttendee("Ana", "lead"), session.AddAttendee("Bo", ""), session.NameDecider("Ana"), session.OpenMeeting(),
		session.OpenPoll("gpu_access"), session.DropPoll("gpu_access"), session.OpenPoll("query_volume"),
		session.RevealPoll("query_volume", session.Ballot{Attendee: "Ana", Vote: checklist.VoteGo}, session.Ballot{Attendee: "Bo", Vote: checklist.VoteNoGo}),
		session.DecideItem("query_volume", "Ana", checklist.Mark{State: checklist.Open}),
		session.DecideVerdict("Ana", checklist.NoGo, "not yet"), session.RecordDissent("Bo", "we are late already", "query_volume"),
		session.NotePresenter("query_volume", "ask finance"), session.RemoveAttendee("Bo"), session.CloseMeeting(),
		session.Delete(), session.Restore(),
	}
	for i := range events {
		events[i].Via = []session.Via{session.OnScreen, session.AsLine, session.InFile}[i%3]
	}
	return events
}

// Whatever can happen in a session survives each of the ways out of a store and
// back: a backup, a salvage, a report.
func TestEveryKindOfChangeSurvivesEveryWayBack(t *testing.T) {
	from := open(t)
	made, err := from.Create(everyKind()...)
	if err != nil {
		t.Fatal(err)
	}
	keepBase(t, from)
	want := all(t, from)
	restored := open(t)
	if _, err := backup.Restore(bytes.NewReader(write(t, from)), restored, true); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, all(t, restored)); diff != "" {
		t.Errorf("a backup changes it:\n%s", diff)
	}
	if got, err := restored.Load(made.ID); err != nil || !cmp.Equal(made, got) {
		t.Errorf("the session became another: %v\n%s", err, cmp.Diff(made, got))
	}
	events, err := from.Events(made.ID)
	if err != nil {
		t.Fatal(err)
	}
	expectTravels(t, made.ID, events)
}

func TestEveryKindOfChangeSurvivesASalvage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	from, err := store.OpenBolt(path, store.Options{Now: clock, By: "ana"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := from.Create(everyKind()...); err != nil {
		t.Fatal(err)
	}
	to := open(t)
	out, err := store.Salvage(path, to, nil, store.Examination{})
	if err != nil || len(out.Mended) > 0 || out.Aside > 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	was, is := all(t, from), all(t, to)
	if diff := cmp.Diff(was.Histories[0].Events, is.Histories[0].Events); diff != "" {
		t.Error(diff)
	}
}

// expectTravels takes a session through a Markdown report and a JSON export.
func expectTravels(t *testing.T, id session.ID, events []session.Event) {
	t.Helper()
	sent := capsule.Capsule{Variant: capsule.Room, ID: id, Events: events}
	comment, err := sent.Comment()
	if err != nil {
		t.Fatal(err)
	}
	got, err := capsule.FromMarkdown(append([]byte("# Report\n\n"), comment...))
	if err != nil || !cmp.Equal(sent.Events, got.Events) {
		t.Errorf("a report changes it: %v\n%s", err, cmp.Diff(sent.Events, got.Events))
	}
	w, err := sent.Wire()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	if got, err = capsule.FromJSON(text); err != nil || !cmp.Equal(sent.Events, got.Events) {
		t.Errorf("a JSON export changes it: %v\n%s", err, cmp.Diff(sent.Events, got.Events))
	}
}
