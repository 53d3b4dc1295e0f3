package session_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

func TestEveryEventReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, e := range histories().Draw(t, "history") {
			b, err := session.Encode(e)
			if err != nil {
				t.Fatalf("encode %+v: %v", e, err)
			}
			got, err := session.Decode(b)
			if err != nil {
				t.Fatalf("decode %s: %v", b, err)
			}
			if diff := cmp.Diff(e, got); diff != "" {
				t.Fatalf("%s reads back changed (-written +read):\n%s", b, diff)
			}
		}
	})
}

func TestUnknownIsAnAnswerAndNotItsAbsence(t *testing.T) {
	for name, answer := range map[string]advisor.Answer{
		"unknown":      advisor.Unknown(),
		"no choice":    advisor.Words(),
		"empty choice": {Kind: advisor.WordsAnswer, Words: []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := json.Marshal(session.Answer("gap", answer))
			if err != nil {
				t.Fatal(err)
			}
			var got session.Event
			if err := json.Unmarshal(b, &got); err != nil {
				t.Fatalf("read %s: %v", b, err)
			}
			if got.Answer == nil || !got.Answer.Equal(answer) {
				t.Errorf("%s reads back as %+v", b, got.Answer)
			}
		})
	}
}

func TestTheStoredFormStaysTheSame(t *testing.T) {
	// Stores on people's disks hold this; a change needs a migration.
	at := time.Date(2027, 2, 1, 14, 2, 3, 0, time.FixedZone("", 3600))
	e := session.MarkItem("eval_set", checklist.Mark{State: checklist.Met, Evidence: "120 examples"})
	e.Seq, e.At, e.By = 7, at, "ana"
	answer := session.Answer("requests_per_month", advisor.Number(advisor.Between(3e5, 6e5)))
	answer.Seq = 8
	set := session.SetLine(advisor.Override{Line: "ml_time", Amount: advisor.Between(10_000, 12_500.5), Reason: "quote", By: "Ana", At: at})
	set.Seq = 9
	for want, event := range map[string]session.Event{
		`{"seq":7,"at":"2027-02-01T13:02:03Z","by":"ana","kind":"marked","item":"eval_set","mark":{"state":"met","evidence":"120 examples"}}`:                                                 e,
		`{"seq":8,"at":"0001-01-01T00:00:00Z","kind":"answered","question":"requests_per_month","answer":{"low":300000,"high":600000}}`:                                                       answer,
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"created","title":"Support triage","knowledge":"5f1e","pack":"paper@1"}`:                                                                 session.Create("Support triage", "5f1e", "paper@1"),
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"noted","question":"gap","note":"ask Bo"}`:                                                                                               session.NoteQuestion("gap", "ask Bo"),
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"answered","question":"gap","answer":["format","cost"]}`:                                                                                 session.Answer("gap", advisor.Words("format", "cost")),
		`{"seq":9,"at":"0001-01-01T00:00:00Z","kind":"line_set","override":{"line":"ml_time","amount":{"low":10000,"high":12500.5},"reason":"quote","by":"Ana","at":"2027-02-01T13:02:03Z"}}`: set,
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"line_unset","note":"mistyped","line":"ml_time"}`:                                                                                        session.UnsetLine("ml_time", "mistyped"),
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"deleted"}`:                                                                                                                              session.Delete(),
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"poll_revealed","item":"eval_set","ballots":[{"attendee":"Ana","vote":"no_go"}]}`:                                                        session.RevealPoll("eval_set", session.Ballot{Attendee: "Ana", Vote: checklist.VoteNoGo}),
		`{"seq":0,"at":"0001-01-01T00:00:00Z","kind":"decided","note":"why","attendee":"Ana","outcome":"conditional"}`:                                                                        session.DecideVerdict("Ana", checklist.Conditional, "why"),
	} {
		b, err := session.Encode(event)
		if err != nil {
			t.Fatal(err)
		}
		if string(b) != want {
			t.Errorf("got  %s\nwant %s", b, want)
		}
	}
}

