package report

import (
	"strings"
	"testing"

	"loracle/data/casefile"
)

// TestThePricesOfAnOldSessionAgeUntilTheReport holds that a report made much
// later warns of prices that were fresh when the session was last changed.
func TestThePricesOfAnOldSessionAgeUntilTheReport(t *testing.T) {
	then := exampleCase(t, "mid")
	later := casefile.Derive(then.Base, then.State, then.Today.AddDate(1, 0, 0))
	if before, after := len(jsonStaleOf(then)), len(jsonStaleOf(later)); after <= before || after != len(later.UsedPrices(later.Today)) {
		t.Errorf("%d old prices then and %d a year later, of %d", before, after, len(later.UsedPrices(later.Today)))
	}
	text := string(markdownOf(later))
	if want := "Ages are those of " + later.Today.Format("2006-01-02") + ", the day of this report."; !strings.Contains(text, want) {
		t.Errorf("no %q in the report", want)
	}
	for _, p := range later.StalePrices(later.Today) {
		if !strings.Contains(text, p.AsOf.Format("2006-01-02")) {
			t.Errorf("the report does not name the price of %s", p.AsOf)
		}
	}
}
