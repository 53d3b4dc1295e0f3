package advisor

import (
	"math"
	"slices"
)

// quantiles is the quantile function of a leaf: for each u from 0 to 1 it puts into
// out the amount that a part u of the draws stay below.
type quantiles func(out, us []float64)

func (d Draws) spread(l leaf) quantiles {
	shape := d.Shape
	if own, ok := d.Shapes[l.from.ID]; ok {
		shape = own
	}
	switch {
	case shape == Uniform || l.from.Kind == FromAlternative:
		return uniform(l.Range)
	case shape == Lognormal && l.Low > 0:
		return lognormal(l.Range)
	}
	mode, ok := d.Modes[l.from.ID]
	if !ok || !l.Contains(mode) {
		mode = l.Mid()
	}
	return triangular(l.Range, mode)
}

func uniform(r Range) quantiles {
	return func(out, us []float64) {
		for n, u := range us {
			out[n] = r.Low + u*(r.High-r.Low)
		}
	}
}

// triangular rises from the low end to the mode and falls to the high end.
func triangular(r Range, mode float64) quantiles {
	width := r.High - r.Low
	rising := (mode - r.Low) / width
	return func(out, us []float64) {
		for n, u := range us {
			if u < rising {
				out[n] = r.Low + math.Sqrt(u*width*(mode-r.Low))
			} else {
				out[n] = r.High - math.Sqrt((1-u)*width*(r.High-mode))
			}
		}
	}
}

// z95 is how many standard deviations P95 lies above the middle.
const z95 = 1.6448536269514722

// lognormal has the ends of a range above zero as P5 and P95.
func lognormal(r Range) quantiles {
	low, high := math.Log(r.Low), math.Log(r.High)
	middle, deviation := (low+high)/2, (high-low)/2/z95
	return func(out, us []float64) {
		for n, u := range us {
			out[n] = math.Exp(middle + deviation*math.Sqrt2*math.Erfinv(2*u-1))
		}
	}
}

// stratified is n numbers between 0 and 1 in random order, one from each of n
// equal parts (McKay, Beckman and Conover 1979). The percentiles of a single
// amount are then exact to a part, which plain draws reach with a hundred times
// as many.
func stratified(seed uint64, n int) []float64 {
	chance := chance(seed)
	out := make([]float64, n)
	for i := range out {
		out[i] = (float64(i) + chance.float()) / float64(n)
	}
	for i := n - 1; i > 0; i-- {
		j := int(chance.float() * float64(i+1))
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// strata are the draws of a driver. Those of the draws that are shown are made
// once: they are wanted again after every answer.
func (d Draws) strata(driver string) []float64 {
	if d.Seed != outlookSeed || d.Count != usualDraws {
		return stratified(d.Seed^hash(driver), d.Count)
	}
	return shownStrata.of(driver, func() []float64 { return stratified(d.Seed^hash(driver), d.Count) })
}

// shownStrata are as many as there are origins of amounts: the questions, figures
// and prices of the knowledge base.
var shownStrata memo[string, []float64]

// chance is a generator of random numbers (SplitMix64, Steele, Lea and Flood
// 2014): small, fast, and the same on every machine and release of Go.
type chance uint64

// float is the next number, above 0 and below 1.
func (c *chance) float() float64 {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	return (float64(z>>11) + 0.5) / (1 << 53)
}

// hash is FNV-1a with 64 bits.
func hash(s string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return h
}

// deciles are the first, fifth and ninth tenths of numbers, which it puts partly
// in order: a frame has no time to sort them all.
func deciles(numbers []float64) (p10, p50, p90 float64) {
	return quantile(numbers, 0.10), quantile(numbers, 0.50), quantile(numbers, 0.90)
}

// quantile of numbers, between neighbours in proportion.
func quantile(numbers []float64, q float64) float64 {
	whole, part := math.Modf(q * float64(len(numbers)-1))
	below := int(whole)
	selectNth(numbers, below)
	if part == 0 {
		return numbers[below]
	}
	if above := slices.Min(numbers[below+1:]); above != numbers[below] {
		return numbers[below] + part*(above-numbers[below])
	}
	return numbers[below]
}

// selectNth moves the number that would be the n-th of sorted numbers, counted
// from 0, to that place, smaller ones before it and larger ones behind
// (quickselect, Hoare 1961).
func selectNth(numbers []float64, n int) {
	for first, last := 0, len(numbers)-1; first < last; {
		a, b, c := numbers[first], numbers[first+(last-first)/2], numbers[last]
		pivot := max(min(a, b), min(max(a, b), c)) // the middle one of three
		i, j := first, last
		for i <= j {
			for numbers[i] < pivot {
				i++
			}
			for numbers[j] > pivot {
				j--
			}
			if i <= j {
				numbers[i], numbers[j] = numbers[j], numbers[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			last = j
		case n >= i:
			first = i
		default:
			return
		}
	}
}