func TestDecodeRefusesWhatANewerVersionWrote(t *testing.T) {
	for name, text := range map[string]string{
		"kind":          `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"hand_raised"}`,
		"field":         `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"deleted","device":"tablet"}`,
		"field of mark": `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"marked","item":"x","mark":{"state":"met","score":3}}`,
		"line":          `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"line_unset","line":"lunch"}`,
		"field of line": `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"line_set","override":{"line":"gpu","amount":{"low":1,"high":2},"reason":"x","vat":2}}`,
		"state of mark": `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"marked","item":"x","mark":{"state":"deferred"}}`,
		"range":         `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"answered","question":"x","answer":{"low":1,"high":3,"mode":2}}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := session.Decode([]byte(text))
			if !errors.Is(err, session.ErrNewer) {
				t.Fatalf("got %v, want ErrNewer", err)
			}
			if !strings.Contains(err.Error(), "written by a newer loracle: unknown") {
				t.Errorf("the error does not say what is unknown: %v", err)
			}
		})
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":        ``,
		"zeros":          "\x00\x00\x00\x00",
		"cut short":      `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"dele`,
		"two values":     `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"deleted"}{}`,
		"a list":         `[]`,
		"no time":        `{"seq":1,"at":"yesterday","kind":"deleted"}`,
		"negative seq":   `{"seq":-1,"at":"2027-01-01T00:00:00Z","kind":"deleted"}`,
		"no answer":      `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"answered","question":"x"}`,
		"truth value":    `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"answered","question":"x","answer":true}`,
		"reversed range": `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"answered","question":"x","answer":{"low":3,"high":1}}`,
		"half a range":   `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"answered","question":"x","answer":{"low":3}}`,
		"half an amount": `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"line_set","override":{"line":"gpu","amount":{"high":2},"reason":"x"}}`,
		"no reason":      `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"line_set","override":{"line":"gpu","amount":{"low":1,"high":2}}}`,
		"no override":    `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"line_set"}`,
		"no mark":        `{"seq":1,"at":"2027-01-01T00:00:00Z","kind":"marked","item":"x","mark":null}`,
		"before year 0":  `{"seq":1,"at":"0000-01-01T00:00:00+01:00","kind":"deleted"}`,
	} {
		t.Run(name, func(t *testing.T) {
			e, err := session.Decode([]byte(text))
			if err == nil {
				t.Fatalf("%s was read as %+v", text, e)
			}
			if errors.Is(err, session.ErrNewer) {
				t.Errorf("damage is taken for a newer version: %v", err)
			}
		})
	}
}

func TestEncodeRefusesWhatCouldNotBeReadBack(t *testing.T) {
	late := session.Delete()
	late.At = time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, e := range map[string]session.Event{
		"infinite":     session.Answer("x", advisor.Number(advisor.Exactly(math.Inf(1)))),
		"not a number": session.Answer("x", advisor.Number(advisor.Exactly(math.NaN()))),
		"year 12000":   late,
	} {
		if b, err := session.Encode(e); err == nil {
			t.Errorf("%s was written as %s", name, b)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, e := range []session.Event{
		session.Create("Support triage", "5f1e", "paper@1"), session.Rename("x"), session.Clear("gap"),
		session.Answer("gap", advisor.Words("format", "cost")), session.Answer("gap", advisor.Unknown()),
		session.Answer("gap", advisor.Number(advisor.Between(3e5, 6e5))), session.NoteItem("eval_set", "later"),
		session.MarkItem("eval_set", checklist.Mark{State: checklist.NotApplicable, Reason: "no users"}), session.Delete(),
		session.SetLine(advisor.Override{Line: "gpu", Amount: advisor.Between(1, 2), Reason: "quote"}), session.UnsetLine("gpu", "over"),
		session.RevealPoll("eval_set", session.Ballot{Attendee: "Ana", Vote: checklist.VoteGo}), session.AddAttendee("Ana", "lead"),
	} {
		b, err := session.Encode(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		first, err := session.Decode(b)
		if err != nil {
			return
		}
		again, err := session.Encode(first)
		if err != nil {
			t.Fatalf("%q was read as %+v but cannot be written: %v", b, first, err)
		}
		second, err := session.Decode(again)
		if err != nil {
			t.Fatalf("%q was written as %q, which cannot be read: %v", b, again, err)
		}
		if diff := cmp.Diff(first, second); diff != "" {
			t.Fatalf("%q changes when it is written again:\n%s", b, diff)
		}
	})
}
