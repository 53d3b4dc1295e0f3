package advisor

// breakEven is the month in which the project has paid for itself against a
// bill (C6): project cost over monthly saving, best case and worst case apart.
// Where traffic ramps up, the first months save less.
func (a *assessor) breakEven(e *Economics, bill Value) *BreakEven {
	saving := Difference("Monthly saving", USDPerMonth, bill, e.SelfHostedMonthly)
	be := &BreakEven{MonthlySaving: saving, drawn: []Value{e.Project, saving}}
	if ramped(e.RampUp) {
		be.drawn = e.paybackInputs(bill)
	}
	if saving.High > 0 {
		be.Low = be.payback("Break-even, best case", LowEnd, HighEnd)
	}
	if saving.Low > 0 {
		be.High = be.payback("Break-even, worst case", HighEnd, LowEnd)
	}
	be.Never = be.Low == nil
	be.InHorizon = be.within(e.HorizonYears.Scale(12))
	if stable, ok := a.answers.Number(QStableMonths); ok {
		be.WithinStable = be.within(stable)
	}
	return be
}

// payback is the break-even at one end of what is paid and the other end of
// what is saved; nil where that has no bound.
func (be *BreakEven) payback(label string, paid, saved func(Value) Value) *Value {
	if len(be.drawn) == 2 {
		q, ok := Quotient(label, Months, paid(be.drawn[0]), saved(be.drawn[1]))
		if !ok {
			return nil
		}
		return &q
	}
	in := make([]Value, len(be.drawn))
	ranges := make([]Range, len(in))
	for i, v := range be.drawn {
		switch i {
		case paybackScaled:
			v = saved(v)
		case paybackRamp:
		default:
			v = paid(v)
		}
		in[i], ranges[i] = v, v.Range
	}
	r := paybackOver(ranges)
	if !r.Valid() {
		return nil
	}
	v := paid(derive(label+", over the ramp-ups", Months, r, OpPayback, in...))
	v = v.Named(label)
	return &v
}

// inputs are the values that draws of the payback rest on.
func (be *BreakEven) inputs(project Value) []Value {
	if be.drawn == nil {
		return []Value{project, be.MonthlySaving}
	}
	return be.drawn
}

// paybackInputs are the inputs of OpPayback for a bill that follows the
// traffic.
func (e *Economics) paybackInputs(bill Value) []Value {
	scaled, fixed := bill, noneMonthly
	if e.tuned.scaled != nil {
		scaled = Difference("Saved on what follows the traffic", USDPerMonth, bill, *e.tuned.scaled)
	}
	if e.tuned.fixed != nil {
		fixed = *e.tuned.fixed
	}
	need, least, month := noMachines, noMachines, noMachineMonthly
	if f := e.tuned.fleet; f != nil {
		need, least, month = f.need, f.least, f.month
	}
	return []Value{e.Project, scaled, fixed, e.RampUp, need, least, month}
}

// within says whether the break-even comes in that many months.
func (be *BreakEven) within(months Range) Truth {
	switch {
	case be.Never || be.Low.Low > months.High:
		return No
	case be.High != nil && be.High.High <= months.Low:
		return Yes
	}
	return Unsure
}
