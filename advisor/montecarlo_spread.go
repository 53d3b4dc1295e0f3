package advisor

import (
	"math"
	"slices"
)

// quantiles is the quantile function of a leaf: for each u from 0 to 1 it puts into
// out the amount that a part u of the draws stay below.
type quantiles func(out, us []float64)

// spread is the quantile function of a leaf with the draws of its driver.
func (d Draws) spread(l leaf, driver string) ([]float64, quantiles) {
	shape := d.Shape
	if own, ok := d.Shapes[l.from.ID]; ok {
		shape = own
	}
	switch {
	case shape == Uniform || l.from.Kind == FromAlternative:
		return d.strata(driver), uniform(l.Range)
	case shape == Lognormal && l.Low > 0:
		return d.strata(driver), lognormal(l.Range)
	}
	if mode, ok := d.Modes[l.from.ID]; ok && l.Contains(mode) {
		return d.strata(driver), triangular(l.Range, mode)
	}
	return d.peaked(driver), uniform(l.Range)
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

// strata are the draws of a driver, as parts of its amounts that lie below.
func (d Draws) strata(driver string) []float64 {
	return d.kept(&shownStrata, driver, func() []float64 { return stratified(d.Seed^hash(driver), d.Count) })
}

// peaked are the draws of a driver that is triangular with its mode in the middle,
// as most are, for a range from 0 to 1: any other range stretches them.
func (d Draws) peaked(driver string) []float64 {
	return d.kept(&shownPeaked, driver, func() []float64 {
		draws := stratified(d.Seed^hash(driver), d.Count)
		triangular(Range{0, 1}, 0.5)(draws, draws)
		return draws
	})
}

// kept is what is made for a driver. That of the draws that are shown is made
// once: it is wanted again after every answer.
func (d Draws) kept(in *memo[string, []float64], driver string, work func() []float64) []float64 {
	if d.Seed != outlookSeed || d.Count != usualDraws {
		return work()
	}
	return in.of(driver, work)
}

// The draws that are shown, by what drives them. There are as many as there are
// origins of amounts: the questions, figures and prices of the knowledge base.
var shownStrata, shownPeaked memo[string, []float64]

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
	// Once the middle is in its place, either half has its tenth.
	middle := (len(numbers) - 1) / 2
	p50 = quantile(numbers, 0.50, 0, len(numbers))
	return quantile(numbers, 0.10, 0, middle+1), p50, quantile(numbers, 0.90, middle, len(numbers))
}

// quantile of numbers, between neighbours in proportion. It is looked for from one
// place up to another, which it must lie between: numbers before are not larger
// and those behind not smaller.
func quantile(numbers []float64, q float64, from, to int) float64 {
	whole, part := math.Modf(q * float64(len(numbers)-1))
	below := int(whole)
	selectNth(numbers[from:to], below-from)
	if part == 0 {
		return numbers[below]
	}
	last := to
	if below+1 >= to {
		last = len(numbers)
	}
	if above := slices.Min(numbers[below+1 : last]); above != numbers[below] {
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
