package answersfile_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/session"
	"loracle/data/strict"
)

// problems reads a file as a.yaml and returns what is wrong with it.
func problems(t *testing.T, text string) []string {
	t.Helper()
	_, err := answersfile.Decode("a.yaml", []byte(text), base(t))
	var out []string
	for _, p := range strict.Of(err) {
		out = append(out, p.String())
	}
	if err != nil && out == nil {
		t.Fatalf("an error that is no list of problems: %v", err)
	}
	return out
}

func TestReadsWhatPeopleWrite(t *testing.T) {
	file, err := answersfile.Decode("a.yaml", []byte(`
title:  Support triage
answers:
  requests_per_month: 300k-600k
  input_tokens: 1,200
  output_tokens: {low: 250, high: 300}
  cached_share: 20%
  budget_cap: $40k
  stable_months: 1-2 years
  gap: [format, Tone]
  task_type: Domain questions and answers
  stakes: unknown
  privacy: ~
  eval_separate: yes
  gap_text: |
    One in five
    fails.
checklist:
  query_volume: met
  domain_expert: {state: not_applicable, reason: internal tool}
  gpu_access:
    state: accepted
    reason: Access is promised for the first week.
    accepted_by: CTO
    owner: Platform lead
    until: 2027-02-01
    notice: No access on the first day.
notes:
  gap: from the survey
checklist_notes:
  query_volume: see dashboard
`), base(t))
	if err != nil {
		t.Fatal(err)
	}
	want := answersfile.File{
		Title: "Support triage",
		Answers: advisor.Answers{
			"requests_per_month": advisor.Number(advisor.Range{Low: 300_000, High: 600_000}),
			"input_tokens":       advisor.Number(advisor.Exactly(1200)),
			"output_tokens":      advisor.Number(advisor.Range{Low: 250, High: 300}),
			"cached_share":       advisor.Number(advisor.Exactly(0.2)),
			"budget_cap":         advisor.Number(advisor.Exactly(40_000)),
			"stable_months":      advisor.Number(advisor.Range{Low: 12, High: 24}),
			"gap":                advisor.Words("format", "tone"),
			"task_type":          advisor.Word("domain_qa"),
			"stakes":             advisor.Unknown(),
			"privacy":            advisor.Unknown(),
			"eval_separate":      advisor.Word("yes"),
			"gap_text":           advisor.Word("One in five\nfails."),
		},
		Marks: checklist.Marks{
			"query_volume":  {State: checklist.Met},
			"domain_expert": {State: checklist.NotApplicable, Reason: "internal tool"},
			"gpu_access": {
				State: checklist.Accepted, Reason: "Access is promised for the first week.", AcceptedBy: "CTO", Owner: "Platform lead",
				Until: time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC), Notice: "No access on the first day.",
			},
		},
		Notes:     map[advisor.QuestionID]string{"gap": "from the survey"},
		ItemNotes: map[checklist.ItemID]string{"query_volume": "see dashboard"},
	}
	if diff := cmp.Diff(want, file); diff != "" {
		t.Error(diff)
	}
}

