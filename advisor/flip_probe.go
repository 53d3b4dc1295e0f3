package advisor

import (
	"math"
	"slices"
)

// anchor is the lowest value of an unknown number that leaves the outcome as it
// is, from which thresholds are looked for. Where every value changes it, same
// is false and the anchor is the lowest value there is.
func (f *flipper) anchor(q *Question) (at float64, same bool) {
	for _, probe := range f.probes(q, Upwards, q.Bounds.Low) {
		if then := f.with(q.ID, Number(Exactly(probe))); then == f.now || then == "" {
			return probe, true
		}
	}
	return q.Bounds.Low, false
}

// probes lists the values to look at, nearest first: every value that a rule
// compares with, and growing steps between them.
func (f *flipper) probes(q *Question, d Direction, start float64) []float64 {
	var out []float64
	out = append(out, f.k.cutsOf(string(q.ID))...)
	out = append(out, f.turns(q, d, start)...)
	smallest := q.smallest()
	// Between the values that rules compare with and those where costs turn, a
	// number moves the costs one way only and the advice changes once at most, so
	// that wide steps find it.
	const stride = 64
	for v := max(start, smallest); v < q.Bounds.High; v *= stride {
		out = append(out, v)
	}
	for v := start; v > max(q.Bounds.Low, smallest); v /= stride {
		out = append(out, v)
	}
	out = append(out, q.Bounds.Low, q.Bounds.High)
	if f.near && movesMachines(q.ID) {
		out = append(out, start/tenfold, start*tenfold)
	}
	if q.Whole {
		for i, v := range out {
			out[i] = math.Round(v)
		}
	}
	slices.Sort(out)
	out = slices.DeleteFunc(slices.Compact(out), func(v float64) bool {
		return !q.Bounds.Contains(v) || d == Upwards && v < start || d == Downwards && v > start || f.near && movesMachines(q.ID) && beyondTenfold(v, start)
	})
	if d == Downwards {
		slices.Reverse(out)
	}
	return out
}

// smallest is the least amount of a number, beside none, that anybody speaks of.
func (q *Question) smallest() float64 { return max(q.Bounds.High*1e-12, 1e-3) }

// cutsOf lists the values that gates and rules compare a number with.
func (k *Knowledge) cutsOf(name string) []float64 {
	var out []float64
	for _, g := range k.Gates {
		out = append(out, g.When.cutsOf(name)...)
	}
	for _, r := range k.Evidence {
		out = append(out, r.When.cutsOf(name)...)
	}
	return out
}

// beyondTenfold reports whether a number is further away than anybody's will be.
func beyondTenfold(v, start float64) bool {
	return start > 0 && (v > start*tenfold || v < start/tenfold)
}
