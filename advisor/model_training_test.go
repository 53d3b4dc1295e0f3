package advisor_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"loracle/advisor"
)

type rateRow struct {
	Model         string  `yaml:"model"`
	Bits          string  `yaml:"bits"`
	GPU           string  `yaml:"gpu"`
	GPUs          int     `yaml:"gpus"`
	Batch         int     `yaml:"batch"`
	Tokens        int     `yaml:"tokens"`
	Checkpointing bool    `yaml:"checkpointing"`
	Packed        bool    `yaml:"packed"`
	Rate          float64 `yaml:"tokens_per_second"`
	Role          string  `yaml:"role"`
	Assumed       string  `yaml:"assumed"`
	Source        string  `yaml:"source"`
}

type rateRows struct {
	Rates []rateRow `yaml:"rates"`
	Jobs  []struct {
		Model string  `yaml:"model"`
		Bits  string  `yaml:"bits"`
		GPU   string  `yaml:"gpu"`
		GPUs  int     `yaml:"gpus"`
		Rate  float64 `yaml:"tokens_per_second"`
		Hours float64 `yaml:"hours"`
		Low   float64 `yaml:"low"`
		High  float64 `yaml:"high"`
		Paper string  `yaml:"paper_hours"`
	} `yaml:"jobs"`
}

func (r rateRow) setup(t testing.TB, h *advisor.Hardware) advisor.TrainingSetup {
	s := advisor.UsualSetup(model(t, h, r.Model), gpu(t, h, r.GPU), r.GPUs, method(r.Bits))
	s.MicroBatch, s.SequenceTokens, s.Checkpointing, s.Packed = r.Batch, r.Tokens, r.Checkpointing, r.Packed
	return s
}

func TestTrainingRatesAgreeWithMeasuredRuns(t *testing.T) {
	h := hardware(t)
	var table errorTable
	for _, row := range rowsOf[rateRows](t, "training_rate.yaml").Rates {
		rate, ground, err := h.TrainingRate(row.setup(t, h))
		if err != nil {
			t.Fatal(err)
		}
		recomputes(t, rate)
		table = append(table, comparison{
			name: fmt.Sprintf("%s %s-bit on %dx %s, %dx%d", row.Model, row.Bits, row.GPUs, row.GPU, row.Batch, row.Tokens),
			role: row.Role, estimated: rate.Mid, actual: row.Rate, held: rate.Range, ground: ground,
		})
		if row.Role == "derived" && ground.Proven() {
			t.Errorf("%s on %s is known from derived runs only, and that is not said", row.Model, row.GPU)
		}
	}
	table.log(t, "tokens/s")
	for _, role := range []string{"fit", "check", "derived"} {
		t.Log(role+": ", table.of(role).summary())
	}
	if m := table.of("fit").median(); m > 0.15 {
		t.Errorf("the median error on fit rows is %.1f%%, at most 15%% is claimed", 100*m)
	}
	if m := table.of("check").median(); m > 0.25 {
		t.Errorf("the median error on check rows is %.1f%%, at most 25%% is claimed", 100*m)
	}
	if part := table.held(); part < 1 {
		t.Errorf("the ranges hold %.0f%% of the rows; their constants say all", 100*part)
	}
}

// referenceJob is 3,000 examples of 1,100 tokens in three epochs.
func referenceJob() advisor.TrainingJob {
	return advisor.TrainingJob{
		Examples: sure("examples", advisor.Examples, 3000), TokensPerExample: sure("tokens", advisor.TrainingTokens, 1100),
		Epochs: sure("epochs", advisor.Count, 3),
	}
}

func TestPaperJobsTakeTheHoursWorkedOutBeforehand(t *testing.T) {
	h := hardware(t)
	for _, row := range rowsOf[rateRows](t, "training_rate.yaml").Jobs {
		setup := advisor.UsualSetup(model(t, h, row.Model), gpu(t, h, row.GPU), row.GPUs, method(row.Bits))
		run, err := h.TrainingRun(setup, referenceJob())
		if err != nil {
			t.Fatal(err)
		}
		what := fmt.Sprintf("%s %s-bit on %dx %s", row.Model, row.Bits, row.GPUs, row.GPU)
		if run.Tokens.Mid != 9.9e6 {
			t.Errorf("%s goes through %g tokens, want 9.9 million", what, run.Tokens.Mid)
		}
		if math.Abs(run.Rate.Mid/row.Rate-1) > 0.005 {
			t.Errorf("%s trains at %.0f tokens/s, want %.0f", what, run.Rate.Mid, row.Rate)
		}
		// The hours worked out beforehand leave out loading, 0.1 to 0.3 hours.
		if got := run.Hours.Mid - 0.2; math.Abs(got-row.Hours) > 0.06 {
			t.Errorf("%s takes %.2f hours on the tokens, want %.1f", what, got, row.Hours)
		}
		if row.Low > 0 && (math.Abs(run.Hours.Low-0.1-row.Low) > 0.06 || math.Abs(run.Hours.High-0.3-row.High) > 0.06) {
			t.Errorf("%s takes %v hours, want %g-%g", what, run.Hours.Range, row.Low, row.High)
		}
		recomputes(t, run.Hours)
		t.Logf("%s: %.1f hours (%.1f to %.1f); the paper prints %s", what, run.Hours.Mid, run.Hours.Low, run.Hours.High, row.Paper)
	}
}

