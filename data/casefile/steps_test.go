package casefile_test

import (
	"slices"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

var today = time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)

func derive(t *testing.T, answers advisor.Answers, marks checklist.Marks) casefile.Case {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	state := session.New("01JTEST")
	state.Answers, state.Marks = answers, marks
	return casefile.Derive(base, state, today)
}

func titles(steps []casefile.Step) []string {
	var out []string
	for _, s := range steps {
		out = append(out, s.Title)
	}
	return out
}

func TestStepsAreShutGatesThenContradictionsAndUnresolvedCheckpoints(t *testing.T) {
	later := today.AddDate(0, 1, 0)
	c := derive(t, advisor.Answers{
		advisor.QStableMonths: advisor.Number(advisor.Exactly(2)),
	}, checklist.Marks{
		"stable_use_case": {State: checklist.Met},
		"eval_set":        {State: checklist.Open},
		"chat_template":   {State: checklist.DontKnow},
		"source_data":     {State: checklist.Met},
		"gpu_access":      {State: checklist.Accepted, Until: later},
		"domain_expert":   {State: checklist.NotApplicable, Reason: "not that sort of task"},
	})
	want := []string{"Before LoRA and LoRA + RAG", "Stable use case", "Chat template", "Held-out evaluation set"}
	if got := titles(c.Steps()); !slices.Equal(got, want) {
		t.Errorf("the steps are %q, want %q", got, want)
	}
	for _, s := range c.Steps() {
		if s.Do == "" || s.Source == "" {
			t.Errorf("the step %q lacks what to do or its source: %+v", s.Title, s)
		}
	}
}

func TestEndedAcceptanceIsAStepAgain(t *testing.T) {
	c := derive(t, nil, checklist.Marks{"gpu_access": {State: checklist.Accepted, Until: today.AddDate(0, 0, -1)}})
	if got := titles(c.Steps()); !slices.Contains(got, "GPU access") {
		t.Errorf("the steps are %q", got)
	}
}

func TestShutGateIsListedOnceWithAllItBlocks(t *testing.T) {
	c := derive(t, advisor.Answers{advisor.QStableMonths: advisor.Number(advisor.Exactly(2))}, nil)
	gates := c.ShutGates()
	if len(gates) != 1 || gates[0].Names() != "LoRA and LoRA + RAG" {
		t.Errorf("the gates are %+v", gates)
	}
	three := casefile.ShutGate{Approaches: []advisor.Approach{advisor.RAG, advisor.LoRA, advisor.LoRARAG}}
	if got := three.Names(); got != "RAG, LoRA and LoRA + RAG" {
		t.Errorf("three approaches read %q", got)
	}
}

func TestAShutRouteIsAStepBeforeAllOthers(t *testing.T) {
	c := derive(t, advisor.Answers{
		"privacy": advisor.Word("on_prem"), advisor.QDeployment: advisor.Word("managed"),
		advisor.QStableMonths: advisor.Number(advisor.Exactly(2)),
	}, nil)
	steps := c.Steps()
	if got := titles(steps); len(got) < 2 || got[0] != "Managed service" || got[1] != "Before LoRA and LoRA + RAG" {
		t.Fatalf("the steps are %q", got)
	}
	if steps[0].Do == "" || steps[0].Source == "" {
		t.Errorf("it lacks what to do or its source: %+v", steps[0])
	}
}

// wellFounded are answers that speak for tuning whatever is at hand.
func wellFounded(atHand advisor.Answer) advisor.Answers {
	return advisor.Answers{
		advisor.QTaskType: advisor.Word("structured_output"), "prompting_result": advisor.Word("falls_short"),
		advisor.QGap: advisor.Words("format", "accuracy"), "format_consistency": advisor.Word("high"),
		"documents_grounding": advisor.Word("none"), advisor.QStableMonths: advisor.Number(advisor.Exactly(24)),
		advisor.QMLEngineer: advisor.Word("yes"), advisor.QLabelledExamples: atHand,
		advisor.QAchievableExamples: advisor.Number(advisor.Exactly(6000)),
	}
}

// Structured output takes at least 1,500 examples (T3).
func TestMissingExamplesAreAStepWhereTuningIsAdvised(t *testing.T) {
	for want, atHand := range map[string]advisor.Answer{
		"Find or make 700 more before training starts: 800 are at hand, and this kind of task takes at least 1,500.":             advisor.Number(advisor.Exactly(800)),
		"Find or make 300-700 more before training starts: 800-1,200 are at hand, and this kind of task takes at least 1,500.":   advisor.Number(advisor.Between(800, 1200)),
		"Find or make up to 700 more before training starts: 800-2,000 are at hand, and this kind of task takes at least 1,500.": advisor.Number(advisor.Between(800, 2000)),
		"Find or make 1,500 more before training starts: none is at hand, and this kind of task takes at least 1,500.":           advisor.Number(advisor.Exactly(0)),
	} {
		c := derive(t, wellFounded(atHand), nil)
		steps := c.Steps()
		if len(steps) == 0 || steps[0].Title != "Training examples" || steps[0].Do != want || steps[0].Source == "" {
			t.Errorf("with %v at hand the steps are %+v", atHand.Number, steps)
		}
	}
}

func TestExamplesAreNoStepWhereNoneIsMissingOrTuningIsNotAdvised(t *testing.T) {
	enough := wellFounded(advisor.Number(advisor.Exactly(1500)))
	unsaid := wellFounded(advisor.Unknown())
	prompted := wellFounded(advisor.Number(advisor.Exactly(800)))
	prompted["prompting_result"] = advisor.Word("good_enough")
	for name, answers := range map[string]advisor.Answers{"enough are at hand": enough, "nobody said": unsaid, "prompting is advised": prompted} {
		if got := titles(derive(t, answers, nil).Steps()); slices.Contains(got, "Training examples") {
			t.Errorf("%s: the steps are %q", name, got)
		}
	}
}
