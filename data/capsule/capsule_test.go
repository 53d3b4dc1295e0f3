package capsule_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/capsule"
	"loracle/data/session"
)

func second(n int) time.Time {
	return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Second)
}

// numbered gives events their numbers, times and an author.
func numbered(events ...session.Event) []session.Event {
	for i := range events {
		events[i].Seq, events[i].At, events[i].By = uint64(i+1), second(i), "ana"
	}
	return events
}

// story is a session in which much was said.
func story() []session.Event {
	return numbered(
		session.Create("Support triage", "k1", "go_no_go@1"),
		session.Answer("stable_months", advisor.Unknown()),
		session.Answer("gap", advisor.Words("format", "cost")),
		session.NoteQuestion("gap", "ask Bo --> twice"),
		session.Park("who pays", "eval_set"),
		session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}),
		session.Unpark(5, "the team does"),
		session.AddAction("eval_set", checklist.Action{Trigger: "the logs are there", Owner: "Bo", Do: "label 200", Due: second(86_400)}),
		session.NoteItem("eval_set", "日本語 "+strings.Repeat("long ", 2000)),
		session.CloseAction(8, "done"),
	)
}

func whole() capsule.Capsule {
	return capsule.Capsule{
		Variant: capsule.Room, ID: "01JD0000000000000000000001", Events: story(),
		Files: []capsule.File{{Kind: capsule.Pack, SHA256: "ab", Data: []byte("pack")}, {Kind: capsule.Knowledge, SHA256: "k1", Data: []byte("files")}},
	}
}