func TestCostOfARunAgreesWithMeasuredBills(t *testing.T) {
	h := hardware(t)
	// fsdp_qlora trained Llama 2 70B on 2.1 million tokens with four A100s for 2.53 to 2.90 dollars.
	setup := advisor.UsualSetup(model(t, h, "llama-2-70b"), gpu(t, h, "a100_40"), 4, advisor.QLoRA4)
	setup.MicroBatch = 4
	job := advisor.TrainingJob{
		Examples: sure("samples", advisor.Examples, 1024), TokensPerExample: sure("tokens", advisor.TrainingTokens, 2048),
		Epochs: sure("epochs", advisor.Count, 1),
	}
	run, err := h.TrainingRun(setup, job)
	if err != nil {
		t.Fatal(err)
	}
	price := between("cloud price", advisor.USDPerHour, 1.80, 2.06)
	cost := run.Cost(price)
	recomputes(t, cost)
	// The measured bills leave out loading, 0.1 to 0.3 hours on four GPUs.
	low, high := cost.Low-0.1*4*price.Low, cost.High-0.3*4*price.High
	if low > 2.53 || high < 2.90 {
		t.Errorf("the run costs %.2f to %.2f without loading, measured 2.53 to 2.90", low, high)
	}
}

func TestTrainingSaysWhereItIsNotProven(t *testing.T) {
	h := hardware(t)
	short := referenceJob()
	short.TokensPerExample = sure("tokens", advisor.TrainingTokens, 125)
	for name, c := range map[string]struct {
		gpu    string
		change func(*advisor.TrainingSetup)
		job    advisor.TrainingJob
		says   string
	}{
		"usual":            {"a100_80", func(*advisor.TrainingSetup) {}, referenceJob(), ""},
		"derived GPU":      {"a10g", func(*advisor.TrainingSetup) {}, referenceJob(), "had to be assumed"},
		"assumed GPU":      {"h200", func(*advisor.TrainingSetup) {}, referenceJob(), "No training run on the H200"},
		"short unpacked":   {"a100_80", func(s *advisor.TrainingSetup) { s.Packed = false }, short, "short and not packed"},
		"short packed":     {"a100_80", func(*advisor.TrainingSetup) {}, short, ""},
		"very long":        {"a100_80", func(s *advisor.TrainingSetup) { s.SequenceTokens = 65536 }, referenceJob(), "32,768 tokens"},
		"many GPUs":        {"a100_80", func(s *advisor.TrainingSetup) { s.GPUs = 16 }, referenceJob(), "8 GPUs"},
		"a step too small": {"a100_80", func(s *advisor.TrainingSetup) { s.SequenceTokens = 64 }, referenceJob(), "256 tokens"},
	} {
		setup := advisor.UsualSetup(model(t, h, "llama-2-7b"), gpu(t, h, c.gpu), 1, advisor.LoRA16)
		c.change(&setup)
		run, err := h.TrainingRun(setup, c.job)
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(run.Ground, " "); run.Ground.Proven() != (c.says == "") || !strings.Contains(said, c.says) {
			t.Errorf("%s: the ground is %q, want mention of %q", name, said, c.says)
		}
	}
}

func TestTrainingOnAnUnknownGPUIsAnErrorAndNotAGuess(t *testing.T) {
	h := hardware(t)
	setup := advisor.UsualSetup(model(t, h, "llama-2-7b"), gpu(t, h, "l4"), 1, advisor.LoRA16)
	if _, err := h.TrainingRun(setup, referenceJob()); err == nil || err.Error() != "no training rate is known for the L4" {
		t.Errorf("got %v", err)
	}
	setup.GPU = gpu(t, h, "a100_80")
	job := referenceJob()
	job.Fill = between("fill", advisor.Share, 0, 0.5)
	if _, err := h.TrainingRun(setup, job); err == nil {
		t.Error("sequences that may be all padding were accepted")
	}
}

func TestPaddingMakesRunsLonger(t *testing.T) {
	h := hardware(t)
	setup := advisor.UsualSetup(model(t, h, "llama-2-7b"), gpu(t, h, "a100_80"), 1, advisor.LoRA16)
	job := referenceJob()
	full, err := h.TrainingRun(setup, job)
	if err != nil {
		t.Fatal(err)
	}
	job.Fill = sure("fill", advisor.Share, 0.5)
	half, err := h.TrainingRun(setup, job)
	if err != nil {
		t.Fatal(err)
	}
	if half.Tokens.Mid != 2*full.Tokens.Mid {
		t.Errorf("half-filled sequences hold %g tokens, want %g", half.Tokens.Mid, 2*full.Tokens.Mid)
	}
}
