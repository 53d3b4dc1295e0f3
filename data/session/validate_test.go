package session_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

func TestValidateSaysWhatAnEventLacks(t *testing.T) {
	accepted := checklist.Mark{State: checklist.Accepted, Reason: "the pilot shows enough", AcceptedBy: "Ana", Owner: "Bo", Until: time.Unix(1e9, 0)}
	withoutOwner := accepted
	withoutOwner.Owner = ""
	for _, c := range []struct {
		name  string
		event session.Event
		want  string
	}{
		{"created without title", session.Create("", "k", "p"), "a session needs a title"},
		{"renamed to blanks", session.Rename(" \t"), "a session needs a title"},
		{"answer without question", session.Answer("", advisor.Unknown()), "an answer needs its question"},
		{"answer without value", session.Event{Kind: session.Answered, Question: "gap"}, "an answer needs its question and its value"},
		{"empty text", session.Answer("gap_text", advisor.Word("")), "clear the question instead"},
		{"reversed range", session.Answer("x", advisor.Number(advisor.Range{Low: 2, High: 1})), "2 to 1 is not a range"},
		{"two values", session.Answer("x", advisor.Answer{Kind: advisor.WordAnswer, Word: "a", Words: []string{"b"}}), "an answer holds one value"},
		{"unknown with a value", session.Answer("x", advisor.Answer{Word: "a"}), "an answer holds one value"},
		{"cleared without question", session.Clear(""), "a cleared answer needs its question"},
		{"note on nothing", session.NoteItem("", "x"), "one question or one checkpoint"},
		{"note on two things", session.Event{Kind: session.Noted, Question: "gap", Item: "eval_set", Note: "x"}, "one question or one checkpoint"},
		{"mark without item", session.MarkItem("", accepted), "a mark needs its checkpoint"},
		{"mark without state", session.Event{Kind: session.Marked, Item: "eval_set"}, "a mark needs its checkpoint and its state"},
		{"mark without owner", session.MarkItem("eval_set", withoutOwner), "needs an owner"},
		{"mark with a made-up state", session.MarkItem("eval_set", checklist.Mark{State: "fine"}), `unknown state "fine"`},
		{"field of another kind", session.Event{Kind: session.Deleted, Title: "x"}, "an event of kind deleted does not carry a title"},
		{"undoing nothing", session.UndoChange(0), "names the event"},
		{"milestone without name", session.TakeMilestone(" ", 1, "k", "5f"), "needs a name"},
		{"milestone with an at sign", session.TakeMilestone("a@b", 1, "k", "5f"), "has no @"},
		{"milestone named like a change", session.TakeMilestone("12", 1, "k", "5f"), "not a number"},
		{"milestone with a long name", session.TakeMilestone(strings.Repeat("a", 61), 1, "k", "5f"), "at most 60"},
		{"milestone with a line end", session.TakeMilestone("a\nb", 1, "k", "5f"), "one line"},
		{"milestone without snapshot", session.TakeMilestone("a", 1, "k", ""), "its snapshot"},
		{"renewed to nothing", session.Event{Kind: session.KnowledgeRenewed}, "renewed figures need"},
		{"unknown kind", session.Event{Kind: "hand_raised"}, `unknown kind of event "hand_raised"`},
		{"no kind", session.Event{}, "unknown kind of event"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.event.Validate()
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			s := session.New("s")
			if c.event.Seq = 1; c.event.Kind != session.Created {
				create(t, &s)
				c.event.Seq = 2
			}
			if err := s.Apply(c.event); err == nil {
				t.Error("the event can be applied all the same")
			}
		})
	}
}

func TestValidateAcceptsACompleteAcceptance(t *testing.T) {
	m := checklist.Mark{State: checklist.Accepted, Reason: "the pilot shows enough", AcceptedBy: "Ana", Owner: "Bo", Until: time.Unix(1e9, 0)}
	if err := session.MarkItem("eval_set", m).Validate(); err != nil {
		t.Error(err)
	}
}

func TestUnknownKindIsANewerVersion(t *testing.T) {
	if err := (session.Event{Kind: "hand_raised"}).Validate(); !errors.Is(err, session.ErrNewer) {
		t.Errorf("got %v", err)
	}
}

// create applies the first event of a session.
func create(t interface {
	Helper()
	Fatal(...any)
}, s *session.State,
) {
	t.Helper()
	e := session.Create("Support triage", "k", "p")
	e.Seq, e.At = 1, time.Unix(1e9, 0).UTC()
	if err := s.Apply(e); err != nil {
		t.Fatal(err)
	}
}
