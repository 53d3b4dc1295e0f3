package advisor

import "fmt"

// TuningMethod is a choice of the question method: how the base model is held
// while an adapter is trained.
type TuningMethod string

// The ways to hold the base model.
const (
	// LoRA16 keeps it in 16 bits.
	LoRA16 TuningMethod = "lora"
	// QLoRA4 keeps it in 4 bits with double quantisation.
	QLoRA4 TuningMethod = "qlora"
	// QLoRA4Single keeps it in 4 bits, its scales in 32 bits.
	QLoRA4Single TuningMethod = "qlora_single"
)

func (m TuningMethod) fourBit() bool { return m == QLoRA4 || m == QLoRA4Single }

// Optimizer says in which precision an optimizer keeps its state.
type Optimizer string

// The optimizers.
const (
	// AdamFP32 keeps a 32-bit master copy and moments; the usual default.
	AdamFP32 Optimizer = "adam_fp32"
	// AdamBF16 keeps 16-bit parameters with 32-bit moments.
	AdamBF16 Optimizer = "adam_bf16"
	// Adam8Bit keeps 8-bit moments.
	Adam8Bit Optimizer = "adam_8bit"
)

// TrainingSetup is how and on what an adapter is trained.
type TrainingSetup struct {
	Model *ModelShape
	GPU   *GPU
	// GPUs is how many train together.
	GPUs    int
	Method  TuningMethod
	Rank    int
	Targets []Projection
	// MicroBatch is sequences per step and GPU; SequenceTokens is the length
	// of each, padding included.
	MicroBatch, SequenceTokens int
	// Checkpointing recomputes activations in the backward pass.
	Checkpointing bool
	// Sharded spreads the base model over the GPUs (FSDP, ZeRO-3).
	Sharded bool
	// Lean says that the stack leaves embeddings in 16 bits under QLoRA
	// (torchtune, Unsloth, LitGPT), as opposed to PEFT's preparation.
	Lean bool
	// ChunkedLoss computes the loss in pieces, so that not all logits exist at
	// once (torchtune, Unsloth, Liger).
	ChunkedLoss bool
	Optimizer   Optimizer
	// Packed says that short examples are joined to fill sequences.
	Packed bool
}

// usualRank is the rank that plans start from (T10).
const usualRank = 16

// UsualSetup is the setup that plans start from: rank 16 on all linear layers,
// packed sequences of 2,048 tokens, checkpointing, and a model that is sharded
// over the GPUs when there are several.
func UsualSetup(m *ModelShape, g *GPU, gpus int, method TuningMethod) TrainingSetup {
	return TrainingSetup{
		Model: m, GPU: g, GPUs: gpus, Method: method,
		Rank: usualRank, Targets: AllLinear(), MicroBatch: 1, SequenceTokens: 2048,
		Checkpointing: true, Sharded: gpus > 1, Packed: true, Optimizer: AdamFP32,
	}
}

// Validate says what is missing or impossible in a setup.
func (s TrainingSetup) Validate() error {
	switch {
	case s.Model == nil:
		return fmt.Errorf("no base model is given")
	case s.GPU == nil:
		return fmt.Errorf("no GPU is given")
	case s.GPUs < 1:
		return fmt.Errorf("%d GPUs are given; at least 1 is needed", s.GPUs)
	case s.Rank < 1:
		return fmt.Errorf("rank is %d; at least 1 is needed", s.Rank)
	case s.MicroBatch < 1 || s.SequenceTokens < 1:
		return fmt.Errorf("a step holds %d sequences of %d tokens; at least 1 of each is needed", s.MicroBatch, s.SequenceTokens)
	}
	return nil
}

// stepTokens is the number of tokens in a step on one GPU.
func (s TrainingSetup) stepTokens() float64 { return float64(s.MicroBatch * s.SequenceTokens) }
