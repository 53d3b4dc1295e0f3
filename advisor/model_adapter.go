package advisor

// Precision is how many bits a weight is kept in.
type Precision string

// The precisions of weights.
const (
	Bits32 Precision = "32bit"
	Bits16 Precision = "16bit"
	Bits8  Precision = "8bit"
	Bits4  Precision = "4bit"
)

// AdapterSize is how large one adapter is. It has no Ground, as it is exact.
type AdapterSize struct {
	// Parameters is a count and exact.
	Parameters Estimate
	// Bytes is what the adapter takes on disk. The range runs from 16 to 32
	// bits where the precision it is saved in is not known.
	Bytes Estimate
}

// AdapterSize works out parameters and bytes of an adapter (C1):
//
//	parameters = rank * layers * sum over targets of (inputs + outputs)
//	bytes      = parameters * (2 in 16 bits, 4 in 32 bits)
//
// A file's header adds under 0.2 percent. Quantising the base model changes
// nothing. The counts equal every published one exactly; file sizes written by
// PEFT are 4.001 to 4.002 bytes a parameter. The precision may be empty for
// not known; 8 and 4 bits are not used for adapters and count as not known.
func (h *Hardware) AdapterSize(m *ModelShape, rank int, targets []Projection, saved Precision) AdapterSize {
	parameters := times("Parameters of the adapter", Count,
		plain("rank", float64(rank)),
		property("layers of "+m.Label, Count, float64(m.Layers), m.ID+".layers", m.Source),
		property("widths of the targets", Count, m.widths(targets), m.ID+".widths", m.Source))
	return AdapterSize{
		Parameters: parameters,
		Bytes:      times("Size of the adapter", Bytes, parameters, h.adapterBytes(saved)),
	}
}

// adapterBytes is the bytes of a saved adapter parameter.
func (h *Hardware) adapterBytes(saved Precision) Estimate {
	two, four := h.constant(Adapter16Bit), h.constant(Adapter32Bit)
	switch saved {
	case Bits16:
		return two
	case Bits32:
		return four
	case Bits8, Bits4:
	}
	either := Input("bytes a parameter, 16 or 32 bits", "bytes/parameter", Between(two.Mid, four.Mid), two.How.From())
	either.Mid = two.Mid
	return either
}
