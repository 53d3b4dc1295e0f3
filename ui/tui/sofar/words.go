// Package sofar draws what is known so far: the "So far" panel beside a page,
// and the one line it folds into on a narrow screen. It shows fields of the
// case and computes nothing but the length of bars.
package sofar

import (
	"fmt"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/ui/tui/parts"
)

// BreakEven is when the project's cost is earned back, in words.
func BreakEven(b *advisor.BreakEven) string {
	switch {
	case b == nil:
		return parts.NotKnownText
	case b.Never || b.Low == nil:
		return "never"
	case b.High == nil:
		return "from " + short(*b.Low) + ", or never"
	}
	months := advisor.Between(b.Low.Low, b.High.High)
	return advisor.FormatRangeShort(months, advisor.Months)
}

// Horizon is the cost over the horizon beside what the API costs, in words.
func Horizon(e advisor.Economics) (years, cost string) {
	years = advisor.FormatRange(e.HorizonYears.Range, advisor.Years)
	cost = money(e.SelfHostedHorizon)
	if e.APIHorizon == nil {
		return years, cost + " (API " + parts.NotKnownText + ")"
	}
	return years, fmt.Sprintf("%s (API %s)", cost, money(*e.APIHorizon))
}

// Checklist is the verdict and how much is left to look at, in words.
func Checklist(c casefile.Case) string {
	word := c.Review.Outcome.Label()
	left := c.Review.Untouched()
	if left == 0 {
		if n := len(c.Review.Unresolved()); n > 0 {
			return fmt.Sprintf("%s, %d open", word, n)
		}
		return word
	}
	if c.Review.Decided && c.Review.Best == checklist.NoGo {
		return fmt.Sprintf("%s already, %d left", c.Review.Best.Label(), left)
	}
	return fmt.Sprintf("%s, %d left", word, left)
}

func short(v advisor.Value) string { return advisor.FormatRangeShort(v.Range, v.Unit) }

func money(v advisor.Value) string { return advisor.FormatRangeShort(v.Range, advisor.USD) }
