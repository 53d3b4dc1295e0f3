package knowledge

import "loracle/advisor"

type modelsFile struct {
	Models []rawModel `yaml:"models"`
}

type rawModel struct {
	ID            string `yaml:"id"`
	Label         string `yaml:"label"`
	Size          string `yaml:"size"`
	StandsForSize bool   `yaml:"stands_for_size"`
	Hidden        int    `yaml:"hidden"`
	Layers        int    `yaml:"layers"`
	Heads         int    `yaml:"heads"`
	KVHeads       int    `yaml:"kv_heads"`
	HeadDim       int    `yaml:"head_dim"`
	Intermediate  int    `yaml:"intermediate"`
	Vocab         int    `yaml:"vocab"`
	Tied          bool   `yaml:"tied_embeddings"`
	AttentionBias bool   `yaml:"attention_bias"`
	QKNorm        bool   `yaml:"qk_norm"`
	Source        string `yaml:"source"`
}

type gpusFile struct {
	GPUs []struct {
		ID        string         `yaml:"id"`
		Label     string         `yaml:"label"`
		Memory    float64        `yaml:"memory"`
		Bandwidth float64        `yaml:"bandwidth"`
		TFLOPS    float64        `yaml:"tflops"`
		Training  *rawEfficiency `yaml:"training"`
		Serving   *rawEfficiency `yaml:"serving"`
		Source    string         `yaml:"source"`
	} `yaml:"gpus"`
}

type rawEfficiency struct {
	Share    float64          `yaml:"share"`
	Evidence advisor.Evidence `yaml:"evidence"`
	Source   string           `yaml:"source"`
}

func (b *builder) buildHardware() {
	b.advice.Hardware = &advisor.Hardware{}
	b.buildModels()
	b.buildGPUs()
	b.buildConstants()
	b.buildGPUPrices()
	b.buildUsual()
}

func (b *builder) buildModels() {
	const name = "models.yaml"
	b.in(name).needValue("models")
	for i, raw := range b.raw.models.Models {
		e := b.in(name, "models", i)
		e.need("label", raw.Label, "source", raw.Source)
		checkShape(e, raw)
		b.checkSize(e, raw)
		if !e.newID("model", raw.ID, priceID, "llama-3.1-8b") {
			continue
		}
		b.advice.Hardware.Models = append(b.advice.Hardware.Models, &advisor.ModelShape{
			ID: raw.ID, Label: raw.Label, Size: raw.Size, StandsForSize: raw.StandsForSize,
			Hidden: raw.Hidden, Layers: raw.Layers, Heads: raw.Heads, KVHeads: raw.KVHeads,
			HeadDim: raw.HeadDim, Intermediate: raw.Intermediate, Vocab: raw.Vocab, TiedEmbeddings: raw.Tied,
			AttentionBias: raw.AttentionBias, QKNorm: raw.QKNorm, Source: raw.Source,
		})
	}
	b.checkSizesCovered(name)
}

// largestDimension is more than any dimension of a published model.
const largestDimension = 10_000_000

func checkShape(e entry, raw rawModel) {
	for _, d := range []struct {
		field string
		size  int
	}{
		{"hidden", raw.Hidden},
		{"layers", raw.Layers},
		{"heads", raw.Heads},
		{"kv_heads", raw.KVHeads},
		{"head_dim", raw.HeadDim},
		{"intermediate", raw.Intermediate},
		{"vocab", raw.Vocab},
	} {
		if at := e.at(d.field); !at.given() {
			at.bad("%s is missing; every entry here needs it", d.field)
		} else if d.size < 1 || d.size > largestDimension {
			at.bad("%s is %d; allowed: 1 to %d", d.field, d.size, largestDimension)
		}
	}
	if raw.KVHeads > 0 && raw.Heads%raw.KVHeads != 0 {
		e.at("kv_heads").bad("%d heads cannot share %d key-value heads evenly; allowed: a divisor of heads", raw.Heads, raw.KVHeads)
	}
}

func (b *builder) checkSize(e entry, raw rawModel) {
	switch {
	case raw.Size != "":
		b.checkChoiceOf(e.at("size"), advisor.QModelSize, raw.Size)
	case raw.StandsForSize:
		e.at("stands_for_size").bad("there is no size to stand for; allowed: beside size")
	}
	if !raw.StandsForSize || raw.Size == "" {
		return
	}
	key := "model for size " + raw.Size
	if first, taken := b.seen[key]; taken {
		e.at("stands_for_size").bad("size %s is already stood for by the model in line %d; allowed: one model a size",
			raw.Size, first.doc.Problem("", first.path...).Line)
		return
	}
	b.seen[key] = e
}

// checkSizesCovered reports sizes that no model stands for.
func (b *builder) checkSizesCovered(file string) {
	b.checkCovered(file, "model for size", advisor.QModelSize)
}

func (b *builder) buildGPUs() {
	const name = "gpus.yaml"
	b.in(name).needValue("gpus")
	for i, raw := range b.raw.gpus.GPUs {
		e := b.in(name, "gpus", i)
		e.need("label", raw.Label, "source", raw.Source)
		checkAbove(e, "memory", raw.Memory, "GB")
		checkAbove(e, "bandwidth", raw.Bandwidth, "GB/s")
		checkAbove(e, "tflops", raw.TFLOPS, "TFLOPS")
		gpu := &advisor.GPU{
			ID: raw.ID, Label: raw.Label, MemoryGB: raw.Memory, BandwidthGBs: raw.Bandwidth, TFLOPS: raw.TFLOPS,
			Training: efficiency(e.at("training"), raw.Training), Serving: efficiency(e.at("serving"), raw.Serving),
			Source: raw.Source,
		}
		if e.newID("GPU", raw.ID, snakeCase, "a100_80") {
			b.advice.Hardware.GPUs = append(b.advice.Hardware.GPUs, gpu)
		}
	}
}

// checkAbove reports a field that is missing or not above zero.
func checkAbove(e entry, field string, v float64, unit string) {
	if at := e.at(field); !at.given() {
		at.bad("%s is missing; every entry here needs it", field)
	} else if !(v > 0 && v <= largestDimension) {
		at.bad("%s is %g; allowed: a number of %s above 0", field, v, unit)
	}
}

func efficiency(e entry, raw *rawEfficiency) *advisor.Efficiency {
	if raw == nil {
		return nil
	}
	e.need("source", raw.Source, "evidence", string(raw.Evidence))
	oneOf(e.at("evidence"), "evidence", raw.Evidence, []advisor.Evidence{advisor.Measured, advisor.Derived, advisor.Assumed})
	if at := e.at("share"); !at.given() {
		at.bad("share is missing; every entry here needs it")
	} else if !(raw.Share > 0 && raw.Share <= 1) {
		at.bad("share is %g; allowed: above 0 to 1", raw.Share)
	}
	return &advisor.Efficiency{Share: raw.Share, Evidence: raw.Evidence, Source: raw.Source}
}
