package knowledge

import (
	"slices"
	"time"

	"loracle/advisor"
	"loracle/data/strict"
)

// priceCheck finds what is wrong with a file of own prices beyond its types.
type priceCheck struct {
	*builder
	listed priceLists
	doc    *strict.Document
	// today is the day on which the file is read; zero where that is not checked.
	today time.Time
}

func newPriceCheck(b *Base, listed priceLists, doc *strict.Document, problems strict.Problems) *priceCheck {
	c := &priceCheck{builder: newBuilder(), listed: listed, doc: doc}
	c.advice.Hardware = b.Advice.Hardware
	c.problems = problems
	return c
}

func (c *priceCheck) row(list string, i int) entry { return entry{c.builder, c.doc, []any{list, i}} }

func (c *priceCheck) check(own ownPrices) {
	if len(own.APIPrices)+len(own.GPUPrices)+len(own.Discounts) == 0 && len(c.problems) == 0 {
		entry{c.builder, c.doc, nil}.bad("the file has no price; allowed: rows under %s, %s or %s", ownAPI, ownGPU, ownDiscounts)
	}
	for i, raw := range own.APIPrices {
		c.checkAPI(c.row(ownAPI, i), raw, own)
	}
	for i, raw := range own.GPUPrices {
		c.checkGPU(c.row(ownGPU, i), raw)
	}
	for i, raw := range own.Discounts {
		c.checkDiscount(c.row(ownDiscounts, i), raw)
	}
}

// checkDay refuses a price of a day to come.
func (c *priceCheck) checkDay(e entry, asOf strict.Date) {
	if asOf.Future(c.today) {
		e.at("as_of").bad("as_of is %s, a day to come; allowed: the day on which the price was looked up, today at the latest", asOf.Format(time.DateOnly))
	}
}

func (c *priceCheck) checkAPI(e entry, raw rawPrice, own ownPrices) {
	e.need("source", raw.Source)
	e.needValue("input", "output", "as_of")
	c.checkDay(e, raw.AsOf)
	checkPrices(e, raw)
	for field, price := range map[string]*float64{"input": raw.Input, "output": raw.Output} {
		if price != nil && *price == 0 {
			e.at(field).bad("%s is 0; allowed: above 0, as a price of 0 would pass for a free service", field)
		}
	}
	checkFloor(e, map[string]*float64{
		"input": raw.Input, "output": raw.Output, "cached": raw.Cached, "batch_input": raw.BatchInput, "batch_output": raw.BatchOutput,
	})
	if !e.newID("price", raw.ID, priceID, "gpt-4o") {
		return
	}
	known := func(id string) bool {
		return c.listed.api(id) != nil || slices.ContainsFunc(own.APIPrices, func(p rawPrice) bool { return p.ID == id })
	}
	if c.listed.api(raw.ID) == nil && raw.Label == "" {
		e.at("label").bad("label is missing; a model that is not listed yet needs it")
	}
	if raw.TunedFrom != "" && !known(raw.TunedFrom) {
		e.at("tuned_from").bad("no price %q is listed; allowed: the id of another row", raw.TunedFrom)
	}
}

// lowestPrice is less than anybody asks for 1M tokens or an hour of a GPU, in US
// dollars; below it a unit was mistaken, and the price would pass for nothing.
const lowestPrice = 0.0001

// checkFloor refuses prices that are next to nothing. Those of 0 are checked
// where they are not allowed.
func checkFloor(e entry, prices map[string]*float64) {
	for field, price := range prices {
		if price != nil && *price > 0 && *price < lowestPrice {
			e.at(field).bad("%s is %g; allowed: %g US dollars and more; check the unit", field, *price, lowestPrice)
		}
	}
}

func (c *priceCheck) checkGPU(e entry, raw rawGPUPrice) {
	e.need("gpu", raw.GPU, "platform", raw.Platform, "purchase", string(raw.Purchase), "source", raw.Source)
	e.needValue("usd", "as_of")
	c.checkDay(e, raw.AsOf)
	oneOf(e.at("purchase"), "purchase", raw.Purchase, []advisor.Purchase{advisor.OnDemand, advisor.Spot})
	c.gpu(e.at("gpu"), raw.GPU)
	checkGPUPrice(e, raw)
	if raw.USD != nil {
		checkFloor(e, map[string]*float64{"usd": &raw.USD.Low})
	}
}

func (c *priceCheck) checkDiscount(e entry, raw rawDiscount) {
	e.need("source", raw.Source)
	e.needValue("discount", "as_of")
	c.checkDay(e, raw.AsOf)
	switch {
	case (raw.Provider == "") == (raw.Platform == ""):
		e.bad("a discount is of a provider or of a platform; allowed: one of provider and platform")
	case raw.Provider != "":
		oneOf(e.at("provider"), "provider", raw.Provider, c.listed.providers())
		if e.at("purchase").given() {
			e.at("purchase").bad("API models are not bought on demand or spot; allowed: purchase beside platform only")
		}
	default:
		oneOf(e.at("platform"), "platform", raw.Platform, c.listed.platforms())
		oneOf(e.at("purchase"), "purchase", raw.Purchase, []string{string(advisor.OnDemand), string(advisor.Spot)})
	}
	c.checkOnce(e, raw)
}

// checkOnce refuses two discounts on one price: whether they add up is not for
// loracle to guess.
func (c *priceCheck) checkOnce(e entry, raw rawDiscount) {
	for _, purchase := range purchasesOf(raw) {
		key := "discount " + raw.Provider + " " + raw.Platform + " " + purchase
		if first, taken := c.seen[key]; taken {
			e.bad("the same prices have a discount already, in line %d; allowed: one", first.doc.Problem("", first.path...).Line)
			return
		}
		c.seen[key] = e
	}
}

// purchasesOf lists the ways to buy that a discount is for: both, where it
// names none.
func purchasesOf(d rawDiscount) []string {
	if d.Purchase != "" {
		return []string{d.Purchase}
	}
	return []string{string(advisor.OnDemand), string(advisor.Spot)}
}
