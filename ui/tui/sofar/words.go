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

// Horizon names the period that costs are compared over: "3 years".
func Horizon(e advisor.Economics) string {
	return advisor.FormatRange(e.HorizonYears.Range, advisor.Years)
}

// SelfHosted is the cost of the tuned model over the horizon, in words.
func SelfHosted(c casefile.Case) string {
	if !c.Priced() {
		return parts.NotKnownText
	}
	return money(&c.Assessment.Economics.SelfHostedHorizon)
}

// API is what the API costs over the horizon, in words.
func API(e advisor.Economics) string { return money(e.APIHorizon) }

// Checklist is the verdict and how much is left to look at, in words.
func Checklist(c casefile.Case) string {
	word := c.Review.Outcome.Label()
	left := c.Review.Untouched()
	if left == 0 {
		return word + unresolved(c.Review)
	}
	if c.Review.Decided && c.Review.Best == checklist.NoGo {
		return fmt.Sprintf("%s already, %d left", c.Review.Best.Label(), left)
	}
	return fmt.Sprintf("%s, %d left", word, left)
}

// unresolved counts what stands against a verdict: what is open or not known, and
// where that is nothing, the accepted risks.
func unresolved(r checklist.Review) string {
	open, accepted := 0, 0
	for _, i := range r.Unresolved() {
		if i.State == checklist.Accepted && !i.Expired {
			accepted++
			continue
		}
		open++
	}
	switch {
	case open > 0:
		return fmt.Sprintf(", %d open", open)
	case accepted > 0:
		return fmt.Sprintf(", %d accepted", accepted)
	}
	return ""
}

func money(v *advisor.Value) string {
	if v == nil || v.How == nil {
		return parts.NotKnownText
	}
	return advisor.FormatRangeShort(v.Range, advisor.USD)
}
