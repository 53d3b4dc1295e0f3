package casefile_test

import (
	"testing"
	"time"

	"loracle/advisor"
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

func TestAdaptersFollowTheAnswers(t *testing.T) {
	c := example(t, "lean", day(2026, time.November, 24))
	a, ok := c.Adapters()
	if !ok || a.Pattern != advisor.Merged || a.Count.Range != advisor.Exactly(1) {
		t.Errorf("one merged adapter was expected: %+v, %v", a, ok)
	}
	if a.BytesEach.Recompute() != a.BytesEach.Range || a.BytesEach.High != 2*a.BytesEach.Low {
		t.Errorf("16 to 32 bits were expected: %v", a.BytesEach.Range)
	}
	c = c.With(advisor.QDomainVariants, advisor.Number(advisor.Exactly(4)), day(2026, time.November, 24))
	if a, _ := c.Adapters(); a.Pattern != advisor.Dynamic || a.Count.Low != 4 {
		t.Errorf("four shared adapters were expected: %+v", a)
	}
	delete(c.Answers, advisor.QDomainVariants)
	c = casefile.Derive(c.Base, c.State, day(2026, time.November, 24))
	if a, _ := c.Adapters(); a.Count.How.From.Kind != advisor.FromAssumption {
		t.Errorf("an assumption was expected: %+v", a.Count.How)
	}
}
