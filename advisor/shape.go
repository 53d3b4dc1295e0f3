package advisor

import "slices"

// Projection is a weight matrix of a transformer layer that an adapter can
// attach to.
type Projection string

// The seven matrices of a layer: four of attention, three of the gated
// feed-forward network.
const (
	QueryProjection  Projection = "q"
	KeyProjection    Projection = "k"
	ValueProjection  Projection = "v"
	OutputProjection Projection = "o"
	GateProjection   Projection = "gate"
	UpProjection     Projection = "up"
	DownProjection   Projection = "down"
)

// AllLinear lists every projection of a layer, the usual target of an adapter.
func AllLinear() []Projection { return slices.Clone(allLinear) }

var allLinear = append(AttentionOnly(), GateProjection, UpProjection, DownProjection)

// AttentionOnly lists the projections of attention.
func AttentionOnly() []Projection {
	return []Projection{QueryProjection, KeyProjection, ValueProjection, OutputProjection}
}

// ModelShape is the architecture of a base model, from its published
// configuration.
type ModelShape struct {
	ID, Label string
	// Size is the choice of the question model_size it belongs to; empty where
	// it is here for checking the models only.
	Size string
	// StandsForSize marks the model taken when only the size is known.
	StandsForSize bool

	Hidden, Layers, Heads, KVHeads, HeadDim, Intermediate, Vocab int
	// TiedEmbeddings says that input and output embedding are one matrix.
	TiedEmbeddings bool
	// AttentionBias says that q, k and v have biases; QKNorm that queries and
	// keys are normalised per head.
	AttentionBias, QKNorm bool
	Source                string
}

// dims are the input and output widths of a projection.
func (m *ModelShape) dims(p Projection) (in, out float64) {
	hidden, query := float64(m.Hidden), float64(m.Heads*m.HeadDim)
	kv, intermediate := float64(m.KVHeads*m.HeadDim), float64(m.Intermediate)
	switch p {
	case QueryProjection:
		return hidden, query
	case KeyProjection, ValueProjection:
		return hidden, kv
	case OutputProjection:
		return query, hidden
	case GateProjection, UpProjection:
		return hidden, intermediate
	case DownProjection:
		return intermediate, hidden
	}
	return 0, 0
}

// LinearParameters counts the weights of all projections of all layers.
func (m *ModelShape) LinearParameters() float64 {
	perLayer := 0.0
	for _, p := range allLinear {
		in, out := m.dims(p)
		perLayer += in * out
	}
	return perLayer * float64(m.Layers)
}

// EmbeddingParameters counts the weights of the input and output embedding.
func (m *ModelShape) EmbeddingParameters() float64 {
	one := float64(m.Vocab) * float64(m.Hidden)
	if m.TiedEmbeddings {
		return one
	}
	return 2 * one
}

// Parameters counts all weights: projections, embeddings, norms and biases.
func (m *ModelShape) Parameters() float64 {
	norms := float64((2*m.Layers + 1) * m.Hidden)
	extra := 0.0
	if m.AttentionBias {
		extra += float64(m.Layers * (m.Heads + 2*m.KVHeads) * m.HeadDim)
	}
	if m.QKNorm {
		extra += float64(m.Layers * 2 * m.HeadDim)
	}
	return m.LinearParameters() + m.EmbeddingParameters() + norms + extra
}

// computedParameters counts the weights that a token is multiplied with: all
// but the input embedding, which is only looked up.
func (m *ModelShape) computedParameters() float64 {
	if m.TiedEmbeddings {
		return m.Parameters()
	}
	return m.Parameters() - float64(m.Vocab)*float64(m.Hidden)
}

// keyValueBytes is what the cache of keys and values takes per token, in
// 16 bits: two vectors per layer and key-value head.
func (m *ModelShape) keyValueBytes() float64 {
	return 2 * 2 * float64(m.Layers*m.KVHeads*m.HeadDim)
}

// widths is the sum of input and output widths over the targets of an adapter,
// for one layer.
func (m *ModelShape) widths(targets []Projection) float64 {
	sum := 0.0
	for _, p := range allLinear {
		if slices.Contains(targets, p) {
			in, out := m.dims(p)
			sum += in + out
		}
	}
	return sum
}

// billion is a number of parameters in units of 1e9.
func billion(label string, count float64, id, source string) Estimate {
	return property(label, "billion parameters", count/1e9, id, source)
}

// inGB is an amount of bytes in GB.
func inGB(bytes Estimate) Estimate {
	return over(bytes.Label(), Gigabytes, bytes, aBillion)
}

// The counts of a model as inputs of a calculation.
func (m *ModelShape) all() Estimate {
	return billion("parameters of "+m.Label, m.Parameters(), m.ID+".parameters", m.Source)
}

func (m *ModelShape) linear() Estimate {
	return billion("parameters of linear layers", m.LinearParameters(), m.ID+".linear", m.Source)
}

func (m *ModelShape) embeddings() Estimate {
	return billion("parameters of embeddings", m.EmbeddingParameters(), m.ID+".embeddings", m.Source)
}

func (m *ModelShape) hidden() Estimate {
	return property("hidden width", Count, float64(m.Hidden), m.ID+".hidden", m.Source)
}

func (m *ModelShape) layers() Estimate {
	return property("layers", Count, float64(m.Layers), m.ID+".layers", m.Source)
}
