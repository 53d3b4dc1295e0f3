package knowledge_test

import (
	"math"
	"testing"
)

// monthlyBill is the worked example's traffic at a model's list price, in USD.
func monthlyBill(s source, id string) float64 {
	s.t.Helper()
	requests := s.paper("t2.requests").Low / 1e6
	for _, p := range s.k.APIPrices {
		if p.ID == id {
			return requests * (s.paper("t2.input_tokens").Low*p.Input + s.paper("t2.output_tokens").Low*p.Output)
		}
	}
	s.t.Fatalf("no price %s", id)
	return 0
}

func TestListPricesGiveTheKnownBillsOfTheWorkedExample(t *testing.T) {
	s := source{t, load(t)}
	want := map[string]float64{
		"gpt-4o": 2500, "gpt-4o-2024-05-13": 4250, "gpt-4o-mini": 150, "gpt-4.1": 2000, "gpt-4.1-mini": 400,
		"gpt-5": 2000, "gpt-5-mini": 400, "gpt-5.2": 2800, "gpt-5.4": 3250, "gpt-5.4-mini": 975,
		"gpt-5.6-terra": 2600, "gpt-5.6-luna": 260, "claude-4.5-haiku": 1150, "gemini-2.5-flash": 495,
		"deepseek-v4-flash": 98, "ft:gpt-4o-2024-08-06": 3750, "ft:gpt-4o-mini": 300,
	}
	if len(s.k.APIPrices) != len(want) {
		t.Errorf("%d prices, want %d", len(s.k.APIPrices), len(want))
	}
	for id, usd := range want {
		if got := monthlyBill(s, id); math.Abs(got-usd) > 1e-6 {
			t.Errorf("%s: the example costs $%g a month, want $%g", id, got, usd)
		}
	}
}

// cachedShare is the listed price of cached input as a share of the input
// price. A model that is absent lists none.
var cachedShare = map[string]float64{
	"gpt-4o": 0.5, "gpt-4o-mini": 0.5, "gpt-4.1": 0.25, "gpt-4.1-mini": 0.25, "gpt-5": 0.1, "gpt-5-mini": 0.1, "gpt-5.2": 0.1,
	"gpt-5.4": 0.1, "gpt-5.4-mini": 0.1, "gpt-5.6-terra": 0.1, "gpt-5.6-luna": 0.1, "gemini-2.5-flash": 0.1, "deepseek-v4-flash": 0.2,
}

func TestCachedInputCostsItsShareOfTheListPrice(t *testing.T) {
	for _, p := range load(t).APIPrices {
		share, listed := cachedShare[p.ID]
		if listed != (p.Cached != nil) {
			t.Errorf("%s: has a cached price: %t, want %t", p.ID, p.Cached != nil, listed)
			continue
		}
		if listed && math.Abs(*p.Cached-share*p.Input) > 1e-9 {
			t.Errorf("%s: cached input costs %g, want %g of %g", p.ID, *p.Cached, share, p.Input)
		}
	}
}

func TestBatchCostsHalfOfListAndEveryPriceIsDated(t *testing.T) {
	batched := 0
	for _, p := range load(t).APIPrices {
		if p.Source == "" || p.AsOf.IsZero() {
			t.Errorf("%s has no source or no date", p.ID)
		}
		if (p.BatchInput == nil) != (p.BatchOutput == nil) {
			t.Errorf("%s has half a batch price", p.ID)
			continue
		}
		if p.BatchInput == nil {
			continue
		}
		batched++
		if *p.BatchInput != p.Input/2 || *p.BatchOutput != p.Output/2 {
			t.Errorf("%s: batch prices %g and %g are not half of list", p.ID, *p.BatchInput, *p.BatchOutput)
		}
	}
	if batched != 4 {
		t.Errorf("%d models list batch prices, want 4", batched)
	}
}
