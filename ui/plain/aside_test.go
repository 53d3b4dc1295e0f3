package plain

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

func TestAnAnswerIsSaidBackInWords(t *testing.T) {
	for _, tt := range []struct {
		question   advisor.QuestionID
		line, want string
	}{
		{advisor.QRequestsPerMonth, "500k", "Saved: 500,000 requests a month."},
		{advisor.QRequestsPerMonth, "0.5M", "Saved: 500,000 requests a month."},
		{advisor.QRequestsPerMonth, "300k-600k", "Saved: 300,000-600,000 requests a month."},
		{advisor.QRequestsPerMonth, "1,200,000", "Saved: 1,200,000 requests a month."},
		{advisor.QRequestsPerMonth, "~2k", "Saved: 1,600-2,400 requests a month."},
		{advisor.QRequestsPerMonth, "unknown", "Saved: nobody knows."},
		{advisor.QTaskType, "struct", "Saved: Structured output."},
		{advisor.QGap, "1, cost", "Saved: Format, Cost."},
		{advisor.QGap, "none", "Saved: none."},
	} {
		k := newTalk(t)
		if out := k.must(append(skipped(k.place(tt.question)), tt.line, "quit")...); !strings.Contains(out, "> "+tt.want+"\n") {
			t.Errorf("%q is not answered with %q:\n%s", tt.line, tt.want, out)
		}
	}
}

func TestAMarkIsSaidBack(t *testing.T) {
	k := newTalk(t)
	if out := k.must(append(k.toChecklist(), "met by the invoice", "unknown", "quit")...); !strings.Contains(out, "> Saved: met.\n") || !strings.Contains(out, "> Saved: don't know.\n") {
		t.Errorf("the marks are not said back:\n%s", out[strings.Index(out, "Checklist"):])
	}
}

func TestANoteStandsBesideAnyQuestionAndCheckpoint(t *testing.T) {
	k := newTalk(t)
	out := k.must("note: ask Jo first", "structured_output", "back", "note: ", "quit")
	if !strings.Contains(out, "\nNote: ask Jo first\n") || k.log.events[1].Note != "ask Jo first" || k.kept().Note != "" {
		t.Errorf("the note is not kept, shown and taken away: %+v\n%s", k.log.events, out)
	}
	k = newTalk(t)
	k.must(append(k.toChecklist(), "note: since May", "quit")...)
	if e := k.kept(); e.Kind != session.Noted || e.Item == "" || e.Note != "since May" {
		t.Errorf("saved %+v", e)
	}
}

func TestGoVisitsAQuestionAndComesBack(t *testing.T) {
	k := newTalk(t)
	out := k.must("structured_output", "go: requests a month", "500k", "quit")
	at := strings.Index(out, "Saved: 500,000 requests a month.")
	if at < 0 || !strings.Contains(out[at:], "How far did careful prompting get you?") {
		t.Errorf("the visit does not lead back:\n%s", out)
	}
	k.resume()
	out = k.must("go: gpu access", "go: gpu access checkpoint", "open", "quit")
	if e := k.kept(); e.Kind != session.Marked || e.Item != "gpu_access" || e.Mark.State != checklist.Open {
		t.Errorf("saved %+v:\n%s", e, out)
	}
	if !strings.Contains(out, "  GPU access, question\n  GPU access, checkpoint\n") {
		t.Errorf("two of a name are not told apart:\n%s", out)
	}
	for line, want := range map[string]string{
		"go: how": "Several have these words", "go: unicorn": "No question and no checkpoint", "go:": "Write a word",
	} {
		if out := k.must(line, "quit"); !strings.Contains(out, want) {
			t.Errorf("%q is not answered with %q:\n%s", line, want, out)
		}
	}
}
