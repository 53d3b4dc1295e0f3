package plain

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// notebook is a log in memory.
type notebook struct {
	events []session.Event
	fail   error
	// first are events that somebody else saves before the next one.
	first []session.Event
}

func (n *notebook) Append(_ session.ID, e session.Event) (session.Event, error) {
	if n.fail != nil {
		return e, n.fail
	}
	for _, other := range n.first {
		other.Seq = uint64(len(n.events) + 1)
		n.events = append(n.events, other)
	}
	n.first = nil
	e.Seq = uint64(len(n.events) + 1)
	if e.Seen+1 >= e.Seq {
		e.Seen = 0 // as a store does
	}
	n.events = append(n.events, e)
	return e, nil
}

func (n *notebook) Load(id session.ID) (session.State, error) { return session.Fold(id, n.events) }

// talk is an interview under test.
type talk struct {
	t    *testing.T
	log  *notebook
	base *knowledge.Base
	by   Options
}

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func newTalk(t *testing.T) *talk {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	log := &notebook{}
	created, err := log.Append("S", casefile.Created(base, "Support triage", noon, "ada"))
	if err != nil {
		t.Fatal(err)
	}
	state, err := session.Fold("S", []session.Event{created})
	if err != nil {
		t.Fatal(err)
	}
	return &talk{t, log, base, Options{
		Log: log, Base: base, State: state, Now: func() time.Time { return noon }, By: "ada",
		Result: func(c casefile.Case) (string, error) { return "Result: " + c.Review.Outcome.Label() + "\n", nil },
	}}
}

// says runs the interview on lines of input and returns what it printed.
func (k *talk) says(lines ...string) (string, error) {
	k.t.Helper()
	var out bytes.Buffer
	k.by.In, k.by.Out = strings.NewReader(strings.Join(lines, "\n")+"\n"), &out
	err := Run(k.by)
	return out.String(), err
}

// resume makes the next run begin with everything saved so far.
func (k *talk) resume() {
	k.t.Helper()
	state, err := session.Fold("S", k.log.events)
	if err != nil {
		k.t.Fatal(err)
	}
	k.by.State = state
}

// must is says where the interview ends well.
func (k *talk) must(lines ...string) string {
	k.t.Helper()
	out, err := k.says(lines...)
	if err != nil {
		k.t.Fatalf("%v\n%s", err, out)
	}
	return out
}

// kept is the last event saved.
func (k *talk) kept() session.Event { return k.log.events[len(k.log.events)-1] }

// skipped is n lines that leave a question as it is.
func skipped(n int) []string { return slices.Repeat([]string{"skip"}, n) }

func TestQuestionsComeInTheOrderOfTheInterviewAndThenTheCheckpoints(t *testing.T) {
	k := newTalk(t)
	questions := k.order()
	out := k.must(skipped(len(questions) + k.base.Pack.Count())...)
	at := 0
	find := func(text string) {
		i := strings.Index(out[at:], text)
		if i < 0 {
			t.Fatalf("%q is not asked where it should be", text)
		}
		at += i + len(text)
	}
	for _, q := range questions {
		find(q.Prompt)
	}
	for _, c := range k.base.Pack.Categories {
		for _, item := range c.Items {
			find(item.Question)
		}
	}
	find("Result: no verdict yet")
}

func TestAnAnswerIsSavedWhenItIsGiven(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		question   advisor.QuestionID
		want       advisor.Answer
	}{
		{"a choice by its value", "style_tone", "task_type", advisor.Word("style_tone")},
		{"a choice by its number", "3", "task_type", advisor.Word("structured_output")},
		{"several by number and name", "1, cost", "gap", advisor.Words("format", "cost")},
		{"a range", "300k-600k", "requests_per_month", advisor.Number(advisor.Between(300_000, 600_000))},
		{"what is not known", "unknown", "requests_per_month", advisor.Unknown()},
		{"a text that holds escape codes", "it \x1b[31mfails", "gap_text", advisor.Word("it fails")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := newTalk(t)
			k.must(append(skipped(k.place(tt.question)), tt.line, "quit")...)
			e := k.kept()
			if e.Kind != session.Answered || e.Question != tt.question || !e.Answer.Equal(tt.want) {
				t.Errorf("saved %s %s %v, want %v", e.Kind, e.Question, e.Answer, tt.want)
			}
			if e.By != "ada" || !e.At.Equal(noon) {
				t.Errorf("saved by %q at %v", e.By, e.At)
			}
		})
	}
}

// place is where a question stands in an interview that skips everything before
// it, from 0.
func (k *talk) place(id advisor.QuestionID) int {
	return slices.IndexFunc(k.order(), func(q *advisor.Question) bool { return q.ID == id })
}

// order is that of the questions while nothing is answered.
func (k *talk) order() []*advisor.Question {
	c := casefile.Derive(k.base, k.by.State, noon)
	return append(k.base.Advice.Express(), casefile.Ordered(k.base.Advice.Refine(), c.Sharpen())...)
}

