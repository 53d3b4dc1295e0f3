package advisor_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

func drawRange(t *rapid.T, label string, unit advisor.Unit, low, high float64) advisor.Estimate {
	a, b := rapid.Float64Range(low, high).Draw(t, label), rapid.Float64Range(low, high).Draw(t, label+" too")
	return between(label, unit, math.Min(a, b), math.Max(a, b))
}

func drawModel(t *rapid.T, h *advisor.Hardware) *advisor.ModelShape {
	return rapid.SampledFrom(h.Models).Draw(t, "model")
}

func drawTargets(t *rapid.T) []advisor.Projection {
	return advisor.AllLinear()[:rapid.IntRange(1, 7).Draw(t, "targets")]
}

func drawSetup(t *rapid.T, h *advisor.Hardware) advisor.TrainingSetup {
	return advisor.TrainingSetup{
		Model: drawModel(t, h), GPU: rapid.SampledFrom(h.GPUs).Draw(t, "GPU"), GPUs: rapid.IntRange(1, 16).Draw(t, "GPUs"),
		Method: rapid.SampledFrom([]advisor.TuningMethod{advisor.LoRA16, advisor.QLoRA4, advisor.QLoRA4Single}).Draw(t, "method"),
		Rank:   rapid.IntRange(1, 256).Draw(t, "rank"), Targets: drawTargets(t),
		MicroBatch: rapid.IntRange(1, 16).Draw(t, "batch"), SequenceTokens: rapid.IntRange(1, 40_000).Draw(t, "tokens"),
		Checkpointing: rapid.Bool().Draw(t, "checkpointing"), Sharded: rapid.Bool().Draw(t, "sharded"),
		Lean: rapid.Bool().Draw(t, "lean"), ChunkedLoss: rapid.Bool().Draw(t, "chunked"), Packed: rapid.Bool().Draw(t, "packed"),
		Optimizer: rapid.SampledFrom([]advisor.Optimizer{"", advisor.AdamFP32, advisor.AdamBF16, advisor.Adam8Bit}).Draw(t, "optimizer"),
	}
}

func drawLoad(t *rapid.T, h *advisor.Hardware) advisor.ServingLoad {
	return advisor.ServingLoad{
		Model: drawModel(t, h), GPU: rapid.SampledFrom(h.GPUs).Draw(t, "GPU"), GPUsPerReplica: rapid.IntRange(1, 8).Draw(t, "GPUs"),
		Weights:     rapid.SampledFrom([]advisor.Precision{"", advisor.Bits16, advisor.Bits8, advisor.Bits4}).Draw(t, "weights"),
		Pattern:     rapid.SampledFrom([]advisor.ServingPattern{"", advisor.Merged, advisor.Dynamic}).Draw(t, "pattern"),
		Concurrency: rapid.IntRange(0, 300).Draw(t, "concurrency"),
		InputTokens: drawRange(t, "input", advisor.Tokens, 0, 30_000), OutputTokens: drawRange(t, "output", advisor.Tokens, 1, 4000),
		Requests: drawRange(t, "requests", advisor.Requests, 0, 1e8), PeakFactor: drawRange(t, "peak factor", advisor.Factor, 1, 20),
		Spare: rapid.Bool().Draw(t, "spare"),
	}
}

// servingRate is the capacity, or false where the GPU has no rate or the model
// does not fit.
func servingRate(t *rapid.T, h *advisor.Hardware, l advisor.ServingLoad) (advisor.Capacity, bool) {
	c, err := h.Capacity(l)
	if err != nil && l.GPU.Serving != nil {
		t.Fatal(err)
	}
	return c, err == nil && c.Fits != advisor.No
}

func ordered(t *rapid.T, es ...advisor.Estimate) {
	for _, e := range es {
		if e.How == nil {
			continue
		}
		slack := 1e-9 * math.Max(1, math.Abs(e.Mid))
		if !e.Valid() || e.Mid < e.Low-slack || e.Mid > e.High+slack {
			t.Fatalf("%s runs from %g over %g to %g", e.Label(), e.Low, e.Mid, e.High)
		}
		if got := e.Recompute(); got != e.Range {
			t.Fatalf("%s is %v, its derivation gives %v", e.Label(), e.Range, got)
		}
	}
}

