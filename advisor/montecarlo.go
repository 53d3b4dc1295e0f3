package advisor

import (
	"math"
	"sync"
)

// Draws says how uncertain amounts are drawn. Equal draws give equal results:
// the source of chance is the seed alone.
type Draws struct {
	Seed uint64
	// Count is the number of draws; 10,000 when zero.
	Count int
	// Shape is how an amount is spread over its range where Shapes says
	// nothing else; Triangular when empty.
	Shape Shape
	// Shapes and Modes set single amounts apart, by the ID of their origin. A
	// mode is the most likely value of a triangular amount, the middle of its
	// range otherwise.
	Shapes map[string]Shape
	Modes  map[string]float64
	// Together names what drives an amount. Amounts with the same name are high
	// together and low together, as the hours of several lines are when a
	// project turns out large. An amount is driven by itself where Together is
	// nil or gives no name.
	Together func(Origin) string
}

// Shape is how an amount is spread over its range.
type Shape string

// The shapes. Which one holds is an assumption and to be shown as one.
const (
	// Triangular has the ends as least and most and a most likely value.
	Triangular Shape = "triangular"
	// Uniform makes every value of the range equally likely.
	Uniform Shape = "uniform"
	// Lognormal has the ends as P5 and P95. It needs a range above zero; an
	// amount that may be zero or less is drawn as Triangular.
	Lognormal Shape = "lognormal"
)

const usualDraws = 10_000

// Percentiles are amounts that lie above a tenth, half and nine tenths of the
// draws.
type Percentiles struct{ P10, P50, P90 float64 }

// Chances are percentiles of a result that some draws never reach. A percentile
// is nil where it is among those, and Never is their share. There is no mean:
// it does not exist once Never is above zero.
type Chances struct {
	P10, P50, P90 *float64
	Never         float64
}

// Of draws the leaves of a value and works out what its derivation gives (C6).
// An answer, figure or price that stands in several places is drawn once and
// has the same amount in all of them.
func (d Draws) Of(v Value) Percentiles { return percentilesOf(d.outcomes(v)) }

func percentilesOf(outcomes []float64) Percentiles {
	p10, p50, p90 := deciles(outcomes)
	return Percentiles{p10, p50, p90}
}

// BreakEven draws a project's cost and the monthly saving and divides them, in
// months (C6). A draw that saves nothing never breaks even.
func (d Draws) BreakEven(project, saving Value) Chances {
	return chancesOf(d.paybacks([]Value{project, saving}))
}

// paybacks are the months to break-even of draws: of a project, a monthly saving
// and, where it is due, a year of tooling, or of the inputs of OpPayback.
func (d Draws) paybacks(inputs []Value) []float64 {
	months := make([]float64, d.count())
	d.through(inputs, func(from int, drawn [][]float64) { payBack(months[from:], drawn) })
	return months
}

// payBack fills in the months to break-even of a block of draws.
func payBack(months []float64, drawn [][]float64) {
	for n := range drawn[0] {
		switch len(drawn) {
		case paybackInputs:
			var in [paybackInputs]float64
			for i := range in {
				in[i] = drawn[i][n]
			}
			months[n] = payback(in)
		case 3:
			months[n] = paidBack(drawn[0][n], drawn[1][n], drawn[2][n])
		default:
			months[n] = paidBack(drawn[0][n], drawn[1][n], 0)
		}
	}
}

func chancesOf(months []float64) Chances {
	never := 0
	for _, m := range months {
		if math.IsInf(m, 1) {
			never++
		}
	}
	reached := func(m float64) *float64 {
		if math.IsInf(m, 1) || math.IsNaN(m) {
			return nil
		}
		return &m
	}
	p10, p50, p90 := deciles(months)
	return Chances{reached(p10), reached(p50), reached(p90), float64(never) / float64(len(months))}
}

func (d Draws) count() int {
	if d.Count <= 0 {
		return usualDraws
	}
	return d.Count
}

// outcomes are the amounts of a value for every draw.
func (d Draws) outcomes(v Value) []float64 {
	out := make([]float64, d.count())
	d.through([]Value{v}, func(from int, drawn [][]float64) { copy(out[from:], drawn[0]) })
	return out
}

// through evaluates values for every draw, with the same draws for all, and hands
// their amounts on block by block, with the number of the first draw. Blocks are
// worked on side by side: take is called by several goroutines, each time for
// other draws, and keeps nothing of what it is handed. Leaves of one driver share
// their draws; the draws of a driver depend on its name and the seed only, so that
// adding a line to a budget leaves the others as they were.
func (d Draws) through(vs []Value, take func(from int, drawn [][]float64)) {
	d.Count = d.count()
	p := compile(vs)
	draws, spreads := make([][]float64, len(p.leaves)), make([]quantiles, len(p.leaves))
	for i, l := range p.leaves {
		draws[i], spreads[i] = d.spread(l, d.driver(l.from))
	}
	parts := processors()
	sideBySide(parts, func(part int) {
		room := takeRoom(p.slots * block)
		defer room.giveBack()
		slots, drawn, last := p.start(room), make([][]float64, len(vs)), d.Count*(part+1)/parts
		for from := d.Count * part / parts; from < last; from += block {
			to := min(from+block, last)
			for i, l := range p.leaves {
				spreads[i](slots[l.slot], draws[i][from:to])
			}
			p.run(slots, to-from)
			for i, result := range p.results {
				drawn[i] = slots[result][:to-from]
			}
			take(from, drawn)
		}
	})
}

func (d Draws) driver(from Origin) string {
	if d.Together != nil {
		if name := d.Together(from); name != "" {
			return "together " + name
		}
	}
	return string(from.Kind) + " " + from.ID
}

// room is for numbers while they are worked on. What is in it at first is of no
// meaning.
type room []float64

// rooms are used again: draws are made with every key press, and emptying rooms
// and throwing them away would take a good part of it.
var rooms sync.Pool

func takeRoom(numbers int) room {
	if kept, ok := rooms.Get().(*room); ok && cap(*kept) >= numbers {
		return (*kept)[:numbers]
	}
	return make(room, numbers)
}

func (r room) giveBack() { rooms.Put(&r) }
