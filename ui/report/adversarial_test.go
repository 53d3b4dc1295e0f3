package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/capsule"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/safe"
)

// long is a note of 10,000 characters with an end that can be looked for.
var long = strings.Repeat("a long note ", 833) + "end."

// adversarial is a session in which every text was made to do harm: pipes,
// backticks, HTML, escape sequences, text that turns the direction, notes of
// 10,000 characters, formulas, emoji and Chinese.
func adversarial(t testing.TB) Source {
	t.Helper()
	source := exampleSource(t, "mid")
	events := source.Session.Events
	add := func(e session.Event) {
		e.Seq, e.At, e.By, e.Via = uint64(len(events))+1, at(23).Add(time.Duration(len(events))*time.Minute), "=cmd|' /C calc'!A0 <i>eve</i>", session.OnScreen
		events = append(events, e)
	}
	add(session.Rename(trouble + " <script>alert(1)</script> </title> --> ![x](http://e.example/x.png) <!-- -->"))
	add(session.Answer("gap_text", advisor.Word(trouble)))
	add(session.NoteQuestion("requests_per_month", long))
	add(session.NoteItem("eval_set", "@SUM(1) "+long))
	add(session.MarkItem("eval_set", checklist.Mark{State: checklist.Met, Evidence: "-2+3 \" onmouseover=\"x " + trouble}))
	add(session.MarkItem("success_criteria", checklist.Mark{
		State: checklist.Accepted, Reason: "+1 the old one covers it " + trouble, AcceptedBy: "=1+1", Owner: "\t=2", Until: at(30), Notice: trouble,
	}))
	add(session.AddAction("gpu_access", checklist.Action{Trigger: trouble, Owner: "=SUM(9)", Do: trouble, Due: at(29)}))
	add(session.Park(trouble, "eval_set"))
	add(session.OpenMeeting())
	add(session.AddAttendee("Ana =1|", "=1+1 <i>| `x` **b**"))
	add(session.AddAttendee("Bo <b>", ""))
	add(session.AddAttendee("Silent Cem", ""))
	add(session.NameDecider("Ana =1|"))
	add(session.OpenPoll("eval_set"))
	add(session.RevealPoll("eval_set", session.Ballot{Attendee: "Bo <b>", Vote: checklist.VoteNoGo}, session.Ballot{Attendee: "Silent Cem", Vote: checklist.VoteGo}))
	add(session.DecideVerdict("Ana =1|", checklist.NoGo, trouble))
	add(session.RecordDissent("Bo <b>", "We lose a quarter. "+trouble, ""))
	add(session.NotePresenter("", "for the facilitator alone"))
	add(session.CloseMeeting())
	return sourceOf(t, source.Base, events)
}

func TestEveryFormatHasTheSameBytesEachTime(t *testing.T) {
	const afresh = 10
	runs := 100
	if testing.Short() || raced {
		runs = afresh // writing is slow under the race detector, which looks for something else
	}
	s := adversarial(t)
	first := map[string][]byte{}
	var gathered facts
	for run := range runs {
		if run%(runs/afresh) == 0 {
			gathered = gather(s)
		}
		for _, f := range Formats() {
			data, err := f.write(gathered)
			if err != nil {
				t.Fatal(err)
			}
			if run == 0 {
				first[f.Name] = data
			}
			if !bytes.Equal(first[f.Name], data) {
				t.Fatalf("%s: two reports of one session differ", f.Name)
			}
		}
	}
}

// TestNothingIsLost looks for the ends of long notes, and for the odd
// characters, in the formats that have all texts.
func TestNothingIsLost(t *testing.T) {
	s := adversarial(t)
	shown := safe.Line(trouble)
	for name, decode := range map[string]func([]byte) string{
		"html": func(b []byte) string { return visible(t, b) },
		"md": func(b []byte) string {
			var page bytes.Buffer
			if err := gfm.Convert(b, &page); err != nil {
				t.Fatal(err)
			}
			return visible(t, page.Bytes())
		},
		"json": func(b []byte) string { return jsonText(t, b) },
	} {
		f, _ := FormatNamed(name)
		data, err := f.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		text := decode(data)
		for _, want := range []string{"a long note end.", "日本語 👩\u200d👩\u200d👧", "=SUM(A1)", "שלום مرحبا", shown} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", name, want)
			}
		}
	}
}

