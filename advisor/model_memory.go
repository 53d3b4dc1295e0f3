package advisor

// TrainingMemory is what training an adapter takes on each GPU, in GB of 1e9
// bytes.
type TrainingMemory struct {
	PerGPU Estimate
	// Weights, Adapter, Loss and Activations are its parts, before
	// fragmentation and the context.
	Weights, Adapter, Loss, Activations Estimate
	// Fits says whether it is within the GPU's memory.
	Fits   Truth
	Ground Ground
}

// TrainingMemory works out the memory of a training run (C2):
//
//	per GPU     = fragmentation * (weights + adapter + loss + activations) + context
//	weights     = 2 bytes * parameters in 16 bits; in 4 bits 0.516 * linear
//	              parameters + e * embeddings, e = 4 with PEFT's preparation and
//	              2 in leaner stacks; divided by the GPUs and one layer added
//	              when sharded
//	adapter     = trained parameters * (16, 12 or 6 bytes by optimizer)
//	loss        = step tokens * vocabulary * (10 bytes, 8 in 4 bits); an eighth
//	              of it when computed in chunks
//	activations = step tokens * (2*hidden*layers + 34*hidden) with
//	              checkpointing, step tokens * 34*hidden*layers without
//
// Constants are textbook values except e and the bytes of the loss, which were
// set on the Qwen profile (github:QwenLM/Qwen README).
func (h *Hardware) TrainingMemory(s TrainingSetup) (TrainingMemory, error) {
	if err := s.Validate(); err != nil {
		return TrainingMemory{}, err
	}
	t := TrainingMemory{
		Weights: h.weightsInTraining(s), Adapter: h.adapterInTraining(s),
		Loss: h.lossInTraining(s), Activations: h.activationsInTraining(s),
		Ground: memoryGround(s),
	}
	held := total("Weights, adapter, loss and activations", Gigabytes, t.Weights, t.Adapter, t.Loss, t.Activations)
	peak := total("Peak memory", Gigabytes,
		times("Held memory with fragmentation", Gigabytes, held, h.constant(MemoryFragments)),
		h.constant(MemoryContext))
	t.PerGPU = times("Training memory on each GPU", Gigabytes, peak, h.constant(MemorySpread))
	t.Fits = fits(t.PerGPU.Range, s.GPU.MemoryGB)
	return t, nil
}

func fits(need Range, have float64) Truth {
	switch {
	case need.High <= have:
		return Yes
	case need.Low > have:
		return No
	}
	return Unsure
}

func (h *Hardware) weightsInTraining(s TrainingSetup) Estimate {
	m := s.Model
	layer := over("one layer", "billion parameters", m.linear(), m.layers())
	whole := times("Weights in 16 bits", Gigabytes, m.all(), h.constant(Memory16Bit))
	gathered := times("One layer gathered from the other GPUs", Gigabytes, layer, h.constant(Memory16Bit))
	if s.Method.fourBit() {
		perWeight, perEmbedding := h.fourBitBytes(s)
		whole = total("Weights in 4 bits", Gigabytes,
			times("Linear layers in 4 bits", Gigabytes, m.linear(), perWeight),
			times("Embeddings", Gigabytes, m.embeddings(), perEmbedding))
		gathered = times("One layer gathered from the other GPUs", Gigabytes, layer, perWeight)
	}
	if !s.Sharded || s.GPUs == 1 {
		return whole
	}
	shard := over("Weights, shared by the GPUs", Gigabytes, whole, plain("GPUs", float64(s.GPUs)))
	return total("Weights on each GPU", Gigabytes, shard, gathered)
}

func (h *Hardware) fourBitBytes(s TrainingSetup) (perWeight, perEmbedding Estimate) {
	perWeight, perEmbedding = h.constant(MemoryNF4Double), h.constant(MemoryEmbeddingFP)
	if s.Method == QLoRA4Single {
		perWeight = h.constant(MemoryNF4)
	}
	if s.Lean {
		perEmbedding = h.constant(MemoryEmbedding)
	}
	return perWeight, perEmbedding
}

