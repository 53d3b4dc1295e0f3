package advisor

import (
	"cmp"
	"slices"
)

// wholeFrom is the amount from which money is shown to the dollar.
const wholeFrom = 100 * microPerDollar

// shownWhole reports whether a range is shown to the dollar.
func (r MoneyRange) shownWhole() bool { return max(r.High, -r.Low) >= wholeFrom }

// toTheDollar is r as it is shown: both ends to the dollar from $100 on, except
// that what is not zero never looks like it.
func (r MoneyRange) toTheDollar() MoneyRange {
	if !r.shownWhole() {
		return r
	}
	whole := func(m Money) Money {
		if rounded := nearestDollar(m); rounded != 0 {
			return rounded
		}
		return m
	}
	return MoneyRange{whole(r.Low), whole(r.High)}
}

func nearestDollar(m Money) Money {
	if m < 0 {
		return -nearestDollar(-m)
	}
	return (m + microPerDollar/2) / microPerDollar * microPerDollar
}

// Shown is the amounts of a budget's lines as they are shown, in the order of
// the lines. They are to the dollar like every amount, and moved by a dollar at
// most where the shown lines would not add up to the shown total otherwise.
func (b TierBudget) Shown() []MoneyRange {
	out := make([]MoneyRange, len(b.Lines))
	low, high := make([]Money, len(b.Lines)), make([]Money, len(b.Lines))
	free := make([]bool, len(b.Lines))
	total := b.Computed.toTheDollar()
	for i, l := range b.Lines {
		out[i] = l.Amount().toTheDollar()
		low[i], high[i] = l.Amount().Low, l.Amount().High
		switch {
		case !l.InTotal:
		// A narrow line stays as it is: its ends must not change places.
		case !l.Amount().shownWhole() || l.Amount().High-l.Amount().Low < 2*microPerDollar || nearestDollar(low[i]) == 0:
			total.Low, total.High = total.Low-out[i].Low, total.High-out[i].High
		default:
			free[i] = true
		}
	}
	for i, m := range fitted(low, free, nearestDollar(total.Low)) {
		out[i].Low = m
	}
	for i, m := range fitted(high, free, nearestDollar(total.High)) {
		out[i].High = m
	}
	return out
}

// fitted rounds the free amounts up or down so that they add up to a total, the
// ones with the largest part of a dollar upwards. Where no rounding can, each
// goes to its nearest dollar.
func fitted(amounts []Money, free []bool, total Money) map[int]Money {
	out, order := map[int]Money{}, []int{}
	for i, m := range amounts {
		if free[i] {
			out[i] = m / microPerDollar * microPerDollar
			total -= out[i]
			order = append(order, i)
		}
	}
	up := int(total / microPerDollar)
	if up < 0 || up > len(order) {
		for _, i := range order {
			out[i] = nearestDollar(amounts[i])
		}
		return out
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(amounts[b]%microPerDollar, amounts[a]%microPerDollar) })
	for _, i := range order[:up] {
		out[i] += microPerDollar
	}
	return out
}
