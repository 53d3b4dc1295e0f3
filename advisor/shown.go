package advisor

import (
	"cmp"
	"maps"
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
	low, high := map[int]Money{}, map[int]Money{}
	total := b.Computed.toTheDollar()
	for i, l := range b.Lines {
		exact := l.Amount()
		out[i] = exact.toTheDollar()
		if !l.InTotal {
			continue
		}
		// A narrow line stays as it is: its ends must not change places. So does a
		// low end of next to nothing, which must not look like nothing.
		moves := exact.shownWhole() && exact.High-exact.Low >= 2*microPerDollar
		if moves && nearestDollar(exact.Low) != 0 {
			low[i] = exact.Low
		} else {
			total.Low -= out[i].Low
		}
		if moves {
			high[i] = exact.High
		} else {
			total.High -= out[i].High
		}
	}
	for i, m := range fitted(low, nearestDollar(total.Low)) {
		out[i].Low = m
	}
	for i, m := range fitted(high, nearestDollar(total.High)) {
		out[i].High = m
	}
	return out
}

// fitted rounds amounts up or down so that they add up to a total, the ones with
// the largest part of a dollar upwards. Where no rounding can, each goes to its
// nearest dollar.
func fitted(amounts map[int]Money, total Money) map[int]Money {
	out, order := map[int]Money{}, slices.Sorted(maps.Keys(amounts))
	for _, i := range order {
		out[i] = amounts[i] / microPerDollar * microPerDollar
		total -= out[i]
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