// adapterInTraining is the adapter with its gradients and optimizer state; a
// sharded run spreads them too.
func (h *Hardware) adapterInTraining(s TrainingSetup) Estimate {
	perParameter := map[Optimizer]ConstantID{AdamBF16: MemoryAdamBF16, Adam8Bit: MemoryAdam8Bit}[s.Optimizer]
	if perParameter == "" {
		perParameter = MemoryAdamFP32
	}
	size := h.AdapterSize(s.Model, s.Rank, s.Targets, Bits16)
	held := inGB(times("Adapter with gradients and optimizer state", Bytes, size.Parameters, h.constant(perParameter)))
	if !s.Sharded || s.GPUs == 1 {
		return held
	}
	return over("Adapter state, shared by the GPUs", Gigabytes, held, plain("GPUs", float64(s.GPUs)))
}

func (h *Hardware) lossInTraining(s TrainingSetup) Estimate {
	perLogit := h.constant(MemoryLogits16Bit)
	if s.Method.fourBit() {
		perLogit = h.constant(MemoryLogits4Bit)
	}
	loss := inGB(times("Logits and their loss", Bytes, plain("tokens in a step", s.stepTokens()),
		property("vocabulary", Count, float64(s.Model.Vocab), s.Model.ID+".vocab", s.Model.Source), perLogit))
	if s.ChunkedLoss {
		return over("Logits and their loss, in chunks", Gigabytes, loss, h.constant(MemoryLossChunks))
	}
	return loss
}

func (h *Hardware) activationsInTraining(s TrainingSetup) Estimate {
	m := s.Model
	oneLayer := times("activations of a layer, per token", Bytes, m.hidden(), h.constant(MemoryActivation))
	perToken := times("activations of all layers, per token", Bytes, oneLayer, m.layers())
	if s.Checkpointing {
		kept := times("inputs kept of all layers, per token", Bytes, m.hidden(), m.layers(), h.constant(MemoryCheckpoint))
		perToken = total("activations kept and recomputed, per token", Bytes, kept, oneLayer)
	} else if s.Method.fourBit() {
		perToken = total("activations and saved inputs, per token", Bytes, perToken, h.savedInputs(m))
	}
	return inGB(times("Activations", Bytes, plain("tokens in a step", s.stepTokens()), perToken))
}

// savedInputs are the inputs that 4-bit layers keep for the backward pass where
// frozen 16-bit layers keep none: those of q, k and v (one), o, gate and up
// (one), and down.
func (h *Hardware) savedInputs(m *ModelShape) Estimate {
	widths := float64(2*m.Hidden + m.Heads*m.HeadDim + m.Intermediate)
	return times("inputs saved by 4-bit layers, per token", Bytes,
		property("input widths of a layer", Count, widths, m.ID+".inputs", m.Source), m.layers(), h.constant(MemorySavedInput))
}

// memoryGround names what the measured runs of C2 do not cover.
func memoryGround(s TrainingSetup) Ground {
	var g Ground
	g.addIf(s.Model.Parameters() < 6.5e9 || s.Model.Parameters() > 75e9,
		"Memory was checked on models of 7 to 72 billion parameters only.")
	g.addIf(s.SequenceTokens > 8192, "Memory was checked on sequences of up to 8,192 tokens only.")
	g.addIf(s.Optimizer == Adam8Bit, "No measured run with an 8-bit optimizer was found to check memory on.")
	g.addIf(s.GPUs > 8, "Memory was checked on up to 8 GPUs only.")
	g.addIf(s.GPUs > 1 && s.Method.fourBit() && s.Sharded && s.Model.Parameters() > 10e9,
		"No measured run shards a 4-bit model above 7 billion parameters without offloading it.")
	return g
}
