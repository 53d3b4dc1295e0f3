package advisor

import "fmt"

// against compares the project with another bill for the same traffic.
func (a *assessor) against(e *Economics, label string, row *APIPrice, monthly Value) *Baseline {
	be := a.breakEven(e, monthly)
	return &Baseline{Label: label, Price: row, Monthly: monthly, BreakEven: be, Never: be.Never}
}

// cheapest prices the same traffic on the cheapest listed model, other than
// the one compared with and other than providers' tuned models.
func (a *assessor) cheapest(e *Economics) *Baseline {
	requests, ok := a.answer(QRequestsPerMonth)
	if !ok {
		return nil
	}
	row := a.cheapestRow()
	if row == nil {
		return nil
	}
	each, ok := a.perRequest(a.listPrices(row))
	if !ok {
		return nil
	}
	return a.against(e, row.Label, row, Product(row.Label+" at the same traffic", USDPerMonth, requests, each))
}

// cheapestRow is the price row with the smallest bill for a request, counted at
// the high end of the traffic; nil while the traffic is not known.
func (a *assessor) cheapestRow() *APIPrice {
	in, haveIn := a.answers.Number(QInputTokens)
	out, haveOut := a.answers.Number(QOutputTokens)
	if !haveIn || !haveOut {
		return nil
	}
	var best *APIPrice
	least := largest
	for _, row := range a.k.APIPrices {
		if row.TunedFrom != "" || row.ID == a.answers.Word(QAPIModel) {
			continue
		}
		if cost := in.High*row.Input + out.High*row.Output; cost < least {
			best, least = row, cost
		}
	}
	return best
}

// CachedHolds says what the cached baseline is; it is shown with it.
const CachedHolds = "The cached bill takes all input of requests that are not sent in batches from the prompt cache. " +
	"No prompt repeats whole, so it is the least that caching can bring the bill to."

// cached prices the same traffic on the same API at the price of cached input;
// CachedHolds says how. Where the price list has no such price a warning says so.
func (a *assessor) cached(e *Economics) *Baseline {
	requests, ok := a.answer(QRequestsPerMonth)
	price, priced := a.apiPrice()
	if !ok || !priced {
		return nil
	}
	if !price.listsCached {
		if share, said := a.answers.Number(QCachedShare); said && share.High > 0 {
			return nil // the bill's own warning says it
		}
		e.warn(fmt.Sprintf("%s: no price for cached input is listed, so what caching the prompt would save is not known.", price.who))
		return nil
	}
	each, ok := a.perRequestCached(price, allCached)
	if !ok {
		return nil
	}
	label := price.who + ", prompt cached"
	return a.against(e, label, price.row, Product(label+", at the same traffic", USDPerMonth, requests, each))
}

// warn adds a warning without touching the list it came from.
func (e *Economics) warn(sentence string) {
	e.Warnings = append(e.Warnings[:len(e.Warnings):len(e.Warnings)], sentence)
}
