package advisor

import "math"

// A ramp-up is the number of months over which traffic rises to its full
// volume, in equal steps: with four, the months have one, two, three and four
// quarters of it. None or one is full traffic from the first month.

// traffic is the part of the full volume that a month has, counted from 1.
func traffic(month, ramp float64) float64 {
	if month >= ramp {
		return 1
	}
	return month / ramp
}

// fullMonths is how many months of full traffic the first months have
// together: months - (ramp - 1)/2 once the ramp-up is over. A month that is
// not over counts in part.
func fullMonths(months, ramp float64) float64 {
	ramp = math.Round(ramp)
	if ramp <= 1 {
		return months
	}
	whole := math.Floor(min(months, ramp))
	risen := whole * (whole + 1) / (2 * ramp)
	return risen + (months-whole)*traffic(whole+1, ramp)
}

// machineMonths is how many months of rented machines the first months take
// together, when full traffic needs so many machines (a number that is not
// rounded yet) and no month has fewer than the least.
func machineMonths(months, ramp, need, least float64) float64 {
	ramp = math.Round(ramp)
	total, begun := 0.0, 0.0
	for ; begun+1 < ramp && begun < months; begun++ {
		machines := max(least, math.Ceil(need*traffic(begun+1, ramp)))
		total += machines * min(1, months-begun)
	}
	return total + max(0, months-begun)*max(least, math.Ceil(need))
}

// The inputs of OpPayback, by their places.
const (
	paybackProject = iota // USD, once
	paybackScaled         // saved in a month of full traffic, before what follows
	paybackFixed          // paid each month, whatever the traffic
	paybackRamp           // months
	paybackNeed           // machines for full traffic, not rounded
	paybackLeast          // machines at least
	paybackMachine        // USD for a machine and month
	paybackYearly         // USD a year after the first, as tooling
	paybackInputs
)

// payback is the month from which on the savings cover the project for good;
// infinite where full traffic saves nothing. What is due after the first year
// counts by the month.
func payback(in [paybackInputs]float64) float64 {
	later := in[paybackYearly] / aYear
	saved := func(month, part float64) float64 {
		machines := max(in[paybackLeast], math.Ceil(in[paybackNeed]*part))
		monthly := in[paybackScaled]*part - in[paybackFixed] - machines*in[paybackMachine]
		if month >= aYear {
			monthly -= later
		}
		return monthly
	}
	if min(saved(0, 1), saved(aYear, 1)) <= 0 {
		return math.Inf(1)
	}
	ramp := math.Round(in[paybackRamp])
	left, covered, month := in[paybackProject], 0.0, 0.0
	for ; month+1 < ramp; month++ {
		monthly := saved(month, traffic(month+1, ramp))
		if left > 0 && left <= monthly {
			covered = month + left/monthly
		}
		left -= monthly
	}
	if left <= 0 {
		return covered
	}
	if firstYear := saved(0, 1) * max(0, aYear-month); left > firstYear {
		return max(month, aYear) + (left-firstYear)/saved(aYear, 1)
	}
	return month + left/saved(0, 1)
}

// paidBack is payback for full traffic from the first month on.
func paidBack(project, saving, yearly float64) float64 {
	left := saving - yearly/aYear
	switch {
	case min(saving, left) <= 0:
		return math.Inf(1)
	case project <= aYear*saving:
		return project / saving
	}
	return (project - yearly) / left
}

// paybackOver is the range of payback over all whole months of a ramp-up:
// a longer one brings in less and may need fewer machines, so that neither end
// need be the slowest.
func paybackOver(rs []Range) Range {
	var quick, slow [paybackInputs]float64
	for i, r := range rs {
		quick[i], slow[i] = r.Low, r.High
	}
	quick[paybackScaled], slow[paybackScaled] = rs[paybackScaled].High, rs[paybackScaled].Low
	out := Range{math.Inf(1), 0}
	ramp := rs[paybackRamp]
	for months := math.Round(ramp.Low); months <= math.Round(ramp.High); months++ {
		quick[paybackRamp], slow[paybackRamp] = months, months
		out = Range{min(out.Low, payback(quick)), max(out.High, payback(slow))}
	}
	return out
}

// applyRamp gives the range of a step that knows ramp-ups.
func (op Op) applyRamp(rs []Range) Range {
	switch op {
	case OpFullMonths:
		return Range{fullMonths(rs[0].Low, rs[1].High), fullMonths(rs[0].High, rs[1].Low)}
	case OpMachineMonths:
		return Range{
			machineMonths(rs[0].Low, rs[1].High, rs[2].Low, rs[3].Low),
			machineMonths(rs[0].High, rs[1].Low, rs[2].High, rs[3].High),
		}
	case OpPayback:
		return paybackOver(rs)
	default:
		return Range{}
	}
}

// rampNumbers is what such a step gives for certain amounts, draw by draw.
func (op Op) rampNumbers(out []float64, args [][]float64) {
	for n := range out {
		switch op {
		case OpFullMonths:
			out[n] = fullMonths(args[0][n], args[1][n])
		case OpMachineMonths:
			out[n] = machineMonths(args[0][n], args[1][n], args[2][n], args[3][n])
		case OpPayback:
			var in [paybackInputs]float64
			for i := range in {
				in[i] = args[i][n]
			}
			out[n] = payback(in)
		default:
		}
	}
}

// ramps reports whether a step knows ramp-ups.
func (op Op) ramps() bool { return op == OpFullMonths || op == OpMachineMonths || op == OpPayback }

// rampWords says what such a step does with its inputs.
func (op Op) rampWords() string {
	switch op {
	case OpFullMonths:
		return "the months, of which those of the ramp-up count by the part of the traffic that they have"
	case OpMachineMonths:
		return "month by month the whole machines that the traffic of the month takes, at least the fewest, added up"
	case OpPayback:
		return "the month in which the savings, month by month as traffic rises, have covered the project, and the tooling after its first year"
	default:
		return ""
	}
}