// jsonText is every string of a JSON document, as a reader sees it.
func jsonText(t *testing.T, data []byte) string {
	t.Helper()
	var document any
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			b.WriteString(safe.Line(v) + "\n")
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(document)
	return b.String()
}

func TestAReportImportsAsTheSessionItCarries(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := adversarial(t)
	for _, name := range []string{"md", "json"} {
		f, _ := FormatNamed(name)
		data, err := f.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		carried, err := Session(data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := f.Write(sourceOf(t, s.Base, carried.Events))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, again) {
			t.Errorf("%s: the session that came back gives another report", name)
		}
	}
	for _, name := range answersfile.ExampleNames() {
		data, err := answersfile.Example(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Session(data); err == nil || LooksLikeReport(data) {
			t.Errorf("%s (%s) is taken for a report", name, base.Advice.Version)
		}
	}
}

func TestAReportForSharingTellsNoNotesAndNoVotes(t *testing.T) {
	s := adversarial(t)
	for _, f := range Formats() {
		s.Variant = capsule.Room
		room, err := f.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		s.Variant = capsule.Shared
		shared, err := f.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"a long note", "Silent Cem", "/C calc", "for the facilitator alone"} {
			if f.Name == "md" && !bytes.Contains(withUnpacked(t, room), []byte(secret)) {
				t.Errorf("the report for the room has no %q, so that its absence proves nothing", secret)
			}
			if bytes.Contains(withUnpacked(t, shared), []byte(secret)) {
				t.Errorf("%s: a report for sharing tells %q", f.Name, secret)
			}
		}
		if f.Name != "csv" && !bytes.Contains(shared, []byte("We lose a quarter")) {
			t.Errorf("%s: the dissent is missing", f.Name)
		}
		if bytes.Contains(room, []byte("for the facilitator alone")) && f.Name != "json" {
			t.Errorf("%s: the facilitator's own notes are in the report", f.Name)
		}
	}
}

// withUnpacked is a report with the session it carries behind it, as anybody
// could read it: who changed what, votes and notes among it.
func withUnpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	carried, err := Session(data)
	if errors.Is(err, capsule.ErrNone) {
		return data
	}
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(data)
	for _, e := range carried.Events {
		line, err := session.Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, line...), '\n')
	}
	for _, f := range carried.Files {
		if f.Kind != capsule.Knowledge {
			out = append(out, f.Data...)
		}
	}
	return out
}

func TestTheSessionInAReportForSharingHasNoVotesAndNoAuthors(t *testing.T) {
	s := adversarial(t)
	for _, variant := range capsule.Variants() {
		s.Variant = variant
		for _, name := range []string{"md", "json"} {
			f, _ := FormatNamed(name)
			data, err := f.Write(s)
			if err != nil {
				t.Fatal(err)
			}
			carried, err := Session(data)
			if err != nil {
				t.Fatal(err)
			}
			told := 0
			for _, e := range carried.Events {
				if len(e.Ballots) > 0 || e.By != "" || e.Kind == session.Noted || e.Kind == session.PresenterNoted || e.Kind == session.Parked {
					told++
				}
			}
			if (told > 0) != (variant == capsule.Room) {
				t.Errorf("%s, %s: %d events tell a vote, a note or who made them", name, variant, told)
			}
		}
	}
}

func TestTheFirstScreenSaysWhoDecidedAndWhoObjected(t *testing.T) {
	const screen = 40
	lines := strings.Split(string(markdown(gather(adversarial(t)))), "\n")
	top := strings.Join(lines[:screen], "\n")
	for _, want := range []string{"**Decided by:** Ana =1\\| on 2026-11-23: **NO-GO**.", "The checklist gives", "Dissent of Bo", "We lose a quarter."} {
		if !strings.Contains(top, want) {
			t.Errorf("%q is not on the first screen:\n%s", want, top)
		}
	}
}
