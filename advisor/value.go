package advisor

import "strings"

// Unit is what a number counts, written as it is shown after the number.
type Unit string

// Units used by the engine. Figures may carry others; these are the ones that
// calculations produce.
const (
	USD          Unit = "USD"
	USDPerMonth  Unit = "USD/month"
	USDPerYear   Unit = "USD/year"
	USDPerHour   Unit = "USD/hour"
	USDPerMToken Unit = "USD/1M tokens"
	Hours        Unit = "hours"
	Months       Unit = "months"
	Years        Unit = "years"
	Examples     Unit = "examples"
	Requests     Unit = "requests/month"
	Tokens       Unit = "tokens/request"
	Share        Unit = "share"
	Count        Unit = "count"
)

// Value is a computed quantity together with how it came about. Walking How
// answers "why this number?" down to answers, figures and prices. A Value without
// How is a quantity that is not known.
type Value struct {
	Range
	How *Derivation
}

// Label is what the quantity is called; empty where it is not known.
func (v Value) Label() string {
	if v.How == nil {
		return ""
	}
	return v.How.Label
}

// Unit is what the quantity is counted in; empty where it is not known.
func (v Value) Unit() Unit {
	if v.How == nil {
		return ""
	}
	return v.How.Unit
}

// Named is the same quantity under another name.
func (v Value) Named(label string) Value {
	if v.How.Label == label {
		return v
	}
	how := *v.How
	how.Label = label
	return Value{v.Range, &how}
}

// Derivation is one step of a calculation: what it is of, and how it came about.
type Derivation struct {
	// Label and Unit are those of the quantity that the step gives. Assessments
	// hold thousands of values, so the names stand here and not in each of them.
	Label string
	Unit  Unit
	// Op names the arithmetic; OpGiven marks a leaf.
	Op Op
	// Inputs are the operands, in order.
	Inputs []Value
	// Leaf is set where nothing was calculated.
	Leaf *Leaf
}

// Op is an arithmetic step.
type Op string

// The steps a derivation can take.
const (
	OpGiven Op = "given"
	OpSum   Op = "sum"
	OpSub   Op = "difference"
	OpMul   Op = "product"
	OpDiv   Op = "quotient"
	OpMax   Op = "larger of"
	OpMin   Op = "smaller of"
	// OpCeil raises to the next whole number, as GPUs come whole.
	OpCeil Op = "rounded up"
	// OpCent rounds to the cent, as lines of a budget are.
	OpCent Op = "to the cent"
	OpSpan Op = "any of"
	OpLow  Op = "low end"
	OpHigh Op = "high end"
	// OpBlend mixes prices by shares: (1-b)((1-c)p + cq) + b*r for the inputs
	// price p, cached price q, batch price r, batch share b and cached share c.
	OpBlend Op = "blend"
	// OpFullMonths counts months of full traffic, for the inputs months and
	// ramp-up; see fullMonths.
	OpFullMonths Op = "months of full traffic"
	// OpMachineMonths counts months of rented machines, for the inputs months,
	// ramp-up, machines needed and machines at least; see machineMonths.
	OpMachineMonths Op = "months of machines"
	// OpPayback is the month in which growing savings have covered a project;
	// see payback.
	OpPayback Op = "month of payback"
)

// OriginKind tells the sort of source a leaf has.
type OriginKind string

// The sorts of source.
const (
	FromAnswer     OriginKind = "answer"
	FromFigure     OriginKind = "figure"
	FromPrice      OriginKind = "price"
	FromAssumption OriginKind = "assumption"
	FromDefinition OriginKind = "definition"
	FromChecklist  OriginKind = "checklist"
	// FromRule marks the weight of a rule of evidence, and FromSearch what was
	// found by advising again with other answers.
	FromRule   OriginKind = "rule"
	FromSearch OriginKind = "search"
)

// Origin is the birth certificate of a leaf: the answer, figure or price it
// was read from, with the source in words.
type Origin struct {
	Kind   OriginKind
	ID     string
	Source string
}

func derive(label string, unit Unit, r Range, op Op, inputs ...Value) Value {
	return Value{r, newStep(label, unit, op, inputs)}
}

// Sum adds values; the result carries them as its lines.
func Sum(label string, unit Unit, vs ...Value) Value {
	var total Range
	for _, v := range vs {
		total = total.Add(v.Range)
	}
	return derive(label, unit, total, OpSum, vs...)
}

// Difference is a less b.
func Difference(label string, unit Unit, a, b Value) Value {
	return derive(label, unit, a.Sub(b.Range), OpSub, a, b)
}

// Product multiplies values.
func Product(label string, unit Unit, vs ...Value) Value {
	product := Exactly(1)
	for _, v := range vs {
		product = product.Mul(v.Range)
	}
	return derive(label, unit, product, OpMul, vs...)
}

