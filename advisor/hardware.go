package advisor

import (
	"fmt"
	"time"
)

// Hardware is what the capacity and training models know: the shapes of base
// models, GPUs with their dated prices, and the constants of the formulas.
type Hardware struct {
	Models    []*ModelShape
	GPUs      []*GPU
	Prices    []*GPUPrice
	Usual     []*UsualHardware
	Constants []*Constant

	constants map[ConstantID]*Constant
	// memos keep what follows from the lists alone.
	memos memos
}

// Index builds the look-up tables. The loader calls it once, after filling in
// the lists. It lists the constants that the models need and do not find.
func (h *Hardware) Index() (missing []ConstantID) {
	h.constants = make(map[ConstantID]*Constant, len(h.Constants))
	for _, c := range h.Constants {
		h.constants[c.ID] = c
		c.leaf = Estimate{given(c.Label, c.Unit, c.Range, Origin{FromConstant, string(c.ID), c.Source}), c.Typical}
	}
	for _, id := range ConstantIDs() {
		if h.constants[id] == nil {
			missing = append(missing, id)
		}
	}
	return missing
}

// Model is the base model with that id, or nil.
func (h *Hardware) Model(id string) *ModelShape {
	for _, m := range h.Models {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// ModelOfSize is the base model that stands for a choice of the question
// model_size, or nil.
func (h *Hardware) ModelOfSize(size string) *ModelShape {
	for _, m := range h.Models {
		if m.StandsForSize && m.Size == size {
			return m
		}
	}
	return nil
}

// GPU is the GPU with that id, or nil.
func (h *Hardware) GPU(id string) *GPU {
	for _, g := range h.GPUs {
		if g.ID == id {
			return g
		}
	}
	return nil
}

// GPU is a graphics card as its data sheet and published runs describe it.
type GPU struct {
	ID, Label string
	// MemoryGB is in units of 1e9 bytes and BandwidthGBs in 1e9 bytes a second.
	MemoryGB, BandwidthGBs float64
	// TFLOPS is the dense 16-bit tensor rate with 32-bit accumulation, in 1e12
	// operations a second.
	TFLOPS float64
	// Training and Serving are the parts of that rate which training runs and
	// inference engines reach; nil where nothing is known.
	Training, Serving *Efficiency
	Source            string
}

// peak is the data sheet's rate in units of 1e9 operations a second.
func (g *GPU) peak() Estimate {
	return property("peak rate of one "+g.Label, "GFLOPS", g.TFLOPS*1000, g.ID+".tflops", g.Source)
}

// Efficiency is the part of a GPU's peak rate that is reached in practice.
type Efficiency struct {
	// Share is from 0 to 1.
	Share    float64
	Evidence Evidence
	Source   string
}

// Evidence says what a constant of a GPU rests on.
type Evidence string

// The sorts of evidence, best first.
const (
	// Measured means that published runs on this GPU give it.
	Measured Evidence = "measured"
	// Derived means that it needs an assumption about a published run, such as
	// the length of its examples.
	Derived Evidence = "derived"
	// Assumed means that no run on this GPU was found.
	Assumed Evidence = "assumed"
)

// Purchase is a choice of the question purchase: how GPU hours are bought.
type Purchase string

// The ways to buy GPU hours.
const (
	OnDemand Purchase = "on_demand"
	Spot     Purchase = "spot"
)

// GPUPrice is a dated price of one GPU for one hour, in USD.
type GPUPrice struct {
	GPU      *GPU
	Platform string
	Purchase Purchase
	// Machine names what is rented, like "g5.xlarge"; it may be empty.
	Machine string
	// GPUsAtLeast is how many GPUs can only be rented together.
	GPUsAtLeast int
	USDPerHour  Range
	Source      string
	AsOf        time.Time
}

// PriceOf is what an hour of one GPU costs on a platform when so many are
// rented together, over all rows of its list; the platform may be empty for
// any. It is nil where none is listed.
func (h *Hardware) PriceOf(g *GPU, gpus int, platform string, how Purchase) *Estimate {
	return h.memos.prices.of(priceKey{g, gpus, platform, how}, func() *Estimate { return h.listedPrice(g, gpus, platform, how) })
}

func (h *Hardware) listedPrice(g *GPU, gpus int, platform string, how Purchase) *Estimate {
	var rows []*GPUPrice
	var over Range
	for _, p := range h.Prices {
		if p.GPU != g || p.Purchase != how || p.GPUsAtLeast > gpus || platform != "" && p.Platform != platform {
			continue
		}
		if rows == nil {
			over = p.USDPerHour
		}
		over = Range{min(over.Low, p.USDPerHour.Low), max(over.High, p.USDPerHour.High)}
		rows = append(rows, p)
	}
	if rows == nil {
		return nil
	}
	e := Input("Price of one "+g.Label+" for an hour", USDPerHour, over, priceOrigin(rows))
	return &e
}

func priceOrigin(rows []*GPUPrice) Origin {
	oldest := rows[0]
	for _, p := range rows {
		if p.AsOf.Before(oldest.AsOf) {
			oldest = p
		}
	}
	source := fmt.Sprintf("%s (%s)", oldest.Source, oldest.AsOf.Format(time.DateOnly))
	if len(rows) > 1 {
		source = fmt.Sprintf("%d listed prices, the oldest from %s", len(rows), source)
	}
	return Origin{FromPrice, "gpu." + rows[0].GPU.ID + "." + rows[0].Platform, source}
}
