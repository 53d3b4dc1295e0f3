package advisor_test

import (
	"fmt"
	"strings"
	"testing"

	"loracle/advisor"
)

const gib = 1.073741824 // GB of 1e9 bytes

type memoryRow struct {
	Model         string            `yaml:"model"`
	Bits          string            `yaml:"bits"`
	Rank          int               `yaml:"rank"`
	Targets       string            `yaml:"targets"`
	Batch         int               `yaml:"batch"`
	Tokens        int               `yaml:"tokens"`
	Checkpointing bool              `yaml:"checkpointing"`
	Lean          bool              `yaml:"lean"`
	Chunked       bool              `yaml:"chunked"`
	Optimizer     advisor.Optimizer `yaml:"optimizer"`
	GPUs          int               `yaml:"gpus"`
	Sharded       bool              `yaml:"sharded"`
	GB            float64           `yaml:"gb"`
	GiB           float64           `yaml:"gib"`
	Role          string            `yaml:"role"`
	Source        string            `yaml:"source"`
}

type memoryRows struct {
	Memory []memoryRow `yaml:"memory"`
}

func method(bits string) advisor.TuningMethod {
	switch bits {
	case "4":
		return advisor.QLoRA4
	case "nf4":
		return advisor.QLoRA4Single
	}
	return advisor.LoRA16
}

func (r memoryRow) setup(t testing.TB, h *advisor.Hardware) advisor.TrainingSetup {
	return advisor.TrainingSetup{
		Model: model(t, h, r.Model), GPU: gpu(t, h, "a100_80"), GPUs: max(1, r.GPUs), Method: method(r.Bits),
		Rank: r.Rank, Targets: targets(r.Targets), MicroBatch: r.Batch, SequenceTokens: r.Tokens,
		Checkpointing: r.Checkpointing, Sharded: r.Sharded, Lean: r.Lean, ChunkedLoss: r.Chunked,
		Optimizer: r.Optimizer, Packed: true,
	}
}

func TestTrainingMemoryAgreesWithMeasuredRuns(t *testing.T) {
	h := hardware(t)
	var table errorTable
	for _, row := range rowsOf[memoryRows](t, "training_memory.yaml").Memory {
		got, err := h.TrainingMemory(row.setup(t, h))
		if err != nil {
			t.Fatal(err)
		}
		recomputes(t, got.PerGPU)
		table = append(table, comparison{
			name: fmt.Sprintf("%s %s-bit, %dx%d", row.Model, row.Bits, row.Batch, row.Tokens), role: row.Role,
			estimated: got.PerGPU.Mid, actual: row.GB + row.GiB*gib, held: got.PerGPU.Range, ground: got.Ground,
		})
	}
	table.log(t, "GB")
	t.Log("all: ", table.summary())
	for _, role := range []string{"fit", "check", "saved"} {
		t.Log(role+": ", table.of(role).summary())
	}
	if m := table.median(); m > 0.08 {
		t.Errorf("the median error is %.1f%%, at most 8%% is claimed", 100*m)
	}
	if part := table.within(0.25); part < 0.9 {
		t.Errorf("%.0f%% of the rows are within 25%%, nine in ten are claimed", 100*part)
	}
	if part := table.held(); part < 1 {
		t.Errorf("the range holds %.0f%% of the rows; memory.spread says all", 100*part)
	}
}

// TestCardsOfThePaperFit holds the cards that T5 names against the model.
func TestCardsOfThePaperFit(t *testing.T) {
	h := hardware(t)
	for _, c := range []struct {
		model, card string
		gpus        int
		method      advisor.TuningMethod
		want        advisor.Truth
	}{
		{"llama-2-7b", "a10g", 1, advisor.LoRA16, advisor.Yes},
		{"llama-2-7b", "t4", 1, advisor.QLoRA4, advisor.Yes},
		{"llama-2-7b", "t4", 1, advisor.LoRA16, advisor.Unsure},
		{"llama-2-13b", "a10g", 1, advisor.LoRA16, advisor.No},
		{"llama-2-13b", "a100_40", 1, advisor.LoRA16, advisor.Yes},
		{"llama-2-13b", "a10g", 1, advisor.QLoRA4, advisor.Yes},
		{"llama-2-70b", "a100_80", 1, advisor.QLoRA4, advisor.Yes},
		{"llama-2-70b", "a100_80", 1, advisor.LoRA16, advisor.No},
		{"llama-2-70b", "a100_80", 4, advisor.LoRA16, advisor.Yes},
	} {
		setup := advisor.UsualSetup(model(t, h, c.model), gpu(t, h, c.card), c.gpus, c.method)
		setup.SequenceTokens = 1024
		got, err := h.TrainingMemory(setup)
		if err != nil {
			t.Fatal(err)
		}
		if got.Fits != c.want {
			t.Errorf("%s %s on %dx %s takes %v GB: fits is %v, want %v",
				c.model, c.method, c.gpus, c.card, got.PerGPU.Range, got.Fits, c.want)
		}
	}
}

func TestTrainingMemorySaysWhereItWasNotChecked(t *testing.T) {
	h := hardware(t)
	usual := advisor.UsualSetup(model(t, h, "llama-2-7b"), gpu(t, h, "a100_80"), 1, advisor.LoRA16)
	for name, c := range map[string]struct {
		change func(*advisor.TrainingSetup)
		says   string
	}{
		"usual":          {func(*advisor.TrainingSetup) {}, ""},
		"small model":    {func(s *advisor.TrainingSetup) { s.Model = model(t, h, "llama-3.2-3b") }, "7 to 72 billion"},
		"long sequences": {func(s *advisor.TrainingSetup) { s.SequenceTokens = 16384 }, "8,192 tokens"},
		"8-bit Adam":     {func(s *advisor.TrainingSetup) { s.Optimizer = advisor.Adam8Bit }, "8-bit optimizer"},
		"many GPUs":      {func(s *advisor.TrainingSetup) { s.GPUs = 16 }, "8 GPUs"},
		"4-bit shards": {func(s *advisor.TrainingSetup) {
			s.Model, s.GPUs, s.Sharded, s.Method = model(t, h, "llama-2-70b"), 4, true, advisor.QLoRA4
		}, "shards a 4-bit model"},
	} {
		setup := usual
		c.change(&setup)
		got, err := h.TrainingMemory(setup)
		if err != nil {
			t.Fatal(err)
		}
		said := strings.Join(got.Ground, " ")
		if got.Ground.Proven() != (c.says == "") || !strings.Contains(said, c.says) {
			t.Errorf("%s: the ground is %q, want mention of %q", name, said, c.says)
		}
	}
}

func TestImpossibleSetupsAreRefused(t *testing.T) {
	h := hardware(t)
	for want, change := range map[string]func(*advisor.TrainingSetup){
		"no base model is given":  func(s *advisor.TrainingSetup) { s.Model = nil },
		"no GPU is given":         func(s *advisor.TrainingSetup) { s.GPU = nil },
		"0 GPUs are given":        func(s *advisor.TrainingSetup) { s.GPUs = 0 },
		"rank is 0":               func(s *advisor.TrainingSetup) { s.Rank = 0 },
		"a step holds 0 sequence": func(s *advisor.TrainingSetup) { s.MicroBatch = 0 },
	} {
		setup := advisor.UsualSetup(model(t, h, "llama-2-7b"), gpu(t, h, "a100_80"), 1, advisor.LoRA16)
		change(&setup)
		if _, err := h.TrainingMemory(setup); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
		if _, _, err := h.TrainingRate(setup); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
}
