package advisor_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

// someAnswers draws a session in which each question is answered, unknown or
// left out.
func someAnswers(t *rapid.T, k *advisor.Knowledge) advisor.Answers {
	out := advisor.Answers{}
	for _, q := range k.Questions {
		switch rapid.SampledFrom([]string{"answered", "answered", "unknown", "left out"}).Draw(t, string(q.ID)) {
		case "answered":
			out[q.ID] = someAnswer(t, q)
		case "unknown":
			out[q.ID] = advisor.Unknown()
		}
	}
	reconcile(out)
	return out
}

// reconcile makes drawn answers agree, as a person's would: what is achievable
// includes what is at hand, own prices stand alone, and a bill is given only
// where the traffic is not known.
func reconcile(answers advisor.Answers) {
	if answers.Known(advisor.QAPIInputPrice) && answers.Known(advisor.QAPIOutputPrice) {
		delete(answers, advisor.QAPIModel)
	}
	if answers.Known(advisor.QRequestsPerMonth) && answers.Known(advisor.QInputTokens) && answers.Known(advisor.QOutputTokens) {
		delete(answers, advisor.QMonthlyAPICost)
	}
	atHand, ok := answers.Number(advisor.QLabelledExamples)
	achievable, both := answers.Number(advisor.QAchievableExamples)
	if ok && both {
		answers[advisor.QAchievableExamples] = advisor.Number(achievable.Max(atHand))
	}
}

func someAnswer(t *rapid.T, q *advisor.Question) advisor.Answer {
	label := "answer to " + string(q.ID)
	switch q.Kind {
	case advisor.NumberQuestion:
		high := min(q.Bounds.High, 1e7)
		a := rapid.Float64Range(q.Bounds.Low, high).Draw(t, label)
		b := rapid.Float64Range(a, high).Draw(t, label+", high end")
		if rapid.Bool().Draw(t, label+" is certain") {
			b = a
		}
		if q.Whole {
			a, b = math.Floor(a), math.Floor(b)
		}
		return advisor.Number(advisor.Range{Low: a, High: b})
	case advisor.ChoiceQuestion:
		return advisor.Word(rapid.SampledFrom(q.Choices).Draw(t, label).Value)
	case advisor.SeveralQuestion:
		var words []string
		for _, c := range q.Choices {
			if rapid.Bool().Draw(t, label+" includes "+c.Value) {
				words = append(words, c.Value)
			}
		}
		return advisor.Words(words...)
	case advisor.TextQuestion:
		return advisor.Word("said in words")
	}
	t.Fatalf("question %s is of kind %s", q.ID, q.Kind)
	return advisor.Unknown()
}

var tierQuestions = []advisor.QuestionID{
	advisor.QTier, advisor.QModelSize, advisor.QDomainVariants, advisor.QSecurityReview, advisor.QMLEngineers,
}

func valuesOf(a advisor.Assessment) []advisor.Value {
	e := a.Economics
	out := []advisor.Value{e.RampUp, e.Project, e.SelfHostedMonthly, e.HorizonYears, e.SelfHostedHorizon, a.Serving.Monthly}
	// of tells values of the same label apart.
	of := func(whose string, values ...advisor.Value) {
		for _, v := range values {
			out = append(out, v.Named(whose+": "+v.Label()))
		}
	}
	for _, p := range a.Plan {
		of(p.Label, p.Hours, p.Start, p.Weeks)
	}
	for i, b := range append(slices.Clone(a.Tiers), a.Own) {
		whose := fmt.Sprintf("budget %d", i)
		of(whose, b.Total)
		for _, l := range b.Lines {
			of(whose+", "+l.ID, l.Value)
		}
	}
	for _, o := range e.Options {
		if o.Horizon != nil {
			of(string(o.Approach), o.Build, o.Monthly, o.Yearly, *o.FirstYear, *o.Horizon)
		}
	}
	if a.Training != nil {
		out = append(out, a.Training.Runs, a.Training.Hours, a.Training.Cost, a.Training.MemoryGB)
	}
	optional := []*advisor.Value{
		a.Own.Retraining,
		e.APIMonthly, e.APIHorizon, e.Saving, e.BreakEvenVolume,
		a.Dataset.Minimum, a.Dataset.Recommended, a.Dataset.Gap,
	}
	if e.BreakEven != nil {
		optional = append(optional, e.BreakEven.Low, e.BreakEven.High, &e.BreakEven.MonthlySaving)
	}
	for i, b := range []*advisor.Baseline{e.Cheapest, e.Cached} {
		if b != nil {
			whose := fmt.Sprintf("baseline %d", i)
			of(whose, b.Monthly)
			for _, v := range []*advisor.Value{b.BreakEven.Low, b.BreakEven.High} {
				if v != nil {
					of(whose, *v)
				}
			}
		}
	}
	if p := a.Adapters; p != nil {
		out = append(out, p.BytesEach, p.CopiesGB, p.AdaptersGB)
		optional = append(optional, p.Saving, p.Bound) // the saving is that at two loads, the lightest and the heaviest
	}
	for _, v := range optional {
		if v != nil {
			out = append(out, *v)
		}
	}
	return out
}

func TestWhereThePaperSaysNoLoRAIsNeverAdvised(t *testing.T) {
	k := loaded(t)
	for name, no := range map[string]advisor.Answers{
		"volume below the threshold with cost the only reason": {
			advisor.QRequestsPerMonth: exactly(30_000), advisor.QGap: advisor.Words("cost"),
		},
		"a task that changes within months": {advisor.QStableMonths: exactly(4)},
		"nobody to own it and no managed route": {
			advisor.QMLEngineer: advisor.Word("no"), advisor.QDeployment: advisor.Word("merged"), advisor.QStaffing: advisor.Word("in_house"),
		},
		"too few examples within reach": {
			advisor.QAchievableExamples: exactly(300), advisor.QLabelledExamples: exactly(100),
		},
		"prompting is good enough": {"prompting_result": advisor.Word("good_enough")},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				answers := someAnswers(t, k)
				maps.Copy(answers, no)
				if r := advisor.Assess(k, answers).Recommendation; r.Approach.Tunes() {
					t.Fatalf("%s is advised", r.Approach)
				}
			})
		})
	}
}

func TestTheVolumeThresholdYieldsToAReasonOtherThanCost(t *testing.T) {
	k := loaded(t)
	answers := advisor.Answers{
		advisor.QRequestsPerMonth: exactly(30_000), advisor.QGap: advisor.Words("cost", "format"),
		advisor.QTaskType: advisor.Word("structured_output"), "documents_grounding": advisor.Word("none"),
		"prompting_result": advisor.Word("falls_short"), "format_consistency": advisor.Word("high"),
		advisor.QLabelledExamples: exactly(5000), advisor.QStableMonths: exactly(24), advisor.QMLEngineer: advisor.Word("yes"),
	}
	if r := advisor.Assess(k, answers).Recommendation; r.Approach != advisor.LoRA {
		t.Errorf("with a measured gap in format %s is advised, want lora", r.Approach)
	}
	answers[advisor.QGap] = advisor.Words("cost")
	if r := advisor.Assess(k, answers).Recommendation; r.Approach.Tunes() {
		t.Errorf("with cost the only reason %s is advised", r.Approach)
	}
}
