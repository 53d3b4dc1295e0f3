package knowledge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
)

func between(low, high float64) advisor.Answer {
	return advisor.Number(advisor.Range{Low: low, High: high})
}

func exactly(v float64) advisor.Answer { return between(v, v) }

func TestAnswersProposeCheckpointsWithTheirEvidence(t *testing.T) {
	met, open := checklist.Met, checklist.Open
	cases := map[string]struct {
		answers advisor.Answers
		item    checklist.ItemID
		want    checklist.Fact
	}{
		"volume above":         {advisor.Answers{"requests_per_month": between(300_000, 600_000)}, "query_volume", checklist.Fact{Proposed: met, Evidence: "Requests a month: 300k-600k"}},
		"volume at the line":   {advisor.Answers{"requests_per_month": exactly(50_000)}, "query_volume", checklist.Fact{Proposed: open, Evidence: "Requests a month: 50k"}},
		"volume across":        {advisor.Answers{"requests_per_month": between(20_000, 80_000)}, "query_volume", checklist.Fact{}},
		"volume unknown":       {advisor.Answers{"requests_per_month": advisor.Unknown()}, "query_volume", checklist.Fact{}},
		"nothing answered":     {nil, "stable_use_case", checklist.Fact{}},
		"stable":               {advisor.Answers{"stable_months": between(12, 24)}, "stable_use_case", checklist.Fact{Proposed: met, Evidence: "Task stays the same for: 12-24 months"}},
		"gap measured":         {advisor.Answers{"prompting_result": advisor.Word("falls_short"), "gap": advisor.Words("format", "tone")}, "defined_gap", checklist.Fact{Proposed: met, Evidence: "Result of prompting: Falls short; Where it falls short: Format, Tone"}},
		"gap half answered":    {advisor.Answers{"prompting_result": advisor.Word("good_enough")}, "defined_gap", checklist.Fact{Proposed: open, Evidence: "Result of prompting: Good enough"}},
		"bill known":           {advisor.Answers{"monthly_api_cost": exactly(100)}, "break_even_modeled", checklist.Fact{Proposed: met, Evidence: "Break-even: never", WorkedOut: true}},
		"bill not known":       {nil, "break_even_modeled", checklist.Fact{Proposed: open, Evidence: "Break-even: not known yet", WorkedOut: true}},
		"examples in reach":    {advisor.Answers{"labelled_examples": exactly(100), "achievable_examples": between(600, 900)}, "minimum_volume", checklist.Fact{Proposed: met, Evidence: "Examples at hand: 100; Examples within reach: 600-900"}},
		"evaluation set small": {advisor.Answers{"eval_examples": exactly(20), "eval_separate": advisor.Word("yes")}, "eval_set", checklist.Fact{Proposed: open, Evidence: "Evaluation examples: 20; Evaluation set separate: Yes"}},
		"deployment open":      {advisor.Answers{"deployment": advisor.Word("undecided")}, "deployment_target", checklist.Fact{Proposed: open, Evidence: "Deployment: Not decided"}},
	}
	base := shipped(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := base.Facts(c.answers, advisor.Assess(base.Advice, c.answers))
			if diff := cmp.Diff(c.want, got[c.item]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryCheckpointWithAConditionCanBeSettledByAnswers(t *testing.T) {
	base := shipped(t)
	answers := advisor.Answers{
		"requests_per_month": exactly(1e6), "stable_months": exactly(24), "prompting_result": advisor.Word("falls_short"),
		"gap": advisor.Words("format"), "monthly_api_cost": exactly(5000), "source_data": advisor.Word("yes"),
		"labelled_examples": exactly(800), "achievable_examples": exactly(5000), "chat_template_known": advisor.Word("yes"),
		"eval_examples": exactly(120), "eval_separate": advisor.Word("yes"), "domain_expert": advisor.Word("yes"),
		"owner": advisor.Word("yes"), "gpu_access": advisor.Word("tested"), "experiment_tracking": advisor.Word("yes"),
		"deployment": advisor.Word("dynamic"), "success_criteria": advisor.Word("yes"),
	}
	facts := base.Facts(answers, advisor.Assess(base.Advice, answers))
	for _, c := range base.Pack.Categories {
		for _, item := range c.Items {
			fact := facts[item.ID]
			if item.MetWhen != "" && (fact.Proposed != checklist.Met || fact.Evidence == "") {
				t.Errorf("%s is proposed as %+v", item.ID, fact)
			}
		}
	}
}

func BenchmarkFacts(b *testing.B) {
	base := shipped(b)
	answers := advisor.Answers{"requests_per_month": between(300_000, 600_000), "stable_months": exactly(18)}
	assessment := advisor.Assess(base.Advice, answers)
	for b.Loop() {
		base.Facts(answers, assessment)
	}
}
