package advisor

import (
	"fmt"
	"slices"
)

// TrainingJob is what a training run goes through.
type TrainingJob struct {
	Examples, TokensPerExample, Epochs Estimate
	// Fill is the part of each sequence that is not padding, 0 to 1; zero
	// means 1.
	Fill Estimate
}

// TrainingRun is how long one training run takes.
type TrainingRun struct {
	Tokens Estimate
	// Rate is tokens a second over all GPUs.
	Rate Estimate
	// Hours are hours of the whole machine.
	Hours  Estimate
	GPUs   int
	Ground Ground
}

// TrainingRate is tokens a second of a setup over all its GPUs (C3):
//
//	rate  = share * peak * GPUs * (0.9 when more than one) / FLOPs per token
//	FLOPs = k*P + k/2 * 2*layers*hidden*sequence
//	share = best share of the GPU * m / (m + half)
//
// k is 6 with checkpointing and 4 without, as an adapter needs no gradients of
// the base weights. P leaves out the input embedding. m is the tokens of a step
// on one GPU, and half is 200 tokens in 16 bits, 900 in 4 bits. The range is
// that of hours, 0.7 to 1.5 times, turned over. It is an error when nothing is
// known about training on the GPU.
func (h *Hardware) TrainingRate(s TrainingSetup) (Estimate, Ground, error) {
	if err := s.Validate(); err != nil {
		return Estimate{}, nil, err
	}
	if s.GPU.Training == nil {
		return Estimate{}, nil, fmt.Errorf("no training rate is known for the %s", s.GPU.Label)
	}
	ideal := over("Tokens a second", TokensPerSecond,
		times("rate reached", "GFLOPS", h.shareReached(s), s.GPU.peak(), h.gpusTogether(s)),
		h.flopsPerToken(s))
	return over("Training rate", TokensPerSecond, ideal, h.constant(trainingSpread(s.GPU))), trainingGround(s), nil
}

// trainingSpread is wider where only derived runs are known for a GPU.
func trainingSpread(g *GPU) ConstantID {
	if g.Training.Evidence == Measured {
		return TrainingSpread
	}
	return TrainingSpreadWide
}

func (h *Hardware) shareReached(s TrainingSetup) Estimate {
	half := h.constant(TrainingHalf16Bit)
	if s.Method.fourBit() {
		half = h.constant(TrainingHalf4Bit)
	}
	best := property("best part of the peak rate in training", Share, s.GPU.Training.Share, s.GPU.ID+".training", s.GPU.Training.Source)
	tokens := plain("tokens in a step", s.stepTokens())
	return over("part of the peak rate reached", Share,
		times("best part times tokens", Count, best, tokens),
		total("tokens in a step and half-rate tokens", TrainingTokens, tokens, half))
}

func (h *Hardware) gpusTogether(s TrainingSetup) Estimate {
	n := plain("GPUs", float64(s.GPUs))
	if s.GPUs == 1 {
		return n
	}
	return times("GPUs less what working together costs", GPUCount, n, h.constant(TrainingManyGPUs))
}

// flopsPerToken is in units of 1e9 operations.
func (h *Hardware) flopsPerToken(s TrainingSetup) Estimate {
	m := s.Model
	passes := h.constant(TrainingFLOPsPlain)
	if s.Checkpointing {
		passes = h.constant(TrainingFLOPs)
	}
	weights := billion("parameters that a token passes", m.computedParameters(), m.ID+".computed", m.Source)
	attention := billion("attention of a token, as parameters", float64(m.Layers*m.Hidden*s.SequenceTokens), m.ID+".attention", m.Source)
	return times("operations for a token", "GFLOP", passes, total("parameters and attention", "billion parameters", weights, attention))
}

// TrainingRun is the time of one run (C3):
//
//	tokens = examples * tokens per example * epochs / fill
//	hours  = tokens / rate / 3,600 + 0.1 to 0.3 for loading
func (h *Hardware) TrainingRun(s TrainingSetup, job TrainingJob) (TrainingRun, error) {
	rate, ground, err := h.TrainingRate(s)
	if err != nil {
		return TrainingRun{}, err
	}
	return h.runAt(rate, ground, s, job)
}

// runAt is the time of a run at a rate that is worked out already.
func (h *Hardware) runAt(rate Estimate, ground Ground, s TrainingSetup, job TrainingJob) (TrainingRun, error) {
	tokens := times("Tokens trained on", TrainingTokens, job.Examples, job.TokensPerExample, job.Epochs)
	if job.Fill.How != nil {
		if job.Fill.Low <= 0 {
			return TrainingRun{}, fmt.Errorf("the filled part of sequences is %g; it must be above 0", job.Fill.Low)
		}
		tokens = over("Tokens trained on, padding included", TrainingTokens, tokens, job.Fill)
	}
	ground = slices.Clone(ground)
	ground.addIf(!s.Packed && job.TokensPerExample.Low < shortExample,
		"Examples are short and not packed: measured rates of such runs differ from this by up to 83 percent.")
	hourly := times("tokens an hour", "tokens/hour", rate, hourInSeconds)
	hours := total("Hours of a training run", Hours, over("time on the tokens", Hours, tokens, hourly), h.constant(TrainingLoad))
	return TrainingRun{Tokens: tokens, Rate: rate, Hours: hours, GPUs: s.GPUs, Ground: ground}, nil
}

// shortExample is below which examples that are not packed train at rates that
// cannot be predicted, in tokens.
const shortExample = 512

// Cost is what a run costs at a price of one GPU for one hour.
func (r TrainingRun) Cost(price Estimate) Estimate {
	return times("Cost of a training run", USD, r.Hours, plain("GPUs", float64(r.GPUs)), price)
}

// trainingGround names what the measured runs of C3 do not cover.
func trainingGround(s TrainingSetup) Ground {
	var g Ground
	g.addIf(s.GPU.Training.Evidence == Derived,
		"Training on the "+s.GPU.Label+" is known only from runs whose number of tokens had to be assumed.")
	g.addIf(s.GPU.Training.Evidence == Assumed,
		"No training run on the "+s.GPU.Label+" was found; its rate is taken from a related GPU.")
	g.addIf(s.SequenceTokens > 32768, "Training rates were checked on sequences of up to 32,768 tokens only.")
	g.addIf(s.GPUs > 8, "Training rates were checked on up to 8 GPUs only.")
	g.addIf(s.stepTokens() < 256, "Training rates were checked on steps of at least 256 tokens only.")
	return g
}
