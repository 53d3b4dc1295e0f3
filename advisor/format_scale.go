package advisor

import (
	"math"
	"strconv"
	"strings"
)

// smallestShare is the least that the smaller end of a range may be of the
// scale both ends are written in.
const smallestShare = 0.1

// sameScale gives both ends of a range one suffix where they have different
// ones: "7.97k" and "119k", not "7,970" and "119k". It is the largest of the two
// and those between them in which the smaller end is not tiny; no digit is lost.
// Zero needs no scale.
func sameScale(low, high string) (sameLow, sameHigh string) {
	lowDigits, lowPower := unscaled(low)
	highDigits, highPower := unscaled(high)
	if lowPower == highPower || lowDigits == "0" || highDigits == "0" {
		return low, high
	}
	power := min(lowPower, highPower)
	for _, s := range scales {
		small := min(sizeIn(lowDigits, lowPower-s.power), sizeIn(highDigits, highPower-s.power))
		if s.power <= max(lowPower, highPower) && s.power > power && small >= smallestShare {
			power = s.power
			break
		}
	}
	return rescaled(lowDigits, lowPower, power), rescaled(highDigits, highPower, power)
}

// shortIn is short for the ends of a range. An end that becomes a part of one in
// the scale of the other, as 582k beside 1.3M, has two significant digits there:
// 0.58M.
func shortIn(r Range) style {
	most := math.Max(math.Abs(r.Low), math.Abs(r.High))
	return func(v float64, power int) string {
		for _, s := range scales {
			one := math.Pow10(s.power)
			if a := math.Abs(v); one <= most && most >= scaledFrom && a < one && a >= smallestShare*one {
				return short(roundTo(v, 2), power)
			}
		}
		return short(v, power)
	}
}

// unscaled takes the suffix and the separators off a number.
func unscaled(number string) (digits string, power int) {
	digits = strings.ReplaceAll(number, ",", "")
	for _, s := range scales {
		if rest, found := strings.CutSuffix(digits, s.suffix); found {
			return rest, s.power
		}
	}
	return digits, 0
}

// sizeIn is the size of a number once its decimal point is moved. What is no
// number, as infinity, counts as large.
func sizeIn(digits string, power int) float64 {
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return math.Inf(1)
	}
	return math.Abs(v) * math.Pow10(power)
}

// rescaled writes digits of one scale in another.
func rescaled(digits string, from, to int) string {
	suffix := ""
	for _, s := range scales {
		if s.power == to {
			suffix = s.suffix
		}
	}
	return grouped(shift(digits, from-to)) + suffix
}
