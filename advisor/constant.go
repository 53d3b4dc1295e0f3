package advisor

import "fmt"

// FromConstant marks a leaf that is a constant of a model or a property of a
// base model or GPU, as opposed to an answer or a figure of the paper.
const FromConstant OriginKind = "constant"

// Units of the capacity and training models.
const (
	Gigabytes         Unit = "GB"
	Bytes             Unit = "bytes"
	TrainingTokens    Unit = "tokens"
	TokensPerSecond   Unit = "tokens/second"
	RequestsPerSecond Unit = "requests/second"
	Seconds           Unit = "seconds"
	GPUCount          Unit = "GPUs"
	Minutes           Unit = "minutes"
	Factor            Unit = "times"
)

// ConstantID names a constant of a model, as model.what.
type ConstantID string

// The constants of the models; what each means stands in its label.
const (
	Adapter16Bit ConstantID = "adapter.bytes_16bit"
	Adapter32Bit ConstantID = "adapter.bytes_32bit"

	Memory16Bit        ConstantID = "memory.bytes_16bit"
	MemoryNF4          ConstantID = "memory.bytes_nf4"
	MemoryNF4Double    ConstantID = "memory.bytes_nf4_double"
	MemoryEmbedding    ConstantID = "memory.embedding_bytes"
	MemoryEmbeddingFP  ConstantID = "memory.embedding_bytes_prepared"
	MemoryAdamFP32     ConstantID = "memory.adam_fp32_master"
	MemoryAdamBF16     ConstantID = "memory.adam_bf16"
	MemoryAdam8Bit     ConstantID = "memory.adam_8bit"
	MemoryLogits16Bit  ConstantID = "memory.logits_16bit"
	MemoryLogits4Bit   ConstantID = "memory.logits_4bit"
	MemoryLossChunks   ConstantID = "memory.loss_chunks"
	MemoryActivation   ConstantID = "memory.activation_bytes"
	MemoryCheckpoint   ConstantID = "memory.checkpoint_bytes"
	MemorySavedInput   ConstantID = "memory.saved_input_bytes"
	MemoryFragments    ConstantID = "memory.fragmentation"
	MemoryContext      ConstantID = "memory.context"
	MemorySpread       ConstantID = "memory.spread"
	TrainingFLOPs      ConstantID = "training.flops_checkpointed"
	TrainingFLOPsPlain ConstantID = "training.flops_plain"
	TrainingHalf16Bit  ConstantID = "training.half_tokens_16bit"
	TrainingHalf4Bit   ConstantID = "training.half_tokens_4bit"
	TrainingManyGPUs   ConstantID = "training.many_gpus"
	TrainingLoad       ConstantID = "training.load_hours"
	TrainingSpread     ConstantID = "training.spread"
	TrainingSpreadWide ConstantID = "training.spread_derived"

	ServingBandwidth   ConstantID = "serving.bandwidth_share"
	ServingMemory      ConstantID = "serving.memory_share"
	ServingOverhead    ConstantID = "serving.overhead"
	ServingMaxRequests ConstantID = "serving.max_requests"
	ServingDynamic     ConstantID = "serving.dynamic_adapters"
	ServingUtilisation ConstantID = "serving.utilisation"
	ServingParallel    ConstantID = "serving.tensor_parallel"
	ServingSpares      ConstantID = "serving.replicas_with_spare"
	ServingSpread      ConstantID = "serving.spread"
	Serving8Bit        ConstantID = "serving.bytes_8bit"
	Serving4Bit        ConstantID = "serving.bytes_4bit"

	HoursPerMonth ConstantID = "running.hours_per_month"

	DataSyntheticUSD ConstantID = "data.synthetic_example"
	DataReviewShare  ConstantID = "data.review_share"
	DataMinutes      ConstantID = "data.review_minutes"
	DataExpertRate   ConstantID = "data.expert_rate"
)

// ConstantIDs lists the constants the models need.
func ConstantIDs() []ConstantID {
	return []ConstantID{
		Adapter16Bit, Adapter32Bit,
		Memory16Bit, MemoryNF4, MemoryNF4Double, MemoryEmbedding, MemoryEmbeddingFP, MemoryAdamFP32,
		MemoryAdamBF16, MemoryAdam8Bit, MemoryLogits16Bit, MemoryLogits4Bit, MemoryLossChunks,
		MemoryActivation, MemoryCheckpoint, MemorySavedInput, MemoryFragments, MemoryContext, MemorySpread,
		TrainingFLOPs, TrainingFLOPsPlain, TrainingHalf16Bit, TrainingHalf4Bit, TrainingManyGPUs,
		TrainingLoad, TrainingSpread, TrainingSpreadWide,
		ServingBandwidth, ServingMemory, ServingOverhead, ServingMaxRequests, ServingDynamic,
		ServingUtilisation, ServingParallel, ServingSpares, ServingSpread, Serving8Bit, Serving4Bit,
		HoursPerMonth,
		DataSyntheticUSD, DataReviewShare, DataMinutes, DataExpertRate,
	}
}

// Constant is a number that a model rests on, with its source.
type Constant struct {
	ID    ConstantID
	Label string
	Unit  Unit
	// Range is certain for most; Typical lies in it and is the value to take
	// where one is wanted.
	Range
	Typical float64
	Source  string

	// leaf is the constant as a leaf of a calculation, made once.
	leaf Estimate
}

// constant is a constant as a leaf of a calculation. The loader has checked
// that every one is there.
func (h *Hardware) constant(id ConstantID) Estimate {
	c := h.constants[id]
	if c == nil {
		panic(fmt.Sprintf("constant %s was not loaded", id))
	}
	return c.leaf
}
