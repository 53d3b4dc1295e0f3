package advisor

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestQuantilesAreThoseOfSortedNumbers compares with sorting, numbers that come
// several times and never (infinity) among them.
func TestQuantilesAreThoseOfSortedNumbers(t *testing.T) {
	one := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.SampledFrom([]float64{0, 1, 2, math.Inf(1)}))
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(one, 1, 300).Draw(t, "numbers")
		sorted := slices.Sorted(slices.Values(numbers))
		n := rapid.IntRange(0, len(numbers)-1).Draw(t, "n")
		q := float64(n) / float64(max(1, len(numbers)-1))
		if got, want := quantile(slices.Clone(numbers), q, 0, len(numbers)), sorted[n]; got != want && math.Abs(got-want) > 1e-6*math.Abs(want) {
			t.Fatalf("number %d of %v is %v, want %v", n, numbers, got, want)
		}
		in := slices.Clone(numbers)
		p10, p50, p90 := deciles(in)
		for q, got := range map[float64]float64{0.1: p10, 0.5: p50, 0.9: p90} {
			if want := quantile(slices.Clone(numbers), q, 0, len(numbers)); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Fatalf("the %v of %v is %v, want %v", q, numbers, got, want)
			}
		}
		selectNth(numbers, n)
		if numbers[n] != sorted[n] || !slices.Equal(slices.Sorted(slices.Values(numbers)), sorted) {
			t.Fatalf("place %d of %v, want %v", n, numbers, sorted[n])
		}
		for i, v := range numbers {
			if i < n && v > numbers[n] || i > n && v < numbers[n] {
				t.Fatalf("%v is on the wrong side of place %d: %v", v, n, numbers)
			}
		}
	})
}
