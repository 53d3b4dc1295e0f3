package knowledge_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/strict"
)

// ownFile is a file of own prices with every kind of row.
const ownFile = `api_prices:
  - {id: gpt-4o, input: 2, output: 8, source: our contract, as_of: 2026-10-01}
  - {id: house-model, label: House model, provider: openai, input: 0.5, output: 1, source: gateway team, as_of: 2026-10-02}
gpu_prices:
  - {gpu: a100_80, platform: aws, purchase: on_demand, usd: 2.4, source: our contract, as_of: 2026-10-03}
discounts:
  - {provider: openai, discount: 15%, source: our contract, as_of: 2026-10-04}
  - {platform: lambda, purchase: on_demand, discount: 7.5%, source: credits, as_of: 2026-10-05}
`

func withOwn(t *testing.T, text string) *knowledge.Base {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	own, err := base.WithPrices("own.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return own
}

func TestOwnRowsReplaceListedOnesAndAreNotDiscounted(t *testing.T) {
	k := withOwn(t, ownFile).Advice
	p := k.APIPrice("gpt-4o")
	if p.Input != 2 || p.Output != 8 || p.Cached != nil || p.BatchInput != nil || p.Label != "GPT-4o" || p.Source != "our contract" {
		t.Errorf("gpt-4o is %+v", p)
	}
	if p := k.APIPrice("house-model"); p == nil || p.Input != 0.5 || p.Label != "House model" {
		t.Errorf("house-model is %+v", p)
	}
	a100 := k.Hardware.GPU("a100_80")
	if price := k.Hardware.PriceOf(a100, 1, "aws", advisor.OnDemand); price == nil || price.Range != advisor.Exactly(2.4) {
		t.Errorf("an A100 80 GB on AWS costs %+v", price)
	}
	if price := k.Hardware.PriceOf(a100, 8, "aws", advisor.Spot); price == nil || price.Range != (advisor.Range{Low: 1.081, High: 1.377}) {
		t.Errorf("spot was to stay as listed, it is %+v", price)
	}
}

func TestDiscountsLowerEveryListedPriceOfTheirProviderOrPlatform(t *testing.T) {
	k := withOwn(t, ownFile).Advice
	mini := k.APIPrice("gpt-4o-mini")
	for name, pair := range map[string][2]float64{
		"input": {mini.Input, 0.1275}, "output": {mini.Output, 0.51}, "cached": {*mini.Cached, 0.06375},
		"batch input": {*mini.BatchInput, 0.06375}, "batch output": {*mini.BatchOutput, 0.255},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-12 {
			t.Errorf("%s costs %v, want %v", name, pair[0], pair[1])
		}
	}
	if want := "; less 15% (our contract, 2026-10-04)"; !strings.HasSuffix(mini.Source, want) {
		t.Errorf("the source does not end in %q: %s", want, mini.Source)
	}
	if got := mini.AsOf.Format("2006-01-02"); got != "2026-08-05" {
		t.Errorf("the date is %s, want the older one of list and discount", got)
	}
	if haiku := k.APIPrice("claude-4.5-haiku"); haiku.Input != 1 || haiku.Output != 5 {
		t.Errorf("another provider's price changed: %+v", haiku)
	}
	h100 := k.Hardware.GPU("h100")
	price := k.Hardware.PriceOf(h100, 1, "lambda", advisor.OnDemand)
	if price == nil || math.Abs(price.Low-2.86*0.925) > 1e-9 || math.Abs(price.High-3.78*0.925) > 1e-9 {
		t.Errorf("an H100 on Lambda costs %+v", price)
	}
}

func TestOwnModelsCanBeChosenAsAnswers(t *testing.T) {
	q := withOwn(t, ownFile).Advice.Question(advisor.QAPIModel)
	a, err := q.Parse("house-model")
	if err != nil || a.Word != "house-model" {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestABaseWithOwnPricesIsABaseOfItsOwn(t *testing.T) {
	shipped, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	own, again := withOwn(t, ownFile), withOwn(t, ownFile)
	if own.Advice.SHA256 == shipped.Advice.SHA256 || own.Advice.SHA256 != again.Advice.SHA256 {
		t.Errorf("hashes: shipped %s, own %s, again %s", shipped.Advice.SHA256, own.Advice.SHA256, again.Advice.SHA256)
	}
	if p := shipped.Advice.APIPrice("gpt-4o"); p.Input != 2.5 {
		t.Errorf("the shipped base changed: %+v", p)
	}
	bundle, err := own.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	back, err := knowledge.LoadBundle(bundle)
	if err != nil {
		t.Fatal(err)
	}
	if back.Advice.SHA256 != own.Advice.SHA256 || back.Advice.APIPrice("gpt-4o").Input != 2 {
		t.Error("the own prices are not in the bundle")
	}
	if over, err := back.WithPrices("more.yaml", []byte("discounts:\n  - {platform: vast, discount: 5%, source: s, as_of: 2026-01-01}\n")); err != nil || over.Advice.APIPrice("gpt-4o").Input != 2 {
		t.Errorf("prices cannot be laid over twice: %v", err)
	}
}

func TestEveryMistakeInAPricesFileIsLocated(t *testing.T) {
	const api, gpu, discount = "api_prices:\n  - ", "gpu_prices:\n  - ", "discounts:\n  - "
	for name, tt := range map[string]struct{ text, want string }{
		"no rows":              {"api_prices: []\n", "1:1: the file has no price; allowed: rows under api_prices, gpu_prices or discounts"},
		"unknown list":         {"prices: []\n", `1:1: unknown key "prices"`},
		"unknown field":        {api + "{id: gpt-4o, in: 2, input: 1, output: 8, source: s, as_of: 2026-10-01}\n", `2:18: unknown key "in"`},
		"no date":              {api + "{id: gpt-4o, input: 2, output: 8, source: s}\n", "2:5: as_of is missing"},
		"bad date":             {api + "{id: gpt-4o, input: 2, output: 8, source: s, as_of: soon}\n", "2:57: as_of: not a date; allowed: a day like 2027-02-01"},
		"no source":            {api + "{id: gpt-4o, input: 2, output: 8, as_of: 2026-10-01}\n", "2:5: source is missing"},
		"no price":             {api + "{id: gpt-4o, input: 2, source: s, as_of: 2026-10-01}\n", "2:5: output is missing"},
		"price of nothing":     {api + "{id: gpt-4o, input: 0, output: 8, source: s, as_of: 2026-10-01}\n", "2:25: input is 0; allowed: above 0"},
		"next to nothing":      {api + "{id: gpt-4o, input: 1e-320, output: 8, source: s, as_of: 2026-10-01}\n", "2:25: input is 1e-320; allowed: 0.0001 US dollars and more"},
		"cached for nothing":   {api + "{id: gpt-4o, input: 2, output: 8, cached: 0.00001, source: s, as_of: 2026-10-01}\n", "2:47: cached is 1e-05; allowed: 0.0001 US dollars and more"},
		"GPU for nothing":      {gpu + "{gpu: a100_80, platform: aws, purchase: spot, usd: [1e-9, 1], source: s, as_of: 2026-10-01}\n", "2:56: usd is 1e-09; allowed: 0.0001 US dollars and more"},
		"negative price":       {api + "{id: gpt-4o, input: -2, output: 8, source: s, as_of: 2026-10-01}\n", "2:25: input is -2; allowed: 0 to 10000"},
		"no label":             {api + "{id: mine, input: 2, output: 8, source: s, as_of: 2026-10-01}\n", "2:5: label is missing; a model that is not listed yet needs it"},
		"half a batch price":   {api + "{id: gpt-4o, input: 2, output: 8, batch_input: 1, source: s, as_of: 2026-10-01}\n", "2:5: there is one batch price without the other"},
		"dear cache":           {api + "{id: gpt-4o, input: 2, output: 8, cached: 3, source: s, as_of: 2026-10-01}\n", "2:47: cached input costs more than other input"},
		"model twice":          {api + "{id: gpt-4o, input: 2, output: 8, source: s, as_of: 2026-10-01}\n  - {id: gpt-4o, input: 2, output: 8, source: s, as_of: 2026-10-01}\n", `3:10: price "gpt-4o" is given twice, first at own.yaml:2`},
		"tuned from nothing":   {api + "{id: gpt-4o, tuned_from: gone, input: 2, output: 8, source: s, as_of: 2026-10-01}\n", `2:30: no price "gone" is listed`},
		"unknown GPU":          {gpu + "{gpu: a100_81, platform: aws, purchase: spot, usd: 1, source: s, as_of: 2026-10-01}\n", `2:11: unknown GPU "a100_81", did you mean "a100_80"?`},
		"unknown purchase":     {gpu + "{gpu: a100_80, platform: aws, purchase: reserved, usd: 1, source: s, as_of: 2026-10-01}\n", `2:45: unknown purchase "reserved"`},
		"free GPU":             {gpu + "{gpu: a100_80, platform: aws, purchase: spot, usd: 0, source: s, as_of: 2026-10-01}\n", "2:56: usd is 0; allowed: above 0 to 100"},
		"range upside down":    {gpu + "{gpu: a100_80, platform: aws, purchase: spot, usd: [2, 1], source: s, as_of: 2026-10-01}\n", "2:56: usd: the low end 2 is above the high end 1"},
		"undated GPU price":    {gpu + "{gpu: a100_80, platform: aws, purchase: spot, usd: 1, source: s}\n", "2:5: as_of is missing"},
		"discount of nobody":   {discount + "{discount: 15%, source: s, as_of: 2026-10-01}\n", "2:5: a discount is of a provider or of a platform"},
		"discount of both":     {discount + "{provider: openai, platform: aws, discount: 15%, source: s, as_of: 2026-10-01}\n", "2:5: a discount is of a provider or of a platform"},
		"unknown provider":     {discount + "{provider: opnai, discount: 15%, source: s, as_of: 2026-10-01}\n", `2:16: unknown provider "opnai", did you mean "openai"?`},
		"unknown platform":     {discount + "{platform: azur, discount: 15%, source: s, as_of: 2026-10-01}\n", `2:16: unknown platform "azur"`},
		"provider on spot":     {discount + "{provider: openai, purchase: spot, discount: 15%, source: s, as_of: 2026-10-01}\n", "2:34: API models are not bought on demand or spot"},
		"no percent sign":      {discount + "{provider: openai, discount: 15, source: s, as_of: 2026-10-01}\n", "2:34: discount: not a discount; allowed: a percentage above 0% and below 100%, like 15%"},
		"all of it":            {discount + "{provider: openai, discount: 100%, source: s, as_of: 2026-10-01}\n", "2:34: discount: not a discount"},
		"undated discount":     {discount + "{provider: openai, discount: 15%, source: s}\n", "2:5: as_of is missing"},
		"two on one price":     {discount + "{platform: aws, discount: 15%, source: s, as_of: 2026-10-01}\n  - {platform: aws, purchase: spot, discount: 5%, source: s, as_of: 2026-10-01}\n", "3:5: the same prices have a discount already, in line 2; allowed: one"},
		"no YAML":              {"api_prices: [\n", "own.yaml:"},
		"several at once":      {api + "{id: gpt-4o, input: 2, source: s}\n", "2:5: as_of is missing"},
		"several, the other":   {api + "{id: gpt-4o, input: 2, source: s}\n", "2:5: output is missing"},
		"discount not a share": {discount + "{provider: openai, discount: much, source: s, as_of: 2026-10-01}\n", "2:34: discount: not a discount"},
	} {
		t.Run(name, func(t *testing.T) {
			base, err := knowledge.Load()
			if err != nil {
				t.Fatal(err)
			}
			_, err = base.WithPrices("own.yaml", []byte(tt.text))
			if err == nil || strict.Of(err) == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestAPriceOfADayToComeIsRefused(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	const file = `api_prices:
  - {id: gpt-4o, input: 2, output: 8, source: s, as_of: 2026-10-03}
gpu_prices:
  - {gpu: a100_80, platform: aws, purchase: spot, usd: 1, source: s, as_of: 2099-01-01}
discounts:
  - {provider: openai, discount: 15%, source: s, as_of: 2099-01-01}
`
	_, err = base.WithPrices("own.yaml", []byte(file), knowledge.On(time.Date(2026, 10, 1, 12, 0, 0, 0, time.UTC)))
	got := strict.Of(err)
	for _, want := range []string{"own.yaml:2:57: as_of is 2026-10-03, a day to come", "own.yaml:4:77: as_of is 2099", "own.yaml:6:57: as_of is 2099"} {
		if !strings.Contains(got.Error(), want) {
			t.Errorf("%q is missing from:\n%v", want, got)
		}
	}
	if len(got) != 3 {
		t.Errorf("%d problems, want 3", len(got))
	}
}

// TestAPriceOfTomorrowIsTodaysFurtherEast lets those write the day who have it
// already.
func TestAPriceOfTomorrowIsTodaysFurtherEast(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	const file = "api_prices:\n  - {id: gpt-4o, input: 2, output: 8, source: s, as_of: 2026-10-02}\n"
	if _, err := base.WithPrices("own.yaml", []byte(file), knowledge.On(time.Date(2026, 10, 1, 0, 30, 0, 0, time.UTC))); err != nil {
		t.Error(err)
	}
}

func FuzzWithPrices(f *testing.F) {
	base, err := knowledge.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(ownFile)
	f.Add("discounts:\n  - {platform: aws, discount: 15%}\n")
	f.Fuzz(func(t *testing.T, text string) {
		own, err := base.WithPrices("own.yaml", []byte(text))
		if (own == nil) == (err == nil) {
			t.Fatalf("base %v, error %v", own != nil, err)
		}
	})
}
