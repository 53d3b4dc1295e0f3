package advisor_test

import (
	"maps"
	"strings"
	"testing"

	"loracle/advisor"
)

// paperVariants is the case of T11: three adapters of a 7B model and 10,000
// requests a day, on an A10G.
func paperVariants() advisor.Answers {
	answers := smallTeam()
	answers[advisor.QDomainVariants] = exactly(3)
	answers[advisor.QDeployment] = advisor.Word("dynamic")
	answers[advisor.QRequestsPerMonth] = exactly(300_000)
	return answers
}

// TestVariantsOfThePaperAgreeWithHandArithmetic is a worked example. Llama-3.1-8B
// has 8.03 billion parameters, so 16.06 GB in 16 bits; an adapter of rank 16 on
// all linear layers has 41,943,040 parameters, so 83.9 MB in 16 bits and 167.8 in
// 32 (PEFT's count).
func TestVariantsOfThePaperAgreeWithHandArithmetic(t *testing.T) {
	a := advisor.Assess(loaded(t), paperVariants())
	p := a.Adapters
	wantRange(t, "bytes", p.BytesEach.Range, 41_943_040*2, 41_943_040*4)
	wantRange(t, "full copies", p.CopiesGB.Range, 3*16.0605, 3*16.0605)
	wantRange(t, "one base", p.AdaptersGB.Range, 16.0605+3*0.083886, 16.0605+3*0.167772)
	// 300,000 a month at three times the average pace is 0.342 requests a second, 0.114 for each variant. An
	// A10G is planned with 0.55-0.98 of a merged model and, at 0.75-0.95 of that, 0.41-0.93 with dynamic
	// adapters: one GPU for all, or three for three merged models, at 1.006 x 730 = 734.38 each.
	wantRange(t, "GPUs apart", p.Merged.GPUs.Range, 3, 3)
	wantRange(t, "GPUs shared", p.Dynamic.GPUs.Range, 1, 1)
	wantRange(t, "apart", p.Merged.Monthly.Range, 2203.14, 2203.14)
	wantRange(t, "shared", p.Dynamic.Monthly.Range, 734.38, 734.38)
	// 1 - 734.38/2,203.14 = 1 - 1/3; T11 prints 65 percent.
	wantRange(t, "saving", p.Saving.Range, 0.6667, 0.6667)
	wantRange(t, "bound", p.Bound.Range, 0.6667, 0.6667)
	if p.Fits != advisor.Dynamic || p.Pattern != advisor.Dynamic {
		t.Errorf("%s fits and %s is reckoned with", p.Fits, p.Pattern)
	}
	wantRange(t, "running cost", a.Serving.Monthly.Range, 734.38, 734.38)
}

func TestMergedModelsOfSeveralVariantsEachHaveTheirOwnGPUs(t *testing.T) {
	answers := paperVariants()
	answers[advisor.QDeployment] = advisor.Word("merged")
	a := advisor.Assess(loaded(t), answers)
	wantRange(t, "running cost", a.Serving.Monthly.Range, 2203.14, 2203.14)
	wantRange(t, "GPUs", a.Serving.Capacity.GPUs.Range, 3, 3)
	if a.Adapters.Fits != advisor.Dynamic || a.Adapters.Pattern != advisor.Merged {
		t.Errorf("%s fits and %s is reckoned with", a.Adapters.Fits, a.Adapters.Pattern)
	}
}

func TestCapacityBoundsWhatSharingSaves(t *testing.T) {
	answers := paperVariants()
	answers[advisor.QRequestsPerMonth] = exactly(9_000_000)
	p := advisor.Assess(loaded(t), answers).Adapters
	if p.Saving.High >= p.Bound.Low {
		t.Errorf("sharing saves %v, which only an idle machine could", p.Saving.Range)
	}
}