func TestReadsJSON(t *testing.T) {
	text, err := json.MarshalIndent(map[string]any{
		"title": "Triage 😀",
		"answers": map[string]any{
			"requests_per_month": map[string]float64{"low": 3e5, "high": 6e5},
			"input_tokens":       8e2,
			"gap":                []string{"format", "cost"},
			"stakes":             nil,
		},
		"checklist": map[string]any{"query_volume": map[string]any{"state": "met", "evidence": "dashboard"}},
	}, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	file, err := answersfile.Decode("a.json", text, base(t))
	if err != nil {
		t.Fatal(err)
	}
	want := advisor.Answers{
		"requests_per_month": advisor.Number(advisor.Range{Low: 300_000, High: 600_000}),
		"input_tokens":       advisor.Number(advisor.Exactly(800)),
		"gap":                advisor.Words("format", "cost"),
		"stakes":             advisor.Unknown(),
	}
	if diff := cmp.Diff(want, file.Answers); diff != "" || file.Title != "Triage 😀" || file.Marks["query_volume"].Evidence != "dashboard" {
		t.Error(diff, file)
	}
}

func TestReportsAllProblemsOfAFileAtOnce(t *testing.T) {
	got := problems(t, `titel: Triage
title: "a\nb"
answers:
  request_per_month: 5
  requests_per_month: lots
  input_tokens: [800]
  output_tokens: {low: 300, hihg: 400}
  cached_share: {low: 0.1}
  batch_share: {low: 0.9, high: 0.1}
  labelled_examples: 2.5
  horizon_years: 20
  stable_months:
  gap: [format, smell, format, [tone]]
  task_type: {a: b}
  privacy: !!str none
  eval_separate: true
  gap_text: ""
  owner: yes
  owner: no
checklist:
  query_volum: met
  query_volume: done
  stable_use_case:
  defined_gap: {state: accepted, reason: too short}
  source_data: {state: not_applicable}
  eval_set: {state: open, untl: 2027-01-01}
  gpu_access: {evidence: seen}
  single_owner: {state: fine}
  domain_expert: [met]
  chat_template: {state: accepted, until: tomorrow}
notes:
  gaps: x
  gap:
checklist_notes: none
`)
	want := []string{
		`a.yaml:1:1: unknown key "titel", did you mean "title"?; allowed: title, answers, checklist, notes, checklist_notes, overrides`,
		`a.yaml:2:8: title has more than one line; allowed: one line`,
		`a.yaml:4:3: unknown question "request_per_month", did you mean "requests_per_month"?`,
		`a.yaml:5:23: requests_per_month: this is not a number; write one like 500k or 300k-600k`,
		`a.yaml:6:17: input_tokens: a list is not possible here; allowed: a number or a range like 800, or unknown`,
		`a.yaml:7:29: unknown key "hihg", did you mean "high"?; allowed: low, high`,
		`a.yaml:8:17: cached_share: a range needs low and high; allowed: {low: 300000, high: 600000}`,
		`a.yaml:9:16: batch_share: the low end comes first; write it like 300k-600k`,
		`a.yaml:10:22: labelled_examples: a whole number is needed, not 2.5`,
		`a.yaml:11:18: horizon_years: 20 years is too much; at most 10 years is possible`,
		`a.yaml:12:17: stable_months has no value; allowed: a number or a range like 18, or unknown`,
		`a.yaml:13:17: gap: "smell" is not one of the choices; allowed: format, tone, vocabulary, accuracy, latency, cost`,
		`a.yaml:13:24: gap: "format" is named twice; allowed: once`,
		`a.yaml:13:32: gap: each item of the list is one choice`,
		`a.yaml:14:14: task_type: a mapping is not possible here; allowed: style_tone, domain_qa, structured_output, code_generation, domain_shift, or unknown`,
		`a.yaml:15:12: tag !!str; allowed: plain values without a tag`,
		`a.yaml:16:18: eval_separate: "true" is not one of the choices; allowed: yes, no`,
		`a.yaml:17:13: gap_text: an answer is needed; write unknown if you don't know`,
		`a.yaml:19:3: key "owner" given twice, first in line 18; allowed: once`,
		`a.yaml:21:3: unknown checkpoint "query_volum", did you mean "query_volume"?; allowed: query_volume, stable_use_case, defined_gap, break_even_modeled, source_data, minimum_volume, chat_template, eval_set, domain_expert, single_owner, gpu_access, experiment_tracking, deployment_target, success_criteria`,
		`a.yaml:22:17: query_volume: unknown state "done"; allowed: met, open, accepted, not_applicable, unknown`,
		`a.yaml:23:19: stable_use_case has no state; allowed: met, open, accepted, not_applicable, unknown, or a mapping with state and its details`,
		`a.yaml:24:16: defined_gap: an accepted risk needs a reason of at least 20 characters`,
		`a.yaml:24:16: defined_gap: an accepted risk needs accepted_by: who takes it`,
		`a.yaml:24:16: defined_gap: an accepted risk needs an owner: who watches it`,
		`a.yaml:24:16: defined_gap: an accepted risk needs until: the date it ends`,
		`a.yaml:25:16: source_data: an item that is not applicable needs a reason`,
		`a.yaml:26:27: unknown key "untl", did you mean "until"?; allowed: state, evidence, reason, accepted_by, owner, until, notice, answers`,
		`a.yaml:27:15: gpu_access has no state; allowed: met, open, accepted, not_applicable, unknown`,
		`a.yaml:28:25: single_owner: unknown state "fine"; allowed: met, open, accepted, not_applicable, unknown`,
		`a.yaml:29:18: domain_expert has no state; allowed: met, open, accepted, not_applicable, unknown, or a mapping with state and its details`,
		`a.yaml:30:43: until: not a date; allowed: a day like 2027-02-01`,
		`a.yaml:32:3: unknown question "gaps", did you mean "gap"?`,
		`a.yaml:33:7: gap is no text; allowed: a text, or no line for it`,
		`a.yaml:34:18: checklist_notes is not a mapping; allowed: lines of key: value`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheTitleStandsAtTheTopOrAmongTheAnswers(t *testing.T) {
	file, err := answersfile.Decode("a.yaml", []byte("answers:\n  title: Triage\n"), base(t))
	if err != nil || file.Title != "Triage" {
		t.Errorf("got %q, %v", file.Title, err)
	}
	got := problems(t, "title: A\nanswers:\n  title: B\n")
	if diff := cmp.Diff([]string{"a.yaml:3:10: the title is given twice; allowed: once, at the top"}, got); diff != "" {
		t.Error(diff)
	}
	if got := problems(t, "title: [a]"); len(got) != 1 || got[0] != "a.yaml:1:8: title is a list; allowed: text" {
		t.Errorf("got %q", got)
	}
	if got := problems(t, "title: "+strings.Repeat("a", 201)); len(got) != 1 || !strings.Contains(got[0], "at most 200") {
		t.Errorf("got %q", got)
	}
	if got := problems(t, `title: " "`); len(got) != 1 || !strings.Contains(got[0], "title is empty") {
		t.Errorf("got %q", got)
	}
}

func TestEmptySectionsAreFine(t *testing.T) {
	file, err := answersfile.Decode("a.yaml", []byte("answers:\n  # stakes: high\nchecklist:\n"), base(t))
	if err != nil || len(file.Answers)+len(file.Marks) != 0 {
		t.Errorf("got %v, %v", file, err)
	}
	if got := problems(t, ""); len(got) != 1 || !strings.Contains(got[0], "empty") {
		t.Errorf("got %q", got)
	}
}

func TestAFileBecomesTheEventsOfASession(t *testing.T) {
	b := base(t)
	file, err := answersfile.Decode("a.yaml", []byte("answers: {stakes: high, task_type: domain_qa}\nchecklist: {eval_set: open}\nnotes: {stakes: n}\nchecklist_notes: {eval_set: m}"), b)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var kinds []string
	for _, e := range file.Events(b, at, "ann") {
		if e.At != at || e.By != "ann" {
			t.Errorf("%+v is not by ann at %v", e, at)
		}
		kinds = append(kinds, string(e.Kind)+" "+string(e.Question)+string(e.Item))
	}
	want := []string{"created ", "answered task_type", "answered stakes", "noted stakes", "marked eval_set", "noted eval_set"}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Error(diff)
	}
	state, err := file.State(b, at, "ann")
	if err != nil || state.Title != answersfile.Untitled || state.Knowledge != b.Advice.SHA256 || state.CreatedAt != at {
		t.Errorf("got %+v, %v", state, err)
	}
}

func TestRefusesToWriteWhatTheKnowledgeBaseDoesNotKnow(t *testing.T) {
	s := session.New("")
	s.Answers["gone"], s.Marks["lost"] = advisor.Word("x"), checklist.Mark{State: checklist.Met}
	_, err := answersfile.Encode(s, base(t))
	if err == nil || !strings.Contains(err.Error(), "does not ask gone") || !strings.Contains(err.Error(), "no checkpoint lost") {
		t.Errorf("got %v", err)
	}
	s = session.New("")
	s.Answers["stakes"] = advisor.Word("extreme")
	var wrong strict.Problems
	if _, err := answersfile.Encode(s, base(t)); !errors.As(err, &wrong) || len(wrong) != 1 {
		t.Errorf("got %v", err)
	}
}

func TestWritesTheQuestionAboveEachAnswer(t *testing.T) {
	s := session.New("")
	s.Title = "Triage"
	s.Answers["requests_per_month"] = advisor.Number(advisor.Range{Low: 3e5, High: 6e5})
	s.Marks["query_volume"] = checklist.Mark{State: checklist.Met}
	got, err := answersfile.Encode(s, base(t))
	want := `# An answers file of loracle. Values are a number, a range like 300k-600k, a choice,
# a list of choices, a text, or unknown.
title: Triage
answers:
  # How many requests will this handle in a month?
  requests_per_month: 300k-600k
checklist:
  # Does the use case handle more than 50,000 requests of its domain in a month?
  query_volume: met
`
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range answersfile.ExampleNames() {
		data, err := answersfile.Example(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"title": "\ud83d\ude00", "answers": {"gap": ["tone"], "stakes": null}}`))
	f.Add([]byte("answers: {cached_share: 20%, stable_months: 1-2 years}"))
	b := base(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := answersfile.Decode("f", data, b)
		if err != nil {
			if len(strict.Of(err)) == 0 {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		state, err := file.State(b, time.Unix(0, 0).UTC(), "")
		if err != nil {
			t.Fatalf("what was read makes no session: %v", err)
		}
		written, err := answersfile.Encode(state, b)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		again, err := answersfile.Decode("f", written, b)
		if err != nil {
			t.Fatal(err)
		}
		again.Title = strings.TrimSuffix(again.Title, answersfile.Untitled)
		file.Title = strings.TrimSuffix(file.Title, answersfile.Untitled)
		if diff := cmp.Diff(file, again); diff != "" {
			t.Fatalf("%s\n%s", diff, written)
		}
	})
}

// TestTheEndsOfARangeAreReadAsOtherNumbersAre holds a range written as a mapping
// to what may be written without one.
func TestTheEndsOfARangeAreReadAsOtherNumbersAre(t *testing.T) {
	for _, text := range []string{"0x10", "1e-300", ".nan", ".inf", "-5", strings.Repeat("9", 300), "unknown", "~", "[1]", "1-2"} {
		for _, line := range []string{
			"answers: {requests_per_month: {low: " + text + ", high: 600000}}",
			"answers: {requests_per_month: {low: 1, high: " + text + "}}",
			"overrides: {gpu: {reason: x, amount: {low: " + text + ", high: 9000}}}",
		} {
			got := problems(t, line)
			if len(got) != 1 || len(got[0]) > 200 {
				t.Errorf("%s: %d problems: %v", line, len(got), got)
			}
		}
	}
	plain, mapped := problems(t, "answers: {requests_per_month: 0x10}"), problems(t, "answers: {requests_per_month: {low: 0x10, high: 20}}")
	if _, said, _ := strings.Cut(plain[0], " "); !strings.HasSuffix(mapped[0], said) {
		t.Errorf("one number has two messages:\n%s\n%s", plain[0], mapped[0])
	}
	if got := problems(t, "overrides: {gpu: {reason: x, amount: {low: 0.001, high: 3}}}"); len(got) != 1 || !strings.Contains(got[0], "half a cent") {
		t.Errorf("got %v", got)
	}
}
