package advisor

import (
	"math"
	"slices"
	"strconv"
)

// stretch is a run of values of a number with one outcome, other than the one
// that stands now.
type stretch struct {
	outcome string
	// from is its nearest value and until its furthest; open says that it goes on
	// as far as was looked.
	from, until float64
	open        bool
}

// slim reports whether a stretch is less than a hundredth wide. Nobody steers a
// number that closely, and where machines are many, others may lie within it
// that no probe met.
func (s stretch) slim() bool {
	const width = 0.01
	return !s.open && math.Abs(s.until-s.from) < width*math.Abs(s.from) && s.until != s.from
}

// stretches walks away from start through the values worth looking at and lists
// where the outcome is another, nearest first.
func (f *flipper) stretches(q *Question, d Direction, start float64) []stretch {
	var out []stretch
	at, outcome := start, f.now
	for _, probe := range f.probes(q, d, start) {
		then := f.seen(q, probe)
		// A few changes between two probes are found one after another.
		for changes := 0; then != outcome && changes < 4; changes++ {
			last, first := f.narrow(q, at, probe, outcome)
			if outcome != f.now {
				out[len(out)-1].until = last
			}
			at, outcome = first, f.seen(q, first)
			if outcome != f.now {
				out = append(out, stretch{outcome: outcome, from: first, until: first})
			}
		}
		at = probe
	}
	if len(out) > 0 && outcome != f.now {
		out[len(out)-1].until, out[len(out)-1].open = at, true
	}
	return out
}

// seen is the outcome when the number is v; where there is none, nothing has
// changed.
func (f *flipper) seen(q *Question, v float64) string {
	if then, ok := f.met[v]; ok {
		return then
	}
	then := f.with(q.ID, Number(Exactly(v)))
	if then == "" {
		then = f.now
	}
	if f.met != nil {
		f.met[v] = then
	}
	return then
}

// narrow bisects to where the outcome becomes another, to one part in ten
// thousand, or to the whole number, and returns the values on either side.
func (f *flipper) narrow(q *Question, same, changed float64, outcome string) (last, first float64) {
	for range 60 {
		width := math.Abs(changed - same)
		if q.Whole && width <= 1 || width <= 1e-4*math.Abs(changed) {
			break
		}
		mid := same + (changed-same)/2
		if q.Whole {
			mid = math.Round(mid)
		}
		if f.seen(q, mid) == outcome {
			same = mid
		} else {
			changed = mid
		}
	}
	return same, changed
}

// note keeps the stretches that are told: the nearest one of every outcome that
// is wanted, and the last one where it goes on, as the nearest may end before.
func (f *flipper) note(q *Question, d Direction, found []stretch) {
	found = slices.DeleteFunc(found, func(s stretch) bool {
		return s.from > q.Bounds.Low && s.from < q.smallest() || s.slim()
	})
	for i, s := range found {
		first := !slices.ContainsFunc(found[:i], func(o stretch) bool { return o.outcome == s.outcome })
		wanted := i == 0 || f.every && first || s.open && (f.every || s.outcome == found[0].outcome)
		if !wanted {
			continue
		}
		flip := Flip{Question: q, From: f.answers[q.ID], Direction: d, Approach: Approach(s.outcome)}
		flip.threshold(f.rounded(q, outward(d), s.from, s.outcome))
		if !s.open {
			until := f.rounded(q, -outward(d), s.until, s.outcome)
			flip.Until = &until
		}
		f.found = append(f.found, flip)
	}
}

// outward is the sign of a step away from the answer as it stands.
func outward(d Direction) float64 {
	if d == Downwards {
		return -1
	}
	return 1
}

// rounded is a value with three digits, up for a positive sign and down for a
// negative one, where the outcome is the same there.
func (f *flipper) rounded(q *Question, sign, at float64, outcome string) float64 {
	if at == 0 || q.Whole || slices.Contains(f.k.cutsOf(string(q.ID)), at) {
		return at
	}
	round := threeDigits(at, sign)
	if !q.Bounds.Contains(round) || f.seen(q, round) != outcome {
		return at
	}
	return round
}

// threeDigits rounds a number above zero to three digits, up for a positive sign
// and down for a negative one.
func threeDigits(v, sign float64) float64 {
	const digits = 3
	if v <= 0 {
		return v
	}
	unit := math.Pow(10, math.Floor(math.Log10(v))-digits+1)
	round := math.Ceil(v/unit) * unit
	if sign < 0 {
		round = math.Floor(v/unit) * unit
	}
	// The product of two floats can have a last digit that nobody means.
	if short, err := strconv.ParseFloat(strconv.FormatFloat(round, 'g', digits, 64), 64); err == nil {
		return short
	}
	return round
}
