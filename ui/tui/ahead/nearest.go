package ahead

import (
	"cmp"
	"math"
	"slices"

	"loracle/advisor"
)

// Nearest are the n flips that take the least: an answer nobody has given yet,
// then numbers by how far they would have to move, then other answers. Each
// question comes once.
func Nearest(flips []advisor.Flip, n int) []advisor.Flip {
	flips = slices.Clone(flips)
	slices.SortStableFunc(flips, func(x, y advisor.Flip) int { return cmp.Compare(distance(x), distance(y)) })
	var out []advisor.Flip
	for _, f := range flips {
		seen := slices.ContainsFunc(out, func(o advisor.Flip) bool { return o.Question == f.Question })
		if !seen && len(out) < n {
			out = append(out, f)
		}
	}
	return out
}

// distance orders flips: 0 for an answer not given, the factor by which a
// number moves, and further than any number for another choice.
func distance(f advisor.Flip) float64 {
	switch {
	case f.From.IsUnknown():
		return 0
	case f.Direction == advisor.Sideways:
		return math.Inf(1)
	}
	from, to := f.From.Number.High, f.To.Number.High
	if f.Direction == advisor.Downwards {
		from = f.From.Number.Low
	}
	if from <= 0 || to <= 0 {
		return math.MaxFloat64
	}
	return max(from/to, to/from)
}