// Quotient divides a by b; ok is false when b may be zero.
func Quotient(label string, unit Unit, a, b Value) (q Value, ok bool) {
	r, ok := a.Div(b.Range)
	return derive(label, unit, r, OpDiv, a, b), ok
}

// Recompute evaluates the derivation again from its leaves. It equals the
// value's own range; tests hold every exported number to that.
func (v Value) Recompute() Range {
	if v.How == nil || v.How.Op == OpGiven {
		return v.Range
	}
	if v.How.Op.special() {
		return recomputeSpecial(v.How)
	}
	ranges := make([]Range, len(v.How.Inputs))
	for i, in := range v.How.Inputs {
		ranges[i] = in.Recompute()
	}
	return v.How.Op.apply(ranges)
}

func (op Op) apply(rs []Range) Range {
	switch {
	case len(rs) == 0:
		return Range{}
	case op.ramps():
		return op.applyRamp(rs)
	case op == OpBlend:
		return blend(rs[0], rs[1], rs[2], rs[3], rs[4])
	case op == OpLow:
		return Exactly(rs[0].Low)
	case op == OpHigh:
		return Exactly(rs[0].High)
	case op == OpCeil:
		return rs[0].Ceil()
	case op == OpCent:
		return rs[0].Money().Range()
	}
	total := rs[0]
	for _, r := range rs[1:] {
		switch op {
		case OpSum:
			total = total.Add(r)
		case OpSub:
			total = total.Sub(r)
		case OpMul:
			total = total.Mul(r)
		case OpDiv:
			total, _ = total.Div(r)
		case OpMax:
			total = total.Max(r)
		case OpMin:
			total = total.Min(r)
		case OpSpan:
			total = Range{min(total.Low, r.Low), max(total.High, r.High)}
		case OpGiven, OpLow, OpHigh, OpBlend, OpCeil, OpCent, OpFullMonths, OpMachineMonths, OpPayback,
			OpP10, OpP50, OpP90, OpNever, OpMiddle, OpSure:
		}
	}
	return total
}

// Span is the range that holds all the values: one of them is right and it is
// not known which. A single value is returned as it is.
func Span(label string, unit Unit, vs ...Value) Value {
	if len(vs) == 1 {
		return vs[0].Named(label)
	}
	ranges := make([]Range, len(vs))
	for i, v := range vs {
		ranges[i] = v.Range
	}
	return derive(label, unit, OpSpan.apply(ranges), OpSpan, vs...)
}

// ToTheCent is an amount of money rounded as it is paid, so that totals equal
// their lines.
func ToTheCent(v Value) Value {
	return derive(v.Label(), v.Unit(), v.Money().Range(), OpCent, v)
}

// LowEnd is the low end of a value, and HighEnd its high end, each as a value
// of its own: the break-even sets the least cost against the largest saving.
func LowEnd(v Value) Value {
	return derive(v.Label()+", at least", v.Unit(), Exactly(v.Low), OpLow, v)
}

// HighEnd is the high end of a value.
func HighEnd(v Value) Value {
	return derive(v.Label()+", at most", v.Unit(), Exactly(v.High), OpHigh, v)
}

// blended is the price per token after caching and batching.
func blended(label string, price, cached, batch, batchShare, cachedShare Value) Value {
	r := blend(price.Range, cached.Range, batch.Range, batchShare.Range, cachedShare.Range)
	return derive(label, price.Unit(), r, OpBlend, price, cached, batch, batchShare, cachedShare)
}

// blend is linear in each share, so its extremes lie at the ends of the shares.
func blend(price, cached, batch, batchShare, cachedShare Range) Range {
	out, first := Range{}, true
	for _, b := range []float64{batchShare.Low, batchShare.High} {
		for _, c := range []float64{cachedShare.Low, cachedShare.High} {
			r := price.Scale((1 - b) * (1 - c)).Add(cached.Scale((1 - b) * c)).Add(batch.Scale(b))
			if first {
				out, first = r, false
				continue
			}
			out = Range{min(out.Low, r.Low), max(out.High, r.High)}
		}
	}
	return out
}

// Formula is the last step in words: "requests x price per request".
func (v Value) Formula() string {
	if v.How == nil || v.How.Op == OpGiven {
		return ""
	}
	how := v.How
	if how.Op == OpLow || how.Op == OpHigh {
		if inner := how.Inputs[0].How; inner != nil && inner.Op == OpPayback {
			how = inner
		}
	}
	if how.Op.special() {
		return how.Op.specialWords(how.Inputs)
	}
	if how.Op.ramps() {
		return how.Op.rampWords()
	}
	sign := map[Op]string{
		OpSum: " + ", OpSub: " − ", OpMul: " × ", OpDiv: " ÷ ", OpMax: " or, if larger, ", OpMin: " or, if smaller, ",
		OpSpan: " or ", OpBlend: ", ",
	}[v.How.Op]
	names := make([]string, len(v.How.Inputs))
	for i, in := range v.How.Inputs {
		names[i] = in.Label()
	}
	return strings.Join(names, sign)
}
