package advisor

import (
	"math"
	"strconv"
	"strings"
)

// style writes a number that is first multiplied by a power of ten.
type style func(v float64, power int) string

// exact is a number in as many digits as it needs and no more, with separators
// between thousands: 12,345.5.
func exact(v float64, power int) string { return grouped(shift(decimal(v), power)) }

// full is a number for tables and sentences: two decimals at most, or three
// significant digits below 1, so that what is not zero never looks like it.
func full(v float64, power int) string {
	v = timesTen(v, power)
	if math.Abs(v) >= 1 || v == 0 {
		return grouped(trimZeros(fixed(v, 2)))
	}
	return decimal(roundTo(v, 3))
}

// preciseDigits are the significant digits of a number in a calculation.
const preciseDigits = 6

// precise is a number with which a calculation can be done again: six significant
// digits, and never fewer than full shows.
func precise(v float64, power int) string {
	v = timesTen(v, power)
	if math.Abs(v) < 1 {
		return decimal(roundTo(v, preciseDigits))
	}
	whole := int(math.Log10(math.Abs(v))) + 1
	return grouped(trimZeros(fixed(v, max(2, preciseDigits-whole))))
}

// fixed is a number with so many decimals. Halves are rounded away from zero, as
// Money rounds them, so that an amount reads the same here and in exports.
func fixed(v float64, decimals int) string {
	const exactBelow = 1 << 53
	if scaled := v * math.Pow10(decimals); math.Abs(scaled) < exactBelow {
		v = math.Round(scaled) / math.Pow10(decimals)
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// cents gives an amount two decimals where it has one: 2.50, not 2.5.
func cents(number string) string {
	point := strings.IndexByte(number, '.')
	if point >= 0 && point == len(number)-2 {
		return number + "0"
	}
	return number
}

// short is a number at a glance, with two or three significant digits: 4.8,
// 1,230, 26k, 1.2M.
func short(v float64, power int) string { return rounded(timesTen(v, power), false) }

// finer is short with three significant digits throughout, for where two do
// not tell the ends of a range apart.
func finer(v float64, power int) string { return rounded(timesTen(v, power), true) }

// scaledFrom is the number from which short has a suffix.
const scaledFrom = 10_000

func rounded(v float64, fine bool) string {
	digits := 3
	if a := math.Abs(v); !fine && (a < 100 || a >= 10_000) {
		digits = 2
	}
	// From 100k and 100M on, two digits would round away too much.
	if a := math.Abs(v); !fine && a >= 10_000 && int(math.Floor(math.Log10(a)))%3 == 2 {
		digits = 3
	}
	v = roundTo(v, digits)
	if math.Abs(v) < scaledFrom {
		return grouped(decimal(v))
	}
	return scaled(v)
}

// roundTo keeps so many significant digits.
func roundTo(v float64, digits int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64)
	if err != nil {
		return v // only infinity, which has no digits to round
	}
	return r
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// timesTen moves the decimal point of v, so that 0.07 becomes 7 and not
// 7.000000000000001.
func timesTen(v float64, power int) float64 {
	if power == 0 {
		return v
	}
	moved, err := parseDecimal(shift(decimal(v), power))
	if err != nil {
		return v * math.Pow10(power) // only infinity, which has no digits
	}
	return moved
}

// scales are the suffixes of large numbers with their powers of ten, largest
// first.
var scales = []struct {
	suffix string
	power  int
}{{"B", 9}, {"M", 6}, {"k", 3}}

// compact is exact with a suffix for thousands, millions or billions.
func compact(v float64, power int) string { return scaled(timesTen(v, power)) }

// scaled writes a number with the largest suffix that leaves a whole part. It
// keeps every digit.
func scaled(v float64) string {
	for _, s := range scales {
		if math.Abs(v) >= math.Pow10(s.power) {
			return grouped(shift(decimal(v), -s.power)) + s.suffix
		}
	}
	return decimal(v)
}

// significant counts the digits of a number between its first and its last
// that is not zero.
func significant(v float64) int {
	digits := strings.TrimPrefix(strings.Replace(decimal(v), ".", "", 1), "-")
	return len(strings.Trim(digits, "0"))
}

// shift moves the decimal point of a number written in decimals, without the
// rounding that a multiplication would bring.
func shift(s string, power int) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, decimals, _ := strings.Cut(s, ".")
	for ; power > 0; power-- {
		if decimals == "" {
			decimals = "0"
		}
		whole, decimals = whole+decimals[:1], decimals[1:]
	}
	for ; power < 0; power++ {
		if whole == "" {
			whole = "0"
		}
		whole, decimals = whole[:len(whole)-1], whole[len(whole)-1:]+decimals
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	return sign + trimZeros(whole+"."+decimals)
}

// trimZeros drops zeros at the end of decimals, and the point with them.
func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// grouped puts separators between the thousands of a number in decimals.
func grouped(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, decimals, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		decimals = "." + decimals
	}
	return sign + whole + decimals
}
