package advisor

import (
	"fmt"
	"math"
)

// ServingPattern is how adapters are served (T11).
type ServingPattern string

// The patterns.
const (
	// Merged writes the adapter into the weights.
	Merged ServingPattern = "merged"
	// Dynamic loads adapters beside one base model, per request.
	Dynamic ServingPattern = "dynamic"
)

// ServingLoad is the traffic to carry and the machine to carry it with.
type ServingLoad struct {
	Model *ModelShape
	GPU   *GPU
	// GPUsPerReplica is how many GPUs hold one copy of the model together.
	GPUsPerReplica int
	// MachineGPUs is how many GPUs can only be rented together; those of a
	// replica when smaller.
	MachineGPUs int
	// Weights is the precision the model is served in; 16 bits when empty.
	Weights Precision
	Pattern ServingPattern
	// Concurrency bounds the requests in work at once; 0 for no bound.
	Concurrency int
	// InputTokens and OutputTokens are per request.
	InputTokens, OutputTokens Estimate
	// Requests are per month, and PeakFactor is the busiest hour over the
	// average hour.
	Requests, PeakFactor Estimate
	// Spare asks for a second replica: for spot machines, which can be taken
	// away, and for high availability.
	Spare bool
}

// machineGPUs are the GPUs of what is rented at once.
func (l ServingLoad) machineGPUs() int { return max(l.MachineGPUs, l.GPUsPerReplica) }

// perMachine is how many replicas a rented machine holds.
func (l ServingLoad) perMachine() int { return l.machineGPUs() / l.GPUsPerReplica }

// replicaLabel names the GPUs that hold one copy of the model.
func (l ServingLoad) replicaLabel() string {
	if l.GPUsPerReplica == 1 {
		return l.GPU.Label
	}
	return fmt.Sprintf("%d × %s", l.GPUsPerReplica, l.GPU.Label)
}

// tokensIn is how many tokens of a request's cache fit into the room left, at
// least 0.
func (l ServingLoad) tokensIn(room Estimate) float64 {
	return max(0, math.Floor(room.Low*1e9/l.Model.keyValueBytes()))
}

// Validate says what is missing or impossible in a load.
func (l ServingLoad) Validate() error {
	switch {
	case l.Model == nil:
		return fmt.Errorf("no base model is given")
	case l.GPU == nil:
		return fmt.Errorf("no GPU is given")
	case l.GPUsPerReplica < 1:
		return fmt.Errorf("%d GPUs a replica are given; at least 1 is needed", l.GPUsPerReplica)
	case l.Weights == Bits32:
		return fmt.Errorf("models are not served in 32 bits; 16, 8 or 4 are possible")
	case l.InputTokens.Low < 0 || l.OutputTokens.Low <= 0:
		return fmt.Errorf("a request has %v input and %v output tokens; at least one output token is needed",
			l.InputTokens.Range, l.OutputTokens.Range)
	case l.Requests.Low < 0 || l.PeakFactor.Low <= 0:
		return fmt.Errorf("the traffic is %v requests a month at a peak factor of %v; neither can be negative",
			l.Requests.Range, l.PeakFactor.Range)
	}
	return nil
}

// servingGround names what the measured runs of C4 do not cover.
func servingGround(l ServingLoad, batch Estimate) Ground {
	var g Ground
	evidence := l.GPU.Serving.Evidence
	g.addIf(evidence != Measured, "No measured serving run on the "+l.GPU.Label+" was found; its rate follows from its data sheet.")
	g.addIf(l.GPUsPerReplica > 1, "Serving one model over several GPUs was not checked against measured runs.")
	g.addIf(l.Weights == Bits8 || l.Weights == Bits4, "Serving with quantised weights was not checked against measured runs; on an A100 they brought no gain.")
	g.addIf(l.Model.Parameters() < 6.5e9 || l.Model.Parameters() > 15e9, "Serving was checked on models of 7 to 15 billion parameters only.")
	g.addIf(l.OutputTokens.Low < fewOutputTokens, "Answers are so short that handling requests, which is not modelled, takes most of the time.")
	g.addIf(l.InputTokens.High > 32000, "Serving was checked on prompts of up to 32,000 tokens only.")
	g.addIf(batch.Low < 1, "At the longest requests the memory does not hold even one at a time.")
	return g
}

// fewOutputTokens is below which requests are bound by handling: measured runs
// with 4 output tokens reached half of what the model gives on an H100.
const fewOutputTokens = 16
