package advisor

import "math"

// Estimate is a value with a most likely amount beside its range.
type Estimate struct {
	Value
	// Mid lies within the range; it is what the formula gives when every input
	// has its typical amount.
	Mid float64
}

// Input is an amount as the leaf of a calculation; its middle is taken as
// typical. Tests and callers outside the engine build inputs with it.
func Input(label string, unit Unit, r Range, from Origin) Estimate {
	return Estimate{given(label, unit, r, from), r.Mid()}
}

// Known is an input that is certain.
func Known(label string, unit Unit, v float64, from Origin) Estimate {
	return Input(label, unit, Exactly(v), from)
}

// property is a fact about a base model or a GPU.
func property(label string, unit Unit, v float64, id, source string) Estimate {
	return Known(label, unit, v, Origin{FromConstant, id, source})
}

// plain is a number of a formula that needs no source.
func plain(label string, v float64) Estimate {
	return Estimate{defined(label, Count, v), v}
}

// deriveEstimate is a step over estimates: a value with that range, and mid as its
// most likely amount.
func deriveEstimate(label string, unit Unit, r Range, mid float64, op Op, es []Estimate) Estimate {
	var few [4]Value
	inputs := few[:0]
	for i := range es {
		inputs = append(inputs, es[i].Value)
	}
	return Estimate{Value{r, newStep(label, unit, op, inputs)}, mid}
}

// total adds estimates.
func total(label string, unit Unit, es ...Estimate) Estimate {
	mid, r := 0.0, Range{}
	for i := range es {
		mid, r = mid+es[i].Mid, r.Add(es[i].Range)
	}
	return deriveEstimate(label, unit, r, mid, OpSum, es)
}

// times multiplies estimates.
func times(label string, unit Unit, es ...Estimate) Estimate {
	mid, r := 1.0, Exactly(1)
	for i := range es {
		mid, r = mid*es[i].Mid, r.Mul(es[i].Range)
	}
	return deriveEstimate(label, unit, r, mid, OpMul, es)
}

// less is a reduced by b.
func less(label string, unit Unit, a, b Estimate) Estimate {
	return Estimate{Difference(label, unit, a.Value, b.Value), a.Mid - b.Mid}
}

// over divides a by b, which must be above zero throughout.
func over(label string, unit Unit, a, b Estimate) Estimate {
	v, _ := Quotient(label, unit, a.Value, b.Value)
	return Estimate{v, a.Mid / b.Mid}
}

// larger is the larger of estimates, and smaller the smaller.
func larger(label string, unit Unit, es ...Estimate) Estimate {
	mid, r := es[0].Mid, es[0].Range
	for _, e := range es[1:] {
		mid, r = max(mid, e.Mid), r.Max(e.Range)
	}
	return deriveEstimate(label, unit, r, mid, OpMax, es)
}

func smaller(label string, unit Unit, es ...Estimate) Estimate {
	mid, r := es[0].Mid, es[0].Range
	for _, e := range es[1:] {
		mid, r = min(mid, e.Mid), r.Min(e.Range)
	}
	return deriveEstimate(label, unit, r, mid, OpMin, es)
}

// wholeUp is the next whole number.
func wholeUp(label string, unit Unit, e Estimate) Estimate {
	return Estimate{derive(label, unit, e.Ceil(), OpCeil, e.Value), math.Ceil(e.Mid)}
}

// Min is the range of min(a, b) for a in r and b in s.
func (r Range) Min(s Range) Range {
	return Range{min(r.Low, s.Low), min(r.High, s.High)}
}

// Ceil is r with both ends raised to the next whole number.
func (r Range) Ceil() Range { return Range{math.Ceil(r.Low), math.Ceil(r.High)} }

// Ground says why a result goes beyond what published measurements have
// confirmed, in whole sentences. It is empty on proven ground.
type Ground []string

// Proven reports whether published measurements cover the case.
func (g Ground) Proven() bool { return len(g) == 0 }

// addIf notes a reason where it applies.
func (g *Ground) addIf(applies bool, sentence string) {
	if applies {
		*g = append(*g, sentence)
	}
}
