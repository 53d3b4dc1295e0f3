package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"loracle/advisor"
)

// StaleAfter is the age from which a price is named as old, in days.
const StaleAfter = 180

// UsedPrice is a price of a list that results of the case rest on.
type UsedPrice struct {
	// Label names what is priced, like "GPT-4o" or "RTX 4090, runpod".
	Label string
	AsOf  time.Time
	// Days is its age.
	Days int
	// Source is the list it comes from.
	Source string
}

// StalePrice is a price behind the case's results that is older than
// StaleAfter.
type StalePrice = UsedPrice

// StalePrices lists the prices that results of the case rest on and that are
// older than StaleAfter on a day, the oldest first. Where a result rests on
// several rows of a price list, the oldest counts.
func (c Case) StalePrices(on time.Time) []StalePrice {
	return slices.DeleteFunc(c.UsedPrices(on), func(p UsedPrice) bool { return p.Days <= StaleAfter })
}

// StaleLine names the prices behind the case's results that are old on a day, in
// a sentence; empty where none is.
func (c Case) StaleLine(on time.Time) string {
	var names []string
	for _, p := range c.StalePrices(on) {
		names = append(names, fmt.Sprintf("%s (%s)", p.Label, p.AsOf.Format(time.DateOnly)))
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("Prices older than %d days: %s. Look them up again before you rely on the result.", StaleAfter, strings.Join(names, ", "))
}

// UsedPrices lists the prices that results of the case rest on with their age
// on a day, the oldest first.
func (c Case) UsedPrices(on time.Time) []UsedPrice {
	var out []UsedPrice
	for id, source := range c.pricesUsed() {
		if label, asOf, ok := c.priceRow(id, source); ok {
			out = append(out, UsedPrice{label, asOf, daysBetween(asOf, on), source})
		}
	}
	slices.SortFunc(out, func(x, y UsedPrice) int {
		return cmp.Or(x.AsOf.Compare(y.AsOf), cmp.Compare(x.Label, y.Label), cmp.Compare(x.Source, y.Source))
	})
	return slices.Compact(out)
}

// pricesUsed is the source of every price that a result rests on, by its id.
func (c Case) pricesUsed() map[string]string {
	used := map[string]string{}
	seen := map[*advisor.Derivation]bool{}
	var walk func(advisor.Value)
	walk = func(v advisor.Value) {
		if v.How == nil || seen[v.How] {
			return
		}
		seen[v.How] = true
		if from := v.How.From(); from.Kind == advisor.FromPrice {
			used[from.ID] = from.Source
		}
		for _, in := range v.How.Inputs {
			walk(in)
		}
	}
	a := c.Assessment
	walk(a.Own.Total)
	walk(a.Economics.SelfHostedHorizon)
	for _, v := range []*advisor.Value{a.Economics.APIMonthly, a.Own.Retraining} {
		if v != nil {
			walk(*v)
		}
	}
	for _, b := range []*advisor.Baseline{a.Economics.Cheapest, a.Economics.Cached} {
		if b != nil {
			walk(b.Monthly)
		}
	}
	return used
}

// priceRow finds the row of a price list that an id stands for. A GPU's id is
// "gpu", the GPU and the platform; its source names the oldest row.
func (c Case) priceRow(id, source string) (label string, asOf time.Time, ok bool) {
	k := c.Base.Advice
	if row := k.APIPrice(id); row != nil {
		return row.Label, row.AsOf, true
	}
	if k.Hardware == nil {
		return "", time.Time{}, false
	}
	for _, row := range k.Hardware.Prices {
		dated := fmt.Sprintf("%s (%s)", row.Source, row.AsOf.Format(time.DateOnly))
		if strings.HasPrefix(id, "gpu."+row.GPU.ID+".") && strings.HasSuffix(source, dated) {
			return row.GPU.Label + ", " + row.Platform, row.AsOf, true
		}
	}
	return "", time.Time{}, false
}

// daysBetween counts calendar days, so that an age is the same all day long.
func daysBetween(from, to time.Time) int {
	midnight := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(midnight(to).Sub(midnight(from)).Hours() / 24)
}
