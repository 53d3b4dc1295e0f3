package advisor

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Money is an amount of US dollars in whole micro-dollars, so that sums are
// exact: a total equals its lines to the cent.
type Money int64

const (
	microPerDollar = 1_000_000
	microPerCent   = 10_000
)

// Dollars is d US dollars, rounded to the nearest cent.
func Dollars(d float64) Money {
	return Money(math.Round(d*100)) * microPerCent
}

// Dollars is the amount in US dollars.
func (m Money) Dollars() float64 { return float64(m) / microPerDollar }

// String is the amount with two decimals and separators, like "$12,000.00".
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	cents := (int64(m) + microPerCent/2) / microPerCent
	return fmt.Sprintf("%s$%s.%02d", sign, Thousands(cents/100), cents%100)
}

// MarshalJSON writes dollars with two decimals, as the export contract asks.
func (m Money) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, m.Dollars(), 'f', 2, 64), nil
}

// UnmarshalJSON reads an amount in dollars.
func (m *Money) UnmarshalJSON(b []byte) error {
	d, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return fmt.Errorf("read an amount of dollars: %w", err)
	}
	*m = Dollars(d)
	return nil
}

// Thousands writes a whole number with separators, like "1,200,000".
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// MoneyRange is an estimated amount of money; Low never exceeds High.
type MoneyRange struct {
	Low  Money `json:"low"`
	High Money `json:"high"`
}

// Add is the sum of two estimates.
func (r MoneyRange) Add(s MoneyRange) MoneyRange {
	return MoneyRange{r.Low + s.Low, r.High + s.High}
}

// Sub is what is left of r after s: the least is r's low end less s's high.
func (r MoneyRange) Sub(s MoneyRange) MoneyRange {
	return MoneyRange{r.Low - s.High, r.High - s.Low}
}

// Times is r taken n times.
func (r MoneyRange) Times(n int64) MoneyRange {
	return MoneyRange{r.Low * Money(n), r.High * Money(n)}
}

// Range is the estimate in dollars.
func (r MoneyRange) Range() Range { return Range{r.Low.Dollars(), r.High.Dollars()} }

// Money is r, read as dollars and rounded to the cent.
func (r Range) Money() MoneyRange { return MoneyRange{Dollars(r.Low), Dollars(r.High)} }