func comment(t testing.TB, c capsule.Capsule) []byte {
	t.Helper()
	out, err := c.Comment()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wire(t testing.TB, c capsule.Capsule) []byte {
	t.Helper()
	w, err := c.Wire()
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(w, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestACommentGivesTheSameCapsuleBack(t *testing.T) {
	want := whole()
	report := append([]byte("# Report\n\ntext\n\n"), comment(t, want)...)
	got, err := capsule.FromMarkdown(report)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestJSONGivesTheSameCapsuleBack(t *testing.T) {
	want := whole()
	got, err := capsule.FromJSON(wire(t, want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestACommentEndsOnlyWhereItShould(t *testing.T) {
	out := string(comment(t, whole()))
	if strings.Count(out, "--") != 2 || !strings.Contains(out, "\nloracle-session version=1\nsha256=") || !strings.HasSuffix(out, "\n-->\n") {
		t.Errorf("a hyphen inside could end the comment:\n%s", out)
	}
	for _, line := range strings.Split(out, "\n") {
		if len(line) > 76 {
			t.Errorf("a mail program would break this line of %d characters", len(line))
		}
	}
}

func TestACommentSurvivesMailAndOtherLineEnds(t *testing.T) {
	out := string(comment(t, whole()))
	for name, changed := range map[string]string{
		"windows":               strings.ReplaceAll(out, "\n", "\r\n"),
		"quoted":                "> " + strings.ReplaceAll(out, "\n", "\n> "),
		"spaces":                strings.ReplaceAll(out, "\n", "  \n"),
		"as in earlier reports": strings.Replace(out[strings.Index(out, "loracle-session"):], "loracle", "<!-- loracle", 1),
		"text after":            out + "\nSent from my phone\n",
	} {
		if _, err := capsule.FromMarkdown([]byte(changed)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDamageIsToldAndNothingIsGuessed(t *testing.T) {
	out := string(comment(t, whole()))
	packed := strings.Index(out, "sha256=") + len("sha256=") + 65 // after the sum and its line end
	inside := packed + 20
	for _, c := range []struct {
		name, text string
		is         error
		says       string
	}{
		{"no comment", "# A report\n", capsule.ErrNone, "no session"},
		{"another comment", "<!-- hello -->", capsule.ErrNone, "no session"},
		{"cut off", out[:len(out)/2], capsule.ErrDamaged, "cut off"},
		{"a letter changed", out[:inside] + string(other(out[inside])) + out[inside+1:], capsule.ErrDamaged, "changed"},
		{"a line lost", lose(out, 5), capsule.ErrDamaged, "changed"},
		{"twice", out + out, capsule.ErrDamaged, "several"},
		{"no base64", out[:packed] + "!!" + out[packed:], capsule.ErrDamaged, "changed"},
		{"newer form", strings.Replace(out, "version=1", "version=2", 1), capsule.ErrNewer, "form 2"},
		{"no version", strings.Replace(out, "version=1", "version=x", 1), capsule.ErrDamaged, "first line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := capsule.FromMarkdown([]byte(c.text))
			if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

func TestTextThatLooksLikeACommentIsNone(t *testing.T) {
	out := string(comment(t, whole()))
	begun := "<!-- loracle-session version=1\nsha256=" + strings.Repeat("0", 64)
	for name, text := range map[string]string{
		"escaped":          "\\" + begun + "\n\n" + out,
		"in a cell":        "| " + begun + "\n\n" + out,
		"indented":         "  " + begun + "\n\n" + out,
		"within a line":    "see " + begun + "\n\n" + out,
		"after the report": out + "\nsee " + begun,
	} {
		if got, err := capsule.FromMarkdown([]byte(text)); err != nil || !cmp.Equal(whole(), got) {
			t.Errorf("%s: the session is not found: %v", name, err)
		}
	}
	if _, err := capsule.FromMarkdown([]byte("title: " + out)); !errors.Is(err, capsule.ErrNone) {
		t.Errorf("an answers file is taken for a report: %v", err)
	}
}

func other(b byte) byte {
	if b == 'A' {
		return 'B'
	}
	return 'A'
}

func lose(text string, n int) string {
	lines := strings.Split(text, "\n")
	return strings.Join(append(lines[:n:n], lines[n+1:]...), "\n")
}

func TestAnEditedExportIsRefused(t *testing.T) {
	out := string(wire(t, whole()))
	for name, c := range map[string]struct {
		text string
		is   error
	}{
		"a title":       {strings.Replace(out, "Support triage", "Support triages", 1), capsule.ErrDamaged},
		"a number":      {strings.Replace(out, `"seq": 2`, `"seq": 3`, 1), capsule.ErrDamaged},
		"the variant":   {strings.Replace(out, `"room"`, `"shared"`, 1), capsule.ErrDamaged},
		"a newer form":  {strings.Replace(out, `"version": 1`, `"version": 7`, 1), capsule.ErrNewer},
		"a newer kind":  {strings.Replace(out, `"parked"`, `"levitated"`, 1), capsule.ErrNewer},
		"a newer field": {strings.Replace(out, `"variant"`, `"mood": 1, "variant"`, 1), capsule.ErrNewer},
		"more after it": {out + "{}", capsule.ErrDamaged},
		"half of it":    {out[:len(out)/2], capsule.ErrDamaged},
		"nothing":       {"", capsule.ErrDamaged},
		"another value": {"[]", capsule.ErrDamaged},
	} {
		if _, err := capsule.FromJSON([]byte(c.text)); !errors.Is(err, c.is) {
			t.Errorf("%s: got %v, want %v", name, err, c.is)
		}
	}
}

// TestErrorsSpeakOfTheSessionAndNotOfTheDecoder reads sessions with a right
// checksum around values that no loracle writes.
func TestErrorsSpeakOfTheSessionAndNotOfTheDecoder(t *testing.T) {
	out := string(wire(t, whole()))
	for name, text := range map[string]string{
		"a number for a text": strings.Replace(out, `"variant": "room"`, `"variant": 7`, 1),
		"a text for a number": strings.Replace(out, `"seq": 2`, `"seq": "two"`, 1),
		"no time":             strings.Replace(out, `"at": "2`, `"at": "x2`, 1),
		"a number for a time": strings.Replace(out, `"seq": 2,`, `"seq": 2, "at": 7,`, 1),
		"no base64":           strings.Replace(out, `"data": "`, `"data": "!`, 1),
		"a new field":         strings.Replace(out, `"variant"`, `"mood": 1, "variant"`, 1),
		"a new event field":   strings.Replace(out, `"seq": 2`, `"mood": 1, "seq": 2`, 1),
		"cut":                 out[:len(out)-3],
	} {
		if text == out {
			t.Fatalf("%s: nothing was changed", name)
		}
		_, err := capsule.FromJSON([]byte(text))
		if err == nil {
			t.Fatalf("%s: it was read", name)
		}
		for _, word := range []string{"json:", "unmarshal", "Unmarshal", "parsing", "base64", "character", "EOF", "Go "} {
			if strings.Contains(err.Error(), word) {
				t.Errorf("%s: %q is in %q", name, word, err)
			}
		}
	}
}

func TestForSharingTellsWhatWasDecidedAndNotWhoSaidIt(t *testing.T) {
	told := capsule.ForSharing(story())
	c := capsule.Capsule{Variant: capsule.Shared, Events: told}
	state, err := c.State()
	if err != nil {
		t.Fatal(err)
	}
	if len(state.Answers) != 2 || len(state.Marks) != 1 || len(state.Actions) != 1 || !state.Actions[0].Ended {
		t.Errorf("what was decided is not all there: %+v", state)
	}
	if len(state.Notes)+len(state.ItemNotes)+len(state.Topics) != 0 || state.CreatedBy != "" {
		t.Errorf("more is told than should be: %+v", state)
	}
	text := string(wire(t, c))
	for _, secret := range []string{"ask Bo", "日本語", "who pays", "ana"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is told", secret)
		}
	}
}

func TestForSharingLeavesTheOriginalAlone(t *testing.T) {
	events := story()
	capsule.ForSharing(events)
	if diff := cmp.Diff(story(), events); diff != "" {
		t.Error(diff)
	}
}

func TestWantedNamesEachFileOnce(t *testing.T) {
	events := story()
	events[0].PackSHA256 = "p1"
	got := capsule.Wanted(append(events, session.Event{Kind: session.PackUpgraded, Pack: "x@2", PackSHA256: "p2"}, session.Event{PackSHA256: "p1"}))
	want := []capsule.File{{Kind: capsule.Knowledge, SHA256: "k1"}, {Kind: capsule.Pack, SHA256: "p1"}, {Kind: capsule.Pack, SHA256: "p2"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnyChangedByteIsNoticed(t *testing.T) {
	out := comment(t, whole())
	want := whole()
	rapid.Check(t, func(t *rapid.T) {
		changed := bytes.Clone(out)
		changed[rapid.IntRange(0, len(out)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		if got, err := capsule.FromMarkdown(changed); err == nil && !cmp.Equal(want, got) {
			t.Fatalf("a changed comment reads as another session")
		}
	})
}

func FuzzFromMarkdown(f *testing.F) {
	f.Add(comment(f, whole()))
	f.Add([]byte("<!-- loracle-session version=1 sha256="))
	f.Add(append([]byte("see \\<!-- loracle-session version=1 sha256=\n"), comment(f, whole())...))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := capsule.FromMarkdown(data)
		if err != nil {
			return
		}
		again, err := capsule.FromMarkdown(comment(t, c))
		if err != nil || !cmp.Equal(c, again) {
			t.Errorf("what was read cannot be written again: %v", err)
		}
	})
}

func FuzzFromJSON(f *testing.F) {
	f.Add(wire(f, whole()))
	f.Add([]byte(`{"version":1,"variant":"room","events":[],"sha256":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := capsule.FromJSON(data)
		if err != nil {
			return
		}
		again, err := capsule.FromJSON(wire(t, c))
		if err != nil || !cmp.Equal(c, again) {
			t.Errorf("what was read cannot be written again: %v", err)
		}
	})
}
