package advisor

import (
	"fmt"
	"math"
)

// Range is a closed interval of an estimated quantity. Low never exceeds
// High and both are finite; a certain value has Low == High.
type Range struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Exactly is the range that holds one value only.
func Exactly(v float64) Range { return Range{v, v} }

// Between is the range from the smaller to the larger of two values.
func Between(a, b float64) Range { return Range{min(a, b), max(a, b)} }

// Valid reports whether r is ordered and finite.
func (r Range) Valid() bool {
	return r.Low <= r.High && !math.IsInf(r.Low, 0) && !math.IsInf(r.High, 0)
}

// Certain reports whether r holds a single value.
func (r Range) Certain() bool { return r.Low == r.High }

// Contains reports whether v lies in r, ends included.
func (r Range) Contains(v float64) bool { return r.Low <= v && v <= r.High }

// Within reports whether every value of r lies in outer.
func (r Range) Within(outer Range) bool { return outer.Low <= r.Low && r.High <= outer.High }

// Add is the range of a+b for a in r and b in s.
func (r Range) Add(s Range) Range { return Range{r.Low + s.Low, r.High + s.High} }

// Sub is the range of a-b for a in r and b in s.
func (r Range) Sub(s Range) Range { return Range{r.Low - s.High, r.High - s.Low} }

// Mul is the range of a*b for a in r and b in s.
func (r Range) Mul(s Range) Range {
	if r.Low >= 0 && s.Low >= 0 {
		return Range{r.Low * s.Low, r.High * s.High} // nearly all products, and quick
	}
	a, b, c, d := r.Low*s.Low, r.Low*s.High, r.High*s.Low, r.High*s.High
	return Range{min(a, b, c, d), max(a, b, c, d)}
}

// Scale is r with both ends multiplied by f.
func (r Range) Scale(f float64) Range { return r.Mul(Exactly(f)) }

// Div is the range of a/b for a in r and b in s. It is not defined when s
// contains zero, or a number so small that the quotient has no bound; ok is
// false then.
func (r Range) Div(s Range) (quotient Range, ok bool) {
	if s.Contains(0) {
		return Range{}, false
	}
	q := r.Mul(Between(1/s.Low, 1/s.High))
	return q, q.Valid()
}

// Max is the range of max(a, b) for a in r and b in s.
func (r Range) Max(s Range) Range {
	return Range{max(r.Low, s.Low), max(r.High, s.High)}
}

// Mid is the middle of the range.
func (r Range) Mid() float64 { return r.Low + (r.High-r.Low)/2 }

func (r Range) String() string {
	if r.Certain() {
		return fmt.Sprintf("%g", r.Low)
	}
	return fmt.Sprintf("%g-%g", r.Low, r.High)
}
