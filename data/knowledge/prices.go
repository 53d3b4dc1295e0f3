package knowledge

import (
	"slices"
	"strconv"

	"loracle/advisor"
	"loracle/data/strict"
)

type pricesFile struct {
	APIPrices []rawPrice `yaml:"api_prices"`
}

type rawPrice struct {
	ID    string `yaml:"id"`
	Label string `yaml:"label"`
	// Provider may be missing: knowledge of earlier versions has none.
	Provider    string      `yaml:"provider"`
	Input       *float64    `yaml:"input"`
	Output      *float64    `yaml:"output"`
	Cached      *float64    `yaml:"cached"`
	BatchInput  *float64    `yaml:"batch_input"`
	BatchOutput *float64    `yaml:"batch_output"`
	TunedFrom   string      `yaml:"tuned_from"`
	Source      string      `yaml:"source"`
	AsOf        strict.Date `yaml:"as_of"`
}

func (b *builder) buildPrices() {
	const name = "prices.yaml"
	b.in(name).needValue(pricesChoices)
	for i, raw := range b.raw.prices.APIPrices {
		e := b.in(name, pricesChoices, i)
		e.need("label", raw.Label, "source", raw.Source)
		e.needValue("input", "output", "as_of")
		checkPrices(e, raw)
		if !e.newID("price", raw.ID, priceID, "gpt-4o") || raw.Input == nil || raw.Output == nil {
			continue
		}
		b.advice.APIPrices = append(b.advice.APIPrices, &advisor.APIPrice{
			ID: raw.ID, Label: raw.Label, Input: *raw.Input, Output: *raw.Output, Cached: raw.Cached,
			BatchInput: raw.BatchInput, BatchOutput: raw.BatchOutput, Source: raw.Source, AsOf: raw.AsOf.Time,
			TunedFrom: raw.TunedFrom,
		})
	}
	for i, raw := range b.raw.prices.APIPrices {
		if raw.TunedFrom != "" && !slices.ContainsFunc(b.advice.APIPrices, func(p *advisor.APIPrice) bool { return p.ID == raw.TunedFrom }) {
			b.in(name, pricesChoices, i).at("tuned_from").bad("no price %q is listed; allowed: the id of another row", raw.TunedFrom)
		}
	}
}

// highestPrice is more than any listed price, in USD per 1M tokens; a larger
// one is a slip of the decimal point.
const highestPrice = 10_000

func checkPrices(e entry, raw rawPrice) {
	prices := map[string]*float64{
		"input": raw.Input, "output": raw.Output, "cached": raw.Cached,
		"batch_input": raw.BatchInput, "batch_output": raw.BatchOutput,
	}
	for field, price := range prices {
		if price != nil && !(*price >= 0 && *price <= highestPrice) {
			e.at(field).bad("%s is %g; allowed: 0 to %d US dollars per 1M tokens", field, *price, highestPrice)
		}
	}
	if (raw.BatchInput == nil) != (raw.BatchOutput == nil) {
		e.bad("there is one batch price without the other; allowed: batch_input and batch_output together")
	}
	if raw.Cached != nil && raw.Input != nil && *raw.Cached > *raw.Input {
		e.at("cached").bad("cached input costs more than other input; allowed: at most %g", *raw.Input)
	}
}

// priceChoices offers the listed models as choices.
func (b *builder) priceChoices() []advisor.Choice {
	var choices []advisor.Choice
	for _, p := range b.advice.APIPrices {
		help := advisor.FormatNumber(p.Input, advisor.USD) + " in, " + advisor.FormatNumber(p.Output, advisor.USD) + " out per 1M tokens"
		choices = append(choices, advisor.Choice{Value: p.ID, Label: p.Label, Help: help})
	}
	return choices
}

func itoa(n int) string { return strconv.Itoa(n) }
