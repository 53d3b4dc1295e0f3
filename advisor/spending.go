package advisor

// spending is what an approach costs from the day it goes live, in parts that
// meet a ramp-up of traffic differently.
type spending struct {
	// full is a month at full traffic, all parts together.
	full Value
	// scaled follows the traffic, as a bill by the token does, and fixed is the
	// same whatever the traffic; either may be nil for none.
	scaled, fixed *Value
	// fleet is what is rented in whole machines; nil for none.
	fleet *fleet
}

// fleet is a number of machines that grows with the traffic in steps.
type fleet struct {
	// need is how many machines full traffic takes, not rounded, and least how
	// many there are at least.
	need, least Value
	// month is one machine for a month, in USD.
	month Value
}

// span is a number of months with the full months in it.
type span struct{ months, ramp, full Value }

// ramped reports whether traffic takes more than a month to its full volume.
func ramped(ramp Value) bool { return ramp.High > 1 }

func newSpan(months, ramp Value) span {
	s := span{months: months, ramp: ramp, full: months}
	if ramped(ramp) {
		s.full = derive("Months of full traffic", Months, OpFullMonths.applyRamp([]Range{months.Range, ramp.Range}), OpFullMonths, months, ramp)
	}
	return s
}

// over is the cost of so many months from the first one on.
func (s spending) over(label string, in span) Value {
	if !ramped(in.ramp) {
		return Product(label, USD, s.full, in.months)
	}
	parts := make([]Value, 0, 3)
	if s.scaled != nil {
		parts = append(parts, Product("What follows the traffic", USD, *s.scaled, in.full))
	}
	if s.fixed != nil {
		parts = append(parts, Product("What is paid every month", USD, *s.fixed, in.months))
	}
	if f := s.fleet; f != nil {
		parts = append(parts, Product("Machines as the traffic grows", USD, f.month, f.machineMonths(in)))
	}
	if len(parts) == 1 {
		return parts[0].Named(label)
	}
	return Sum(label, USD, parts...)
}

func (f fleet) machineMonths(in span) Value {
	r := OpMachineMonths.applyRamp([]Range{in.months.Range, in.ramp.Range, f.need.Range, f.least.Range})
	return derive("Months of machines", Months, r, OpMachineMonths, in.months, in.ramp, f.need, f.least)
}

// with is the spending and something more that is paid every month.
func (s spending) with(label string, more Value) spending {
	s.full = Sum(label, USDPerMonth, s.full, more)
	if s.fixed != nil {
		more = Sum("paid every month", USDPerMonth, *s.fixed, more)
	}
	s.fixed = &more
	return s
}

// byToken is spending that follows the traffic alone.
func byToken(monthly Value) spending { return spending{full: monthly, scaled: &monthly} }

// tuned is what serving and, where it is planned, retraining cost a month.
func (p ServingPlan) tuned(retraining *Value) spending {
	s := spending{full: p.Monthly.Named("Running cost a month")}
	switch {
	case p.followsTraffic:
		s.scaled = &p.Monthly
	case p.fleet != nil:
		s.fleet = p.fleet
	default:
		s.fixed = &p.Monthly
	}
	if retraining == nil {
		return s
	}
	part, _ := Quotient("Retraining, by the month", USDPerMonth, *retraining, monthsPerYear())
	s.full = p.Monthly
	return s.with("Running cost a month", part)
}
