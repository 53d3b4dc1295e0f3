package advisor_test

import (
	"maps"
	"math"
	"testing"

	"loracle/advisor"
)

func TestEffectivePricesGiveTheSameBillAsTheListedOnesWithTheirDiscounts(t *testing.T) {
	k := loaded(t)
	answers := paperTraffic()
	answers[advisor.QCachedShare], answers[advisor.QBatchShare] = exactly(0.4), exactly(0.25)
	in, out, ok := advisor.EffectivePrices(k, answers)
	if !ok {
		t.Fatal("the prices are not known")
	}
	own := maps.Clone(answers)
	own[advisor.QAPIInputPrice], own[advisor.QAPIOutputPrice] = advisor.Number(in), advisor.Number(out)
	want, got := advisor.Assess(k, answers).Economics.APIMonthly, advisor.Assess(k, own).Economics.APIMonthly
	if want == nil || got == nil || math.Abs(want.Mid()-got.Mid()) > 1e-6*want.Mid() {
		t.Errorf("the bill is %v with own prices and %v as listed", got, want)
	}
}

func TestWithoutAModelThereIsNoEffectivePrice(t *testing.T) {
	if _, _, ok := advisor.EffectivePrices(loaded(t), nil); ok {
		t.Error("a price is known while no model is")
	}
}

func TestPricesAreDiscountedOnlyByWhatIsListedAndUsed(t *testing.T) {
	k := loaded(t)
	answers := paperTraffic()
	if caching, batches := advisor.Discounted(k, answers); caching || batches {
		t.Errorf("discounted without shares: %v, %v", caching, batches)
	}
	answers[advisor.QCachedShare] = exactly(0.4)
	if caching, batches := advisor.Discounted(k, answers); !caching || batches {
		t.Errorf("with a cached share: %v, %v", caching, batches)
	}
	answers[advisor.QBatchShare] = exactly(0.25)
	if caching, batches := advisor.Discounted(k, answers); !caching || !batches {
		t.Errorf("with both shares: %v, %v", caching, batches)
	}
	answers[advisor.QAPIInputPrice], answers[advisor.QAPIOutputPrice] = exactly(2), exactly(8)
	if caching, batches := advisor.Discounted(k, answers); caching || batches {
		t.Errorf("own prices are discounted: %v, %v", caching, batches)
	}
}