func TestEveryEstimateRunsFromLowOverMidToHigh(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		setup := drawSetup(t, h)
		size := h.AdapterSize(setup.Model, setup.Rank, setup.Targets, "")
		memory, err := h.TrainingMemory(setup)
		if err != nil {
			t.Fatal(err)
		}
		ordered(t, size.Parameters, size.Bytes, memory.PerGPU, memory.Weights, memory.Adapter, memory.Loss, memory.Activations)
		job := advisor.TrainingJob{
			Examples: drawRange(t, "examples", advisor.Examples, 1, 1e6), TokensPerExample: drawRange(t, "tokens", advisor.TrainingTokens, 1, 10_000),
			Epochs: drawRange(t, "epochs", advisor.Count, 1, 10), Fill: drawRange(t, "fill", advisor.Share, 0.1, 1),
		}
		if run, err := h.TrainingRun(setup, job); err == nil {
			ordered(t, run.Tokens, run.Rate, run.Hours, run.Cost(drawRange(t, "price", advisor.USDPerHour, 0.1, 10)))
		} else if setup.GPU.Training != nil {
			t.Fatal(err)
		}
		if c, ok := servingRate(t, h, drawLoad(t, h)); ok {
			ordered(t, c.Room, c.Batch, c.Saturated, c.Usable, c.PeakRate, c.Replicas, c.GPUs, c.MonthlyLimit)
		}
		p := h.DataPreparation(advisor.DataJob{
			Examples: drawRange(t, "examples", advisor.Examples, 1, 1e5), Generated: drawRange(t, "generated", advisor.Examples, 0, 1e5),
			EngineerHours: drawRange(t, "hours", advisor.Hours, 0, 200), EngineerRate: drawRange(t, "rate", advisor.USDPerHour, 10, 300),
		})
		ordered(t, p.Cost, p.Review, p.ReviewHours, p.Generation, p.Engineering)
	})
}

func TestALargerRankNeverMakesASmallerAdapter(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		m, on := drawModel(t, h), drawTargets(t)
		rank := rapid.IntRange(1, 512).Draw(t, "rank")
		small := h.AdapterSize(m, rank, on, advisor.Bits16).Bytes
		large := h.AdapterSize(m, rank+1, on, advisor.Bits16).Bytes
		all := h.AdapterSize(m, rank, advisor.AllLinear(), advisor.Bits16).Bytes
		if large.Mid <= small.Mid || all.Mid < small.Mid {
			t.Fatalf("rank %d takes %g bytes, rank %d %g, all layers %g", rank, small.Mid, rank+1, large.Mid, all.Mid)
		}
	})
}

func TestMoreWorkNeverTakesLessMemory(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		setup := drawSetup(t, h)
		change := rapid.SampledFrom([]func(*advisor.TrainingSetup){
			func(s *advisor.TrainingSetup) { s.MicroBatch++ },
			func(s *advisor.TrainingSetup) { s.SequenceTokens++ },
			func(s *advisor.TrainingSetup) { s.Rank++ },
			func(s *advisor.TrainingSetup) { s.Targets = advisor.AllLinear() },
			func(s *advisor.TrainingSetup) { s.Lean = false },
			func(s *advisor.TrainingSetup) { s.ChunkedLoss = false },
		}).Draw(t, "change")
		before, err := h.TrainingMemory(setup)
		if err != nil {
			t.Fatal(err)
		}
		change(&setup)
		after, err := h.TrainingMemory(setup)
		if err != nil {
			t.Fatal(err)
		}
		if after.PerGPU.Mid < before.PerGPU.Mid {
			t.Fatalf("memory falls from %g to %g GB", before.PerGPU.Mid, after.PerGPU.Mid)
		}
	})
}

func TestMoreExamplesNeverTrainFasterAndMoreGPUsNeverSlower(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		setup := drawSetup(t, h)
		if setup.GPU.Training == nil {
			return
		}
		job := referenceJob()
		run := func(s advisor.TrainingSetup, j advisor.TrainingJob) float64 {
			r, err := h.TrainingRun(s, j)
			if err != nil {
				t.Fatal(err)
			}
			return r.Hours.Mid
		}
		before := run(setup, job)
		more := job
		more.Examples = sure("examples", advisor.Examples, job.Examples.Mid*rapid.Float64Range(1, 100).Draw(t, "more"))
		if after := run(setup, more); after < before {
			t.Fatalf("more examples take %g hours instead of %g", after, before)
		}
		setup.GPUs++
		if after := run(setup, job); after > before {
			t.Fatalf("one more GPU takes %g hours instead of %g", after, before)
		}
	})
}

