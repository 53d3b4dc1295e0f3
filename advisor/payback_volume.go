package advisor

import "math"

// volumeToPayBack is the number of requests a month from which on the project is
// earned back by the end of the horizon, with as many machines as that volume
// takes. A smaller volume may do so as well and lose it again to the next
// machine; the thresholds of the payback tell that. It is nil where the price of a request is not known, or where a
// request costs more to answer than it saves.
func (a *assessor) volumeToPayBack(e *Economics, serving ServingPlan, perRequest *Value) *Value {
	if perRequest == nil || a.only != everything {
		return nil
	}
	saved := *perRequest
	if serving.perRequest != nil {
		saved = Difference("Saved on a request", "USD/request", saved, *serving.perRequest)
	}
	if saved.Low <= 0 {
		return nil
	}
	running, ok := a.runningAtPayback(e, serving, saved)
	if !ok {
		return nil
	}
	project, ok := Quotient("project cost a month", USDPerMonth, e.Project, e.period.months)
	if !ok {
		return nil
	}
	tooling, ok := Quotient("later tooling a month", USDPerMonth, e.laterTooling, e.period.months)
	if !ok {
		return nil
	}
	needed := Sum("saving needed a month", USDPerMonth, append([]Value{project, tooling}, running...)...)
	if ramped(e.RampUp) {
		needed, _ = Quotient("saving needed a month of full traffic", USDPerMonth,
			Product("saving needed over the period", USD, needed, e.period.months), e.period.full)
	}
	volume, ok := Quotient("Volume that pays back", Requests, needed, saved)
	if !ok {
		return nil
	}
	return &volume
}

// runningAtPayback is what that volume costs a month beside what follows the
// traffic; ok is false where no number of machines pays for itself.
func (a *assessor) runningAtPayback(e *Economics, serving ServingPlan, saved Value) (parts []Value, ok bool) {
	if e.tuned.fixed != nil {
		parts = append(parts, *e.tuned.fixed)
	}
	requests, known := a.answer(QRequestsPerMonth)
	if serving.fleet == nil || !known {
		return parts, true
	}
	if requests.High <= 0 {
		return nil, false // without traffic nobody knows what a request takes
	}
	machines, ok := e.machinesAtPayback(*serving.fleet, requests.Range, saved.Range)
	n := given("Machines that carry this volume, on average", Count, machines,
		Origin{Kind: FromDefinition, Source: "as many as carry the volume from which on it pays for them"})
	return append(parts, Product("Machines for this volume", USDPerMonth, n, serving.fleet.month)), ok
}

// machinesAtPayback is how many machines carry the volume that pays back.
func (e *Economics) machinesAtPayback(f fleet, requests, saved Range) (Range, bool) {
	fixed := Range{}
	if e.tuned.fixed != nil {
		fixed = e.tuned.fixed.Range
	}
	months, ramp := e.period.months, e.RampUp
	least := 0.0 // what a request takes at least, where the traffic may be none
	if requests.Low > 0 {
		least = f.need.Low / requests.Low
	}
	low, ok := volumeCase{
		e.Project.Low + e.laterTooling.Low + fixed.Low*months.Low, f.month.Low, least, f.least.Low, saved.High, months.High, ramp.Low,
	}.machines()
	high, both := volumeCase{
		e.Project.High + e.laterTooling.High + fixed.High*months.High, f.month.High, f.need.High / requests.High, f.least.High, saved.Low, months.Low, ramp.High,
	}.machines()
	return Range{low, high}, ok && both && low <= high
}

// volumeCase is the search for a volume with certain amounts.
type volumeCase struct {
	// spent is paid over the period beside the machines, and machine is one of
	// them for a month, in USD.
	spent, machine float64
	// need is the machines that a request a month takes, not rounded.
	need, least, saved, months, ramp float64
}

// mostRounds bounds the search; a volume that has not been found by then is
// beyond any real one.
const mostRounds = 2000

// machines is the average number of machines at the volume from which on the
// savings cover what is spent, machines included. Each round takes the machines
// of the volume found before, which more volume may need, and looks at the next
// machine too: where the traffic that calls for it does not pay for it at once,
// the search goes on with it.
//
// The search starts from what machines that can be rented in parts would take,
// which whole ones never fall below: m = need x (spent + machine x m) / saved.
// Where they alone take what the traffic saves, no volume pays for them.
func (c volumeCase) machines() (float64, bool) {
	kept := c.saved - c.need*c.machine
	if kept <= 0 {
		return 0, false
	}
	const justBelow = 1 - 1e-9
	full := fullMonths(c.months, c.ramp)
	months := max(machineMonths(c.months, c.ramp, 0, c.least), c.need*c.spent/kept*justBelow)
	for range mostRounds {
		volume := (c.spent + c.machine*months) / (c.saved * full)
		then := c.at(volume)
		if then <= months {
			then = c.unpaidNext(volume, full, months)
		}
		if then <= months {
			return months / c.months, true
		}
		months = then
	}
	return 0, false
}

// at is the months of machines that a volume takes over the period.
func (c volumeCase) at(volume float64) float64 {
	return machineMonths(c.months, c.ramp, c.need*volume, c.least)
}

// unpaidNext is the months of machines after the next one is rented, in the
// months of full traffic or in one of the ramp-up, where that is not paid for at
// once; the months as they are where each is.
func (c volumeCase) unpaidNext(volume, full, months float64) float64 {
	const past = 1 + 1e-9
	ramp := max(1, math.Round(c.ramp))
	for month := 1.0; c.need > 0 && month <= ramp; month++ {
		part := traffic(month, ramp)
		filled := max(c.least, math.Ceil(c.need*volume*part))
		step := filled / (c.need * part) * past
		if more := c.at(step); (c.spent+c.machine*more)/(c.saved*full) > step {
			return more
		}
	}
	return months
}

// PaysBackFrom is the volume from which on the project pays back, with three
// digits and never below it: "362,000-1,250,000 requests a month". It is empty
// where that is not known.
func (e Economics) PaysBackFrom() string {
	if e.BreakEvenVolume == nil {
		return ""
	}
	r := e.BreakEvenVolume.Range
	return FormatRange(Range{threeDigits(r.Low, 1), threeDigits(r.High, 1)}, Requests)
}