func TestAdaptersFollowTheAnswers(t *testing.T) {
	answers := smallTeam()
	for deployment, want := range map[string]advisor.ServingPattern{
		"merged": advisor.Merged, "dynamic": advisor.Dynamic, "local": advisor.OnDevice, "undecided": advisor.Merged,
	} {
		answers[advisor.QDeployment] = advisor.Word(deployment)
		p := advisor.Assess(loaded(t), answers).Adapters
		if p.Pattern != want || p.Merged != nil || p.Saving != nil || p.Why == "" {
			t.Errorf("%s: %+v", deployment, p)
		}
	}
	answers[advisor.QDeployment] = advisor.Word("managed")
	if p := advisor.Assess(loaded(t), answers).Adapters; p != nil {
		t.Errorf("a provider keeps the adapters, and told is %+v", p)
	}
	answers[advisor.QDeployment], answers[advisor.QDomainVariants] = advisor.Word("undecided"), exactly(4)
	if p := advisor.Assess(loaded(t), answers).Adapters; p.Pattern != advisor.Dynamic || p.Merged == nil {
		t.Errorf("four undecided: %+v", p)
	}
}

func TestWholeMachinesArePaidForWhereAPlatformRentsNothingSmaller(t *testing.T) {
	answers := smallTeam()
	answers[advisor.QModelSize] = advisor.Word("13b")
	a := advisor.Assess(loaded(t), answers)
	// AWS rents A100 with 40 GB as p4d.24xlarge, eight at 2.745 an hour: 8 x 2.745 x 730 = 16,030.80 a month.
	wantRange(t, "GPUs", a.Serving.Capacity.GPUs.Range, 8, 8)
	wantRange(t, "running cost", a.Serving.Monthly.Range, 16030.80, 16030.80)
	if a.Training.GPUs != 8 {
		t.Errorf("a run has %d GPUs of the machine of eight", a.Training.GPUs)
	}
	wantRange(t, "a run", a.Training.Cost.Range, a.Training.Hours.Low*8*2.745, a.Training.Hours.High*8*2.745)
}

func TestCardsSayHowManyARunTakes(t *testing.T) {
	k := loaded(t)
	answers := smallTeam()
	answers[advisor.QModelSize] = advisor.Word("70b")
	answers[advisor.QPlatform] = advisor.Word("runpod")
	found := map[string]advisor.Card{}
	for _, c := range k.Cards(advisor.Assess(k, answers).Training) {
		found[c.GPU.ID] = c
	}
	// 70 billion parameters are 141 GB in 16 bits: more than any one card, and more than four of 40 GB hold
	// with what training adds.
	if c := found["a100_80"]; c.GPUs < 2 || c.GPUs > 4 || c.Fits == advisor.No {
		t.Errorf("A100 80 GB: %+v", c)
	}
	if c := found["t4"]; c.GPUs != 8 || c.Fits != advisor.No {
		t.Errorf("T4: %+v", c)
	}
}

func TestAPatternThatDoesNotFitIsSaidToBeReckonedWith(t *testing.T) {
	const chose = " You chose dynamic adapters, so the costs are reckoned with those, at 75-95% of the rate of a merged model."
	one := smallTeam()
	one[advisor.QDomainVariants], one[advisor.QDeployment] = exactly(1), advisor.Word("dynamic")
	busy := paperVariants()
	busy[advisor.QRequestsPerMonth] = exactly(90_000_000)
	apart := paperVariants()
	apart[advisor.QDeployment] = advisor.Word("merged")
	open := maps.Clone(busy)
	open[advisor.QDeployment] = advisor.Word("undecided")
	for name, tt := range map[string]struct {
		answers advisor.Answers
		fits    advisor.ServingPattern
		want    string
	}{
		"one variant":         {one, advisor.Merged, chose},
		"much traffic":        {busy, advisor.Merged, chose},
		"nothing chosen":      {open, advisor.Merged, "No pattern is chosen yet, so the costs are reckoned with dynamic adapters, as is usual for several variants, at 75-95%"},
		"merged though apart": {apart, advisor.Dynamic, "You chose merged models, so the costs are reckoned with those."},
	} {
		p := advisor.Assess(loaded(t), tt.answers).Adapters
		if p.Fits != tt.fits || !strings.Contains(p.Why, tt.want) {
			t.Errorf("%s: %s fits: %s", name, p.Fits, p.Why)
		}
	}
	for name, answers := range map[string]advisor.Answers{"dynamic fits": paperVariants(), "merged fits": smallTeam()} {
		if p := advisor.Assess(loaded(t), answers).Adapters; p.Fits != p.Pattern || strings.Contains(p.Why, "reckoned") {
			t.Errorf("%s: %s", name, p.Why)
		}
	}
}
