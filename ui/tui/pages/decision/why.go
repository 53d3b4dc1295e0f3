package decision

import "loracle/advisor"

// breakEvenValues are the values behind the break-even; where an end never
// comes, the saving that is not there says why.
func breakEvenValues(e advisor.Economics) []advisor.Value {
	be := e.BreakEven
	if be == nil {
		return nil
	}
	var out []advisor.Value
	for _, v := range []*advisor.Value{be.Low, be.High} {
		if v != nil {
			out = append(out, *v)
		}
	}
	if be.Low == nil || be.High == nil {
		out = append(out, be.MonthlySaving)
	}
	return out
}

// totals are the costs over the whole period, with the running cost, the API
// bill and the saving they rest on.
func totals(e advisor.Economics) []advisor.Value {
	var out []advisor.Value
	for _, v := range []*advisor.Value{&e.SelfHostedHorizon, e.APIHorizon, e.Saving} {
		if v != nil && v.How != nil {
			out = append(out, *v)
		}
	}
	if e.Cheapest != nil {
		out = append(out, e.Cheapest.Monthly)
	}
	return out
}
