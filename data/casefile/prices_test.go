package casefile_test

import (
	"testing"
	"time"

	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/knowledge"
)

func example(t *testing.T, name string, on time.Time) casefile.Case {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	data, err := answersfile.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := answersfile.Decode(name, data, base)
	if err != nil {
		t.Fatal(err)
	}
	state, err := file.State(base, on, "tester")
	if err != nil {
		t.Fatal(err)
	}
	return casefile.Derive(base, state, on)
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestPricesAreStaleFromTheDayAfterTheirLimit(t *testing.T) {
	listed := day(2026, time.March, 10)
	c := example(t, "lean", listed)
	if got := c.StalePrices(listed.AddDate(0, 0, casefile.StaleAfter)); len(got) != 0 {
		t.Errorf("on the last day: %+v", got)
	}
	got := c.StalePrices(listed.AddDate(0, 0, casefile.StaleAfter+1))
	if len(got) != 1 || got[0].Label != "RTX 4090, runpod" || !got[0].AsOf.Equal(listed) || got[0].Days != casefile.StaleAfter+1 {
		t.Errorf("a day later: %+v", got)
	}
}

func TestEveryPriceUsedHasADate(t *testing.T) {
	for _, name := range answersfile.ExampleNames() {
		c := example(t, name, day(2026, time.November, 24))
		stale := c.StalePrices(day(2036, time.January, 1))
		if len(stale) < 3 {
			t.Errorf("%s: GPU, API model and cheapest model were expected, got %+v", name, stale)
		}
		for i, p := range stale {
			if p.Label == "" || p.AsOf.IsZero() || i > 0 && p.AsOf.Before(stale[i-1].AsOf) {
				t.Errorf("%s: %+v", name, stale)
			}
		}
	}
}
