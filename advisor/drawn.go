package advisor

import (
	"math"
	"slices"
)

// Steps whose result no arithmetic over ranges gives. They are worked out again
// from their inputs, draws with the one seed.
const (
	// OpP10, OpP50 and OpP90 are percentiles of 10,000 draws of one value, or of
	// the payback of several (project and saving, or those of OpPayback).
	OpP10 Op = "P10 of draws"
	OpP50 Op = "P50 of draws"
	OpP90 Op = "P90 of draws"
	// OpNever is the share of draws in which the payback never comes.
	OpNever Op = "share of draws that never pay back"
	// OpMiddle is the middle of a range.
	OpMiddle Op = "middle"
	// OpSure is how sure a lead in points makes an advice, from 0 to 1.
	OpSure Op = "confidence of a lead"
)

// special reports whether a step is worked out from the derivations of its
// inputs and not from their ranges.
func (op Op) special() bool {
	return slices.Contains([]Op{OpP10, OpP50, OpP90, OpNever, OpMiddle, OpSure}, op)
}

// recomputeSpecial works such a step out again.
func recomputeSpecial(d *Derivation) Range {
	switch d.Op {
	case OpMiddle:
		return Exactly(d.Inputs[0].Mid())
	case OpSure:
		return Exactly(sureness(d.Inputs[0].Low))
	default:
	}
	if len(d.Inputs) == 1 {
		p := percentilesOf(shownDraws().outcomes(d.Inputs[0]))
		return Exactly(map[Op]float64{OpP10: p.P10, OpP50: p.P50, OpP90: p.P90}[d.Op])
	}
	c := chancesOf(shownDraws().paybacks(d.Inputs))
	if d.Op == OpNever {
		return Exactly(c.Never)
	}
	if months := map[Op]*float64{OpP10: c.P10, OpP50: c.P50, OpP90: c.P90}[d.Op]; months != nil {
		return Exactly(*months)
	}
	return Range{}
}

// sureness is from 0 to 1 for a lead in points: a lead of four in the worst
// case is fairly sure (0.73), and none is an even chance.
func sureness(lead float64) float64 {
	const evidenceScale = 4
	return 1 / (1 + math.Exp(-lead/evidenceScale))
}

// ConfidenceValue is the confidence with the lead that it comes from.
func (r Recommendation) ConfidenceValue() Value {
	lead := given("Lead over the runner-up where every open answer falls out against it", "points", Exactly(r.Lead),
		Origin{FromRule, string(r.Approach), "the weights of the rules of evidence; undecided gates are tried both open and shut"})
	return derive("Confidence", Share, Exactly(r.Confidence), OpSure, lead)
}

// specialWords says what such a step does.
func (op Op) specialWords(inputs []Value) string {
	switch op {
	case OpP10, OpP50, OpP90:
		return map[Op]string{OpP10: "a tenth", OpP50: "half", OpP90: "nine tenths"}[op] + " of 10,000 draws of the inputs below, each within its range, stay below this"
	case OpNever:
		return "the part of 10,000 draws of the inputs below in which nothing is saved"
	case OpSure:
		return "1 / (1 + e^(-lead/4)), for the lead below in points: none is an even chance, four are fairly sure"
	case OpMiddle:
		return "half-way between the ends of " + inputs[0].Label()
	default:
		return ""
	}
}

// Values are a percentile each, with the value that was drawn.
func (p Percentiles) Values(of Value) (p10, p50, p90 Value) {
	at := func(label string, op Op, v float64) Value {
		return derive(of.Label()+", "+label, of.Unit(), Exactly(v), op, of)
	}
	return at("P10", OpP10, p.P10), at("P50", OpP50, p.P50), at("P90", OpP90, p.P90)
}

// PercentileValues are the percentiles of the break-even, in months; those that
// are never reached are nil. Never is the share of draws that never pay back.
func (be *BreakEven) PercentileValues(project Value, c Chances) (p10, p50, p90 *Value, never Value) {
	inputs := be.inputs(project)
	at := func(label string, op Op, months *float64) *Value {
		if months == nil {
			return nil
		}
		v := derive("Break-even, "+label, Months, Exactly(*months), op, inputs...)
		return &v
	}
	never = derive("Draws that never pay back", Share, Exactly(c.Never), OpNever, inputs...)
	return at("P10", OpP10, c.P10), at("P50", OpP50, c.P50), at("P90", OpP90, c.P90), never
}
