// Package phrase puts results into the words that several pages use, so that
// the same thing is said the same way everywhere. It computes nothing.
package phrase

import (
	"fmt"

	"loracle/advisor"
	"loracle/ui/tui/parts"
)

// Amount is a value at a glance, with its unit.
func Amount(v advisor.Value) string {
	if v.How == nil {
		return parts.NotKnownText
	}
	return advisor.FormatRangeShort(v.Range, v.Unit())
}

// Size is an amount of storage in megabytes.
func Size(v advisor.Value) string {
	const megabyte = 1e6
	return advisor.FormatRangeShort(v.Scale(1/megabyte), "MB")
}

// Likely is where eight in ten draws of an amount of money lie, to stand
// behind that word: "$32k-46k, 8 in 10".
func Likely(p advisor.Percentiles) string {
	return advisor.FormatRangeShort(advisor.Between(p.P10, p.P90), advisor.USD) + ", 8 in 10"
}

// Middle is the amount that half of the draws lie below.
func Middle(p advisor.Percentiles) string {
	return advisor.FormatRangeShort(advisor.Exactly(p.P50), advisor.USD)
}

// LikelyMonths is when most draws pay back, to stand behind the word "likely";
// empty while that is not known.
func LikelyMonths(c *advisor.Chances) string {
	switch {
	case c == nil:
		return ""
	case c.P10 != nil && c.P90 != nil:
		return months(*c.P10, *c.P90) + ", 8 in 10" + never(*c)
	case c.P50 != nil:
		return "half of the draws by " + months(*c.P50, *c.P50) + never(*c)
	case c.P10 != nil:
		return "one draw in ten by " + months(*c.P10, *c.P10) + never(*c)
	}
	return "never" + never(*c)
}

func months(low, high float64) string {
	return advisor.FormatRangeShort(advisor.Between(low, high), advisor.Months)
}

// never is the share of draws that never pay back.
func never(c advisor.Chances) string {
	switch {
	case c.Never <= 0:
		return ""
	case c.Never >= 1:
		return ", in every draw"
	}
	return fmt.Sprintf("; %s of the draws never pay back", advisor.FormatRangeShort(advisor.Exactly(c.Never), advisor.Share))
}

// BreakEven is when the project is earned back, in a sentence.
func BreakEven(e advisor.Economics) string {
	be := e.BreakEven
	switch {
	case be == nil:
		return be.Show() + ". " + e.WithoutBreakEven()
	case be.Never || be.Low == nil:
		return fmt.Sprintf("%s: running the tuned model costs as much as %s", be.Show(), e.Baseline)
	}
	return fmt.Sprintf("%s, against %s", be.Show(), e.Baseline) + Uncounted(e) + inHorizon(e) + whileStable(be)
}

// Uncounted says, behind an amount or a break-even, that it leaves out the local
// machines that the model runs on; empty elsewhere.
func Uncounted(e advisor.Economics) string {
	if e.NotCounted() == "" {
		return ""
	}
	return " (" + e.NotCounted() + ")"
}

func inHorizon(e advisor.Economics) string {
	years := Years(e)
	switch e.BreakEven.InHorizon {
	case advisor.Yes:
		return ", within " + years
	case advisor.No:
		return ", after more than " + years
	case advisor.Unsure:
	}
	return ", within " + years + " in the better cases, not in the worst"
}

func whileStable(be *advisor.BreakEven) string {
	switch be.WithinStable {
	case advisor.Yes:
		if be.InHorizon == advisor.Unsure {
			return ", and while the task stays the same"
		}
		return " and while the task stays the same"
	case advisor.No:
		return "; the task changes before that"
	case advisor.Unsure:
	}
	return "; the task may change before that"
}

// Years is the period that costs are compared over: "3 years".
func Years(e advisor.Economics) string {
	return advisor.FormatRange(e.HorizonYears.Range, advisor.Years)
}

// Period is the period as a heading: "Over 3 years".
func Period(e advisor.Economics) string { return "Over " + Years(e) }

// Cached is the bill with the prompt cached, and when the project pays back
// against it; empty where it is not known.
func Cached(e advisor.Economics) string {
	if e.Cached == nil {
		return ""
	}
	text := fmt.Sprintf("%s, %s", Amount(e.Cached.Monthly), e.Cached.Label)
	if e.Cached.Never {
		return text + ". Against that, tuning never pays back."
	}
	return text + "; break-even against it " + e.Cached.BreakEven.Show() + "."
}

// Cheaper warns where a cheaper hosted model undercuts running a tuned one, and
// otherwise says what it would cost; empty while the traffic is not known.
func Cheaper(e advisor.Economics) string {
	if e.Cheapest == nil {
		return ""
	}
	text := fmt.Sprintf("%s: %s for the same traffic.", e.Cheapest.Price.Label, Amount(e.Cheapest.Monthly))
	if e.Cheapest.Never {
		return text + " Against that, tuning never pays back."
	}
	return text + " Break-even against it: " + e.Cheapest.BreakEven.Show() + "."
}
