package advisor

import "strings"

// One style for every face: ranges with a hyphen (300k-600k), one dollar sign
// per amount or range ($26,100-55,320), shares in percent (15-20%), and the
// unit in words after the number (6-18 months).

// FormatNumber is a number with its unit in full style: "12,345 examples",
// "$120 an hour", "20%".
func FormatNumber(v float64, unit Unit) string { return FormatRange(Exactly(v), unit) }

// FormatRange is a range with its unit in full style: "$26,100-55,320",
// "4.76-13.89 months". Numbers are rounded to two decimals, or to three
// significant digits below 1, and less only where that would make the two ends
// look the same. Amounts of money are rounded to the cent as exports round them.
func FormatRange(r Range, unit Unit) string {
	return quantity(r, unit, full, exact) + unit.words(r == Exactly(1))
}

// FormatRangePrecise is a range with its unit as a step of a calculation shows
// it, so that the step can be done again by hand: "$0.0045825 a request", where
// the full style has "$0.00458".
func FormatRangePrecise(r Range, unit Unit) string {
	return quantity(r, unit, precise, exact) + unit.words(r == Exactly(1))
}

// FormatRangeShort is a range with its unit at a glance, with two or three
// significant digits: "4.8-14 months", "26k-55k requests a month". Both ends are
// written in one scale: "$7.97k-119k".
func FormatRangeShort(r Range, unit Unit) string {
	return quantity(r, unit, shortIn(r), finer, full, exact) + unit.words(r == Exactly(1))
}

// FormatMoney is an amount or a range in full style: "$26,100-55,320". From $100
// on it is shown to the dollar, as cents would claim more than an estimate
// knows; smaller amounts keep their cents.
func FormatMoney(m MoneyRange) string {
	m = m.toTheDollar()
	digits := func(x Money) string { return strings.Replace(x.String(), "$", "", 1) }
	low, high := digits(m.Low), digits(m.High)
	if strings.HasSuffix(low, ".00") && strings.HasSuffix(high, ".00") {
		low, high = strings.TrimSuffix(low, ".00"), strings.TrimSuffix(high, ".00")
	}
	return joinEnds(low, high, "$", "")
}

// FormatMoneyShort is an amount or a range at a glance: "$26k-55k".
func FormatMoneyShort(m MoneyRange) string { return FormatRangeShort(m.Range(), USD) }

// quantity writes both ends of a range in the first style that tells them
// apart, with the marks of the unit but not its words.
func quantity(r Range, unit Unit, styles ...style) string {
	before, after := "", ""
	switch {
	case unit.isMoney():
		before = "$"
	case unit == Share:
		after = "%"
	case unit == adapterRank:
		before = "rank "
	}
	var low, high string
	for _, write := range styles {
		low, high = sameScale(inUnit(r.Low, unit, write), inUnit(r.High, unit, write))
		if low != high || r.Certain() {
			break
		}
	}
	return joinEnds(low, high, before, after)
}

// inUnit is one end: shares are written in percent, and amounts with cents in
// pairs.
func inUnit(v float64, unit Unit, write style) string {
	switch {
	case unit == Share:
		return write(v, 2)
	case unit.isMoney():
		return cents(write(v, 0))
	}
	return write(v, 0)
}

// joinEnds joins two ends with a hyphen, or with "to" where a minus sign would
// make the hyphen hard to read.
func joinEnds(low, high, before, after string) string {
	if low == high {
		return signed(low, before) + after
	}
	if strings.HasPrefix(low, "-") || strings.HasPrefix(high, "-") {
		return signed(low, before) + after + " to " + signed(high, before) + after
	}
	return before + low + "-" + high + after
}

// signed puts a mark between the sign and the digits: -$500.
func signed(number, before string) string {
	if strings.HasPrefix(number, "-") {
		return "-" + before + number[1:]
	}
	return before + number
}
