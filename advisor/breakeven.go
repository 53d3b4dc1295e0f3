package advisor

// breakEven is the month from which on the project has paid for itself against a
// bill (C6): project cost over monthly saving, best case and worst case apart.
// Where traffic ramps up, the first months save less; after the first year, of
// which the project has the tooling, that is due as well.
func (a *assessor) breakEven(e *Economics, bill Value) *BreakEven {
	saving := Difference("Monthly saving", USDPerMonth, bill, e.SelfHostedMonthly)
	be := &BreakEven{MonthlySaving: saving}
	switch {
	case ramped(e.RampUp):
		be.drawn = e.paybackInputs(bill)
	case e.yearly.High > 0:
		be.drawn = []Value{e.Project, saving, e.yearly}
	default:
		be.drawn = []Value{e.Project, saving}
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
	if len(be.drawn) == paybackInputs {
		return be.rampedPayback(label, paid, saved)
	}
	project, saving := paid(be.drawn[0]), saved(be.drawn[1])
	month, ok := Quotient(label, Months, project, saving)
	if ok && len(be.drawn) > 2 {
		month, ok = afterTheFirstYear(month, project, saving, paid(be.drawn[2]))
	}
	if !ok {
		return nil
	}
	return &month
}

// afterTheFirstYear is the month of a break-even where tooling is due: the same
// within the first year, and later as if tooling were paid by the month from the
// start and not with the project. ok is false where it takes what is saved.
func afterTheFirstYear(month, project, saving, yearly Value) (Value, bool) {
	monthly, _ := Quotient("Tooling by the month", USDPerMonth, yearly, monthsPerYear())
	left := Difference("Saved a month after tooling", USDPerMonth, saving, monthly)
	switch {
	case left.Low <= 0:
		return Value{}, false
	case month.Low <= aYear:
		return month, true
	}
	without := Difference("Project without tooling", USD, project, yearly)
	return Quotient(month.Label(), Months, without, left)
}

// aYear is in months.
const aYear = 12

// rampedPayback is the break-even where traffic ramps up.
func (be *BreakEven) rampedPayback(label string, paid, saved func(Value) Value) *Value {
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
	v := paid(derive(label+", over the ramp-ups", Months, r, OpPayback, in...)).Named(label)
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
	return []Value{e.Project, scaled, fixed, e.RampUp, need, least, month, e.yearly}
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