func TestBeyondTheShortPathWhatSharpensMostComesNext(t *testing.T) {
	k := newTalk(t)
	var lines []string
	for _, q := range k.base.Advice.Express() {
		lines = append(lines, q.Example)
	}
	k.must(append(lines, "quit")...)
	k.resume()
	c := casefile.Derive(k.base, k.by.State, noon)
	first := c.Sharpen()[0]
	out := k.must("unknown", "back", "quit")
	if !strings.Contains(out, "Next, because it "+first.InWords("3 years")+".") || strings.Count(out, first.Question.Prompt) != 2 {
		t.Errorf("%q does not come next and again after back:\n%s", first.Question.Prompt, out)
	}
}

func TestAWrongValueIsExplainedAndAskedAgain(t *testing.T) {
	k := newTalk(t)
	out := k.must("poetry", "style_tone", "quit")
	if !strings.Contains(out, `"poetry" is none of these`) || strings.Contains(out, "style_tone") {
		t.Errorf("nothing says what is wrong:\n%s", out)
	}
	if n := len(k.log.events); n != 2 {
		t.Errorf("%d events are saved, want the creation and one answer", n)
	}
}

func TestWordsSteerInsteadOfAnswering(t *testing.T) {
	k := newTalk(t)
	first, second := k.base.Advice.Interview()[0], k.base.Advice.Interview()[1]
	out := k.must("back", "?", "skip", "back", "", "quit")
	for _, want := range []string{"This is the first question.", first.Why, first.Help, second.Prompt} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if n := strings.Count(out, first.Prompt); n != 2 {
		t.Errorf("the first question is asked %d times, want 2", n)
	}
	if len(k.log.events) != 1 {
		t.Errorf("something was saved: %v", k.log.events[1:])
	}
}

func TestGoingBackShowsAndReplacesAnAnswer(t *testing.T) {
	k := newTalk(t)
	out := k.must("style_tone", "back", "domain_qa", "quit")
	if !strings.Contains(out, "So far: Style or tone") {
		t.Error("the answer so far is not shown")
	}
	if got := k.kept().Answer.Word; got != "domain_qa" {
		t.Errorf("kept %q", got)
	}
	k.resume()
	k.must("back", "domain_qa", "quit")
	if len(k.log.events) != 3 {
		t.Error("the same answer given again is saved again")
	}
}

func TestAnInterviewGoesOnWhereNobodyHasAnswered(t *testing.T) {
	k := newTalk(t)
	k.must("style_tone", "unknown", "quit")
	k.resume()
	out := k.must("quit")
	if want := k.base.Advice.Interview()[2].Prompt; !strings.Contains(out, want) {
		t.Errorf("does not begin with %q:\n%s", want, out)
	}
}

func TestTheShortPathEndsWithAFirstAdvice(t *testing.T) {
	k := newTalk(t)
	var lines []string
	for _, q := range k.base.Advice.Express() {
		lines = append(lines, q.Example)
	}
	out := k.must(append(lines, "quit")...)
	if !strings.Contains(out, "The first 10 questions are through. Advice so far: ") {
		t.Errorf("no advice after the short path:\n%s", out)
	}
}

func TestInputThatEndsEarlySaysWhatIsSaved(t *testing.T) {
	k := newTalk(t)
	_, err := k.says("style_tone", "falls_short")
	var unfinished *Unfinished
	if !errors.As(err, &unfinished) {
		t.Fatalf("got %v", err)
	}
	if unfinished.Saved != 2 || unfinished.Place != "Business, 3 of 10 to a first recommendation" || len(k.log.events) != 3 {
		t.Errorf("got %+v with %d events", unfinished, len(k.log.events))
	}
	if want := "2 answers are saved in \"Support triage\"; go on with `loracle open S`"; unfinished.Hint() != want {
		t.Errorf("hint %q, want %q", unfinished.Hint(), want)
	}
}

func TestInputThatEndsAtOnceCountsTheAnswersThatWereThere(t *testing.T) {
	k := newTalk(t)
	k.must("style_tone", "unknown", "quit")
	k.resume()
	_, err := k.says()
	var unfinished *Unfinished
	if !errors.As(err, &unfinished) || !strings.HasPrefix(unfinished.Hint(), "1 answer is saved in") {
		t.Errorf("got %v", unfinished)
	}
}

// toChecklist leaves every question as it is.
func (k *talk) toChecklist() []string { return skipped(len(k.base.Advice.Interview())) }

