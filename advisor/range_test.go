package advisor

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// anyRange draws ranges of sizes that occur in budgets and volumes.
func anyRange(t *rapid.T, label string) Range {
	draw := rapid.Float64Range(-1e9, 1e9)
	return Between(draw.Draw(t, label+" end"), draw.Draw(t, label+" other end"))
}

func inside(t *rapid.T, r Range, label string) float64 {
	if r.Certain() {
		return r.Low
	}
	return rapid.Float64Range(r.Low, r.High).Draw(t, label)
}

// holds allows for rounding in the last digits.
func holds(r Range, v float64) bool {
	slack := 1e-9 * (1 + math.Abs(v))
	return r.Low-slack <= v && v <= r.High+slack
}

func TestRangeArithmeticContainsEveryPointResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := anyRange(t, "r"), anyRange(t, "s")
		a, b := inside(t, r, "a"), inside(t, s, "b")
		for name, c := range map[string]struct {
			got  Range
			want float64
		}{
			"add": {r.Add(s), a + b},
			"sub": {r.Sub(s), a - b},
			"mul": {r.Mul(s), a * b},
			"max": {r.Max(s), math.Max(a, b)},
		} {
			if !c.got.Valid() || !holds(c.got, c.want) {
				t.Fatalf("%s: %v and %v give %v, which leaves out %g", name, r, s, c.got, c.want)
			}
		}
		if q, ok := r.Div(s); ok && (!q.Valid() || !holds(q, a/b)) {
			t.Fatalf("div: %v by %v gives %v, which leaves out %g", r, s, q, a/b)
		}
	})
}

func TestDivisionByARangeWithZeroIsNotDefined(t *testing.T) {
	for _, s := range []Range{{-1, 1}, {0, 2}, {-2, 0}, {0, 0}} {
		if q, ok := Exactly(5).Div(s); ok {
			t.Errorf("5 / %v = %v, want not defined", s, q)
		}
	}
}

func TestWideningAnInputNeverNarrowsAResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := anyRange(t, "r"), anyRange(t, "s")
		wider := Range{r.Low - rapid.Float64Range(0, 1e6).Draw(t, "down"), r.High + rapid.Float64Range(0, 1e6).Draw(t, "up")}
		for name, pair := range map[string][2]Range{
			"add": {r.Add(s), wider.Add(s)},
			"sub": {r.Sub(s), wider.Sub(s)},
			"mul": {r.Mul(s), wider.Mul(s)},
		} {
			if !pair[0].Within(pair[1]) {
				t.Fatalf("%s: %v is not within %v", name, pair[0], pair[1])
			}
		}
	})
}
