package advisor_test

import (
	"testing"

	"loracle/advisor"
)

func BenchmarkAdapterSize(b *testing.B) {
	h := hardware(b)
	m := model(b, h, "llama-3.1-8b")
	for b.Loop() {
		h.AdapterSize(m, 16, advisor.AllLinear(), advisor.Bits16)
	}
}

func BenchmarkTrainingMemory(b *testing.B) {
	h := hardware(b)
	setup := advisor.UsualSetup(model(b, h, "llama-3.1-8b"), gpu(b, h, "a100_80"), 1, advisor.QLoRA4)
	for b.Loop() {
		if _, err := h.TrainingMemory(setup); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrainingRun(b *testing.B) {
	h := hardware(b)
	setup := advisor.UsualSetup(model(b, h, "llama-3.1-8b"), gpu(b, h, "a100_80"), 1, advisor.QLoRA4)
	job := referenceJob()
	for b.Loop() {
		if _, err := h.TrainingRun(setup, job); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCapacity(b *testing.B) {
	h := hardware(b)
	load := paperLoad(b, h, "llama-3.1-8b", "a10g")
	for b.Loop() {
		if _, err := h.Capacity(load); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDataPreparation(b *testing.B) {
	h := hardware(b)
	job := advisor.DataJob{Examples: sure("examples", advisor.Examples, 2500), Generated: sure("generated", advisor.Examples, 5000)}
	for b.Loop() {
		h.DataPreparation(job)
	}
}

func BenchmarkRunningCost(b *testing.B) {
	h := hardware(b)
	running := advisor.Running{GPUs: sure("GPUs", advisor.GPUCount, 1), Price: between("price", advisor.USDPerHour, 0.52, 0.75)}
	for b.Loop() {
		h.RunningCost(running)
	}
}

// BenchmarkMonteCarlo holds the promise of 10,000 draws in 20 milliseconds, for
// the whole comparison of an assessment.
func BenchmarkMonteCarlo(b *testing.B) {
	answers := paperTraffic()
	answers[advisor.QRequestsPerMonth] = advisor.Number(advisor.Range{Low: 300_000, High: 600_000})
	e := advisor.Assess(loaded(b), answers).Economics
	for name, v := range map[string]advisor.Value{"project": e.Project, "ownership": e.SelfHostedHorizon, "saving": *e.Saving} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				advisor.Draws{Count: 10_000}.Of(v)
			}
		})
	}
	b.Run("break-even", func(b *testing.B) {
		for b.Loop() {
			advisor.Draws{Count: 10_000}.BreakEven(e.Project, e.BreakEven.MonthlySaving)
		}
	})
}