func TestACheckpointIsMarked(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		want  checklist.Mark
	}{
		{"met, with its evidence", []string{"met counted in the logs"}, checklist.Mark{State: checklist.Met, Evidence: "counted in the logs"}},
		{"open", []string{"open"}, checklist.Mark{State: checklist.Open}},
		{"not known", []string{"unknown"}, checklist.Mark{State: checklist.DontKnow}},
		{"not applicable, with its reason", []string{"n/a internal tool"}, checklist.Mark{State: checklist.NotApplicable, Reason: "internal tool"}},
		{
			"accepted",
			[]string{"accept", "the volume will grow next year", "Ada", "Ben", "2027-02-01", "fewer than 40k in May"},
			checklist.Mark{
				State: checklist.Accepted, Reason: "the volume will grow next year", AcceptedBy: "Ada", Owner: "Ben",
				Until: time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC), Notice: "fewer than 40k in May",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := newTalk(t)
			k.must(slices.Concat(k.toChecklist(), tt.lines, []string{"quit"})...)
			e := k.kept()
			kind := session.MarkItem("", tt.want).Kind
			if e.Kind != kind || e.Item != k.base.Pack.Categories[0].Items[0].ID || *e.Mark != tt.want {
				t.Errorf("saved %s %s %+v", e.Kind, e.Item, e.Mark)
			}
		})
	}
}

func TestAMarkThatLacksSomethingIsNotSaved(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"another word", []string{"perhaps"}, "none of met, open"},
		{"not applicable without a reason", []string{"n/a"}, "needs a reason"},
		{"a reason too short", []string{"accept", "because", "Ada", "Ben", "2027-02-01", "fewer calls"}, "at least 20 characters"},
		{"no date", []string{"accept", "the volume will grow next year", "Ada", "Ben", "soon", ""}, `"soon" is not a day`},
		{"too long", []string{"accept", "the volume will grow next year", "Ada", "Ben", "2028-02-01", "fewer calls"}, "90 days at most"},
		{"a day that is past", []string{"accept", "the volume will grow next year", "Ada", "Ben", "2026-02-01", "fewer calls"}, "2026-02-01 is past"},
		{"nothing to notice", []string{"accept", "the volume will grow next year", "Ada", "Ben", "2027-02-01", ""}, "what would show"},
		{"nothing to say yes to", []string{"yes"}, "none of met, open"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := newTalk(t)
			out := k.must(slices.Concat(k.toChecklist(), tt.lines, []string{"quit"})...)
			if !strings.Contains(out, "Not saved: ") || !strings.Contains(out, tt.want) {
				t.Errorf("%q is not said:\n%s", tt.want, out[len(out)-300:])
			}
			if len(k.log.events) != 1 {
				t.Errorf("saved %+v", k.kept())
			}
		})
	}
}

func TestWhatTheAnswersSayCanBeTakenWithYes(t *testing.T) {
	k := newTalk(t)
	k.must(append(skipped(k.place("requests_per_month")), "500k", "quit")...)
	k.resume()
	rest := len(k.base.Advice.Interview()) - k.place("requests_per_month")
	out := k.must(append(skipped(k.place("requests_per_month")+rest), "yes", "quit")...)
	if !strings.Contains(out, "Your answers say: met") {
		t.Errorf("the answers are not used:\n%s", out)
	}
	if m := k.kept().Mark; m == nil || m.State != checklist.Met || !strings.Contains(m.Evidence, "500k") {
		t.Errorf("saved %+v", m)
	}
}

func TestTheEndShowsTheChecklistAndTheResult(t *testing.T) {
	k := newTalk(t)
	out := k.must("result")
	for _, want := range []string{"    Query volume: not looked at", "Result: no verdict yet", "loracle show S", "loracle open S"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestNothingStylesTheLines(t *testing.T) {
	k := newTalk(t)
	k.by.State.Title = "Support \x1b[31mtriage"
	if out := k.must("result"); strings.ContainsRune(out, '\x1b') {
		t.Error("an escape code got through")
	}
}

func TestAFailingStoreEndsTheInterview(t *testing.T) {
	k := newTalk(t)
	k.log.fail = errors.New("disk full")
	if _, err := k.says("style_tone", "quit"); !errors.Is(err, k.log.fail) {
		t.Errorf("got %v", err)
	}
}

// full is a stream that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestAClosedOutputEndsTheInterview(t *testing.T) {
	k := newTalk(t)
	k.by.In, k.by.Out = strings.NewReader("style_tone\nquit\n"), full{}
	if err := Run(k.by); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}

// FuzzInterview types anything at all: the interview never breaks, never
// styles what it prints, and saves only what reads back.
func FuzzInterview(f *testing.F) {
	for _, seed := range []string{
		"style_tone\nfalls_short\n1, 2\n300k-600k\nquit\n", "?\nback\nskip\nunknown\nresult\n", "\x1b[31m\n\x00\xff\n",
		strings.Repeat("skip\n", 60) + "accept\nwe take this risk on purpose\nAda\nBen\n2027-02-01\nlate\nn/a none\nyes\nmet\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input string) {
		k := newTalk(t)
		var out bytes.Buffer
		k.by.In, k.by.Out = strings.NewReader(input), &out
		err := Run(k.by)
		var unfinished *Unfinished
		if err != nil && !errors.As(err, &unfinished) && !errors.Is(err, bufio.ErrTooLong) {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
			t.Fatalf("control character at %d of the output", i)
		}
		for _, e := range k.log.events {
			stored, err := session.Encode(e)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := session.Decode(stored); err != nil {
				t.Fatal(err)
			}
		}
	})
}
