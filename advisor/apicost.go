package advisor

import "fmt"

// apiBill is the monthly bill for the API together with what it rests on.
type apiBill struct {
	monthly Value
	// perRequest is nil when only the bill is known and not the volume.
	perRequest *Value
	baseline   string
	warnings   []string
}

// apiMonthly works the bill out from traffic and prices, or takes the bill as
// answered while the traffic is not known; ok is false when neither is known.
func (a *assessor) apiMonthly() (bill apiBill, ok bool) {
	price, havePrice := a.apiPrice()
	if havePrice {
		if v, ok := a.perRequest(price); ok {
			bill.perRequest, bill.baseline = &v, price.baseline
			bill.warnings = price.warnings
		}
	}
	requests, haveRequests := a.answer(QRequestsPerMonth)
	if bill.perRequest != nil && haveRequests {
		bill.monthly = Product("API bill a month", USDPerMonth, requests, *bill.perRequest)
		return bill, true
	}
	return a.knownBill(requests, haveRequests)
}

// knownBill is the bill as answered; the price of a request follows from it
// where the volume is known too.
func (a *assessor) knownBill(requests Value, haveRequests bool) (bill apiBill, ok bool) {
	bill.monthly, ok = a.answer(QMonthlyAPICost)
	bill.baseline = "your API bill"
	if ok && haveRequests {
		if v, defined := Quotient("API price of a request", "USD/request", bill.monthly, requests); defined {
			bill.perRequest = &v
		}
	}
	return bill, ok
}

// priceLeaves are the prices of a million tokens as leaves of calculations.
type priceLeaves struct{ input, cached, batchInput, output, batchOutput Value }

// asValues are a row's prices. A discount that the row does not list is not
// given: the ordinary price stands in for it.
func (p *APIPrice) asValues() priceLeaves {
	leaf := func(what string, usd float64) Value {
		return given(p.Label+" "+what, USDPerMToken, Exactly(usd), Origin{FromPrice, p.ID, p.Source})
	}
	or := func(listed *float64, otherwise float64) float64 {
		if listed != nil {
			return *listed
		}
		return otherwise
	}
	return priceLeaves{
		input:       leaf("input", p.Input),
		cached:      leaf("cached input", or(p.Cached, p.Input)),
		batchInput:  leaf("batch input", or(p.BatchInput, p.Input)),
		output:      leaf("output", p.Output),
		batchOutput: leaf("batch output", or(p.BatchOutput, p.Output)),
	}
}

// tokenPrices are the prices of a million tokens of one model.
type tokenPrices struct {
	priceLeaves
	baseline string
	// who names the model, row is its entry in the price list, nil for own
	// prices, and listsCached says whether cached input has a price there.
	who         string
	row         *APIPrice
	listsCached bool
	// warnings say which discounts the price list does not have.
	warnings []string
}

// OwnPrices is how warnings about own prices begin.
const OwnPrices = "Your own prices"

// apiPrice is the price row to compare with: own prices where both are given,
// otherwise the list price of the chosen model.
func (a *assessor) apiPrice() (tokenPrices, bool) {
	in, haveIn := a.answer(QAPIInputPrice)
	out, haveOut := a.answer(QAPIOutputPrice)
	if haveIn && haveOut {
		p := tokenPrices{priceLeaves: priceLeaves{in, in, in, out, out}, baseline: "your own API prices", who: OwnPrices}
		p.warn(a, p.who, true, true)
		return p, true
	}
	row := a.k.APIPrice(a.answers.Word(QAPIModel))
	if row == nil {
		return tokenPrices{}, false
	}
	return a.listPrices(row), true
}

// listPrices are a row's prices; a warning says where one that is asked for is
// not listed.
func (a *assessor) listPrices(row *APIPrice) tokenPrices {
	p := tokenPrices{
		priceLeaves: row.leaves,
		baseline:    row.Label + " at list price",
		who:         row.Label, row: row, listsCached: row.Cached != nil,
	}
	p.warn(a, row.Label, row.Cached == nil, row.BatchInput == nil || row.BatchOutput == nil)
	return p
}

func (p *tokenPrices) warn(a *assessor, who string, noCached, noBatch bool) {
	if r, ok := a.answers.Number(QCachedShare); ok && r.High > 0 && noCached {
		p.warnings = append(p.warnings, fmt.Sprintf("%s: no price for cached input is listed, so the cached share is charged in full.", who))
	}
	if r, ok := a.answers.Number(QBatchShare); ok && r.High > 0 && noBatch {
		p.warnings = append(p.warnings, fmt.Sprintf("%s: no batch price is listed, so the batch share is charged in full.", who))
	}
}

// perRequest is what one request costs: tokens in and out at their blended
// prices. Batch requests get no cache discount; providers do not say whether
// the two add up. Formula C5: (n_in*((1-c)*p_in + c*p_cached) + n_out*p_out)/1e6.
func (a *assessor) perRequest(p tokenPrices) (Value, bool) {
	return a.perRequestCached(p, a.answerOrAssumed(QCachedShare))
}

// perRequestCached is perRequest with another share of cached input.
func (a *assessor) perRequestCached(p tokenPrices, cached Value) (Value, bool) {
	in, haveIn := a.answer(QInputTokens)
	out, haveOut := a.answer(QOutputTokens)
	if !haveIn || !haveOut {
		return Value{}, false
	}
	batch := a.answerOrAssumed(QBatchShare)
	inPrice := blended("price of input", p.input, p.cached, p.batchInput, batch, cached)
	outPrice := blended("price of output", p.output, p.output, p.batchOutput, batch, noOutput)
	perMillion := Sum("tokens times prices", "USD",
		Product("input", "USD", in, inPrice), Product("output", "USD", out, outPrice))
	return Quotient("API price of a request", "USD/request", perMillion, million)
}

// APIPrice is the price row with that id, or nil.
func (k *Knowledge) APIPrice(id string) *APIPrice {
	for _, p := range k.APIPrices {
		if p.ID == id {
			return p
		}
	}
	return nil
}
