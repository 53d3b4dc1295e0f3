package answersfile_test

import (
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/casefile"
)

func TestExamplesFitTheTierTheyAreNamedAfter(t *testing.T) {
	want := map[string]struct {
		approach       advisor.Approach
		outcome, after checklist.Outcome
		size, method   string
	}{
		"lean":       {advisor.LoRA, checklist.Conditional, checklist.Conditional, "7b", "qlora"},
		"mid":        {advisor.LoRA, checklist.Conditional, checklist.Go, "13b", "lora"},
		"enterprise": {advisor.LoRARAG, checklist.NoGo, checklist.Conditional, "70b", "qlora"},
	}
	b := base(t)
	day := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, name := range answersfile.ExampleNames() {
		t.Run(name, func(t *testing.T) {
			data, err := answersfile.Example(name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := answersfile.Decode(name+".yaml", data, b)
			if err != nil {
				t.Fatal(err)
			}
			state, err := file.State(b, day, "tester")
			if err != nil {
				t.Fatal(err)
			}
			c, w := casefile.Derive(b, state, day), want[name]
			if string(c.Assessment.Tier) != name || c.Answers.Word(advisor.QModelSize) != w.size || c.Answers.Word("method") != w.method {
				t.Errorf("it is nearest to %s (%s)", c.Assessment.Tier, c.Assessment.TierWhy)
			}
			if got := c.Assessment.Recommendation.Approach; got != w.approach {
				t.Errorf("advice is %s, want %s: %+v", got, w.approach, c.Assessment.Recommendation.Options)
			}
			if c.Review.Outcome != w.outcome || c.Review.AfterAcceptance != w.after {
				t.Errorf("verdict %s, after acceptance %s, want %s and %s", c.Review.Outcome, c.Review.AfterAcceptance, w.outcome, w.after)
			}
			checkAcceptance(t, file.Marks)
		})
	}
}

// checkAcceptance wants one acceptance with every field of the record.
func checkAcceptance(t *testing.T, marks checklist.Marks) {
	t.Helper()
	for _, m := range marks {
		if m.State == checklist.Accepted && m.Reason != "" && m.AcceptedBy != "" && m.Owner != "" && !m.Until.IsZero() && m.Notice != "" {
			return
		}
	}
	t.Error("no complete record of an accepted risk")
}

func TestExamplesAnswerEveryQuestionThatFitsAndNoneIsContradicted(t *testing.T) {
	b := base(t)
	optional := map[advisor.QuestionID]bool{
		"api_input_price": true, "api_output_price": true, "monthly_api_cost": true, "tier": true,
		"corpus_tokens": true, "peak_factor": true, "success_text": true,
	}
	for _, name := range answersfile.ExampleNames() {
		data, err := answersfile.Example(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := answersfile.Decode(name, data, b)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range b.Advice.Questions {
			if _, ok := file.Answers[q.ID]; !ok && !optional[q.ID] {
				t.Errorf("%s leaves out %s", name, q.ID)
			}
		}
		facts := b.Facts(file.Answers, advisor.Assess(b.Advice, file.Answers))
		for id, mark := range file.Marks {
			proposed := facts[id].Proposed
			if mark.State == checklist.Met && proposed == checklist.Open || mark.State == checklist.Open && proposed == checklist.Met {
				t.Errorf("%s: %s is %s, but the answers say %s (%s)", name, id, mark.State, proposed, facts[id].Evidence)
			}
		}
		if len(file.Marks) != b.Pack.Count() {
			t.Errorf("%s marks %d of %d checkpoints", name, len(file.Marks), b.Pack.Count())
		}
	}
}

func TestAnUnknownExampleNamesTheOthers(t *testing.T) {
	for _, name := range []string{"", "huge", "../decode.go", "lean.yaml"} {
		_, err := answersfile.Example(name)
		if err == nil || !strings.HasSuffix(err.Error(), "choose lean, mid, enterprise") {
			t.Errorf("%q: got %v", name, err)
		}
	}
}