func TestMoreRequestsNeverNeedFewerGPUs(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		load := drawLoad(t, h)
		before, ok := servingRate(t, h, load)
		if !ok {
			return
		}
		more := rapid.Float64Range(1, 1000).Draw(t, "more")
		load.Requests = between("requests", advisor.Requests, load.Requests.Low*more, load.Requests.High*more)
		after, _ := servingRate(t, h, load)
		if after.GPUs.Low < before.GPUs.Low || after.GPUs.Mid < before.GPUs.Mid || after.GPUs.High < before.GPUs.High {
			t.Fatalf("%g times the requests need %v GPUs instead of %v", more, after.GPUs.Range, before.GPUs.Range)
		}
	})
}

func TestLongerRequestsNeverRaiseTheRate(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		load := drawLoad(t, h)
		before, ok := servingRate(t, h, load)
		if !ok {
			return
		}
		longer := rapid.Float64Range(1, 3).Draw(t, "longer")
		if rapid.Bool().Draw(t, "the answer") {
			load.OutputTokens = between("output", advisor.Tokens, load.OutputTokens.Low*longer, load.OutputTokens.High*longer)
		} else {
			load.InputTokens = between("input", advisor.Tokens, load.InputTokens.Low*longer, load.InputTokens.High*longer)
		}
		after, ok := servingRate(t, h, load)
		if ok && after.Saturated.Mid > before.Saturated.Mid*(1+1e-12) {
			t.Fatalf("%g times as long requests come at %g a second instead of %g", longer, after.Saturated.Mid, before.Saturated.Mid)
		}
	})
}

// TestRangesOfTrafficHoldEverythingInside draws single loads from a range of
// loads; what each gives lies within what the range gives.
func TestRangesOfTrafficHoldEverythingInside(t *testing.T) {
	h := hardware(t)
	rapid.Check(t, func(t *rapid.T) {
		load := drawLoad(t, h)
		whole, ok := servingRate(t, h, load)
		if !ok {
			return
		}
		one := load
		for _, e := range []*advisor.Estimate{&one.InputTokens, &one.OutputTokens, &one.Requests, &one.PeakFactor} {
			*e = sure(e.Label(), e.Unit(), rapid.Float64Range(e.Low, e.High).Draw(t, e.Label()+" inside"))
		}
		inside, ok := servingRate(t, h, one)
		if !ok {
			return
		}
		wider := advisor.Range{Low: whole.Saturated.Low * (1 - 1e-9), High: whole.Saturated.High * (1 + 1e-9)}
		if !inside.Saturated.Within(wider) || !inside.GPUs.Within(whole.GPUs.Range) {
			t.Fatalf("%v requests/s and %v GPUs lie outside %v and %v",
				inside.Saturated.Range, inside.GPUs.Range, whole.Saturated.Range, whole.GPUs.Range)
		}
	})
}

func TestPercentilesLieInTheRangeInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawRange(t, "a", advisor.USD, 1, 1e5), drawRange(t, "b", advisor.USD, 1, 1e5)
		d := advisor.Draws{
			Seed: rapid.Uint64().Draw(t, "seed"), Count: rapid.IntRange(1, 300).Draw(t, "count"),
			Shape: rapid.SampledFrom([]advisor.Shape{"", advisor.Uniform, advisor.Triangular}).Draw(t, "shape"),
		}
		v := advisor.Sum("sum", advisor.USD, a.Value, advisor.Product("product", advisor.USD, a.Value, b.Value))
		p := d.Of(v)
		slack := 1e-9 * v.High
		if p.P10 > p.P50 || p.P50 > p.P90 || p.P10 < v.Low-slack || p.P90 > v.High+slack {
			t.Fatalf("percentiles %+v of %v", p, v.Range)
		}
		c := d.BreakEven(a.Value, advisor.Difference("saving", advisor.USD, b.Value, sure("running", advisor.USD, 5e4).Value))
		if c.Never < 0 || c.Never > 1 || c.Never == 1 && c.P10 != nil || c.P10 == nil && c.P50 != nil || c.P50 == nil && c.P90 != nil {
			t.Fatalf("chances %+v", c)
		}
	})
}
