package advisor

// economics compares the API bill with a tuned model at the cost of a budget.
func (a *assessor) economics(b TierBudget, serving ServingPlan) Economics {
	e := Economics{
		Project:           b.Total,
		SelfHostedMonthly: runningCost(serving, b.Retraining),
		HorizonYears:      a.answerOrAssumed(QHorizonYears),
	}
	e.period = Product("months compared", Months, e.HorizonYears, monthsPerYear())
	// The first year's tooling is in the project.
	e.furtherYears = Difference("years after the first", Years, e.HorizonYears, defined("first year", Years, 1))
	e.SelfHostedHorizon = e.tunedOver(b.yearly())
	bill, ok := a.apiMonthly()
	if ok {
		a.compare(&e, b, bill)
	}
	e.Options = a.options(e, b)
	return e
}

// compare fills in what needs the API bill.
func (a *assessor) compare(e *Economics, b TierBudget, bill apiBill) {
	e.Baseline, e.Warnings = bill.baseline, bill.warnings
	e.APIMonthly = &bill.monthly
	e.BreakEven = a.breakEven(*e)
	e.overHorizon(b.yearly())
	e.BreakEvenVolume = e.volumeToPayBack(bill.perRequest)
	e.Cheapest = a.cheapest(*e)
}

// runningCost is serving and, where it is planned, the month's part of
// retraining.
func runningCost(serving ServingPlan, retraining *Value) Value {
	if retraining == nil {
		return relabel(serving.Monthly, "Running cost a month")
	}
	part, _ := Quotient("Retraining, by the month", USDPerMonth, *retraining, monthsPerYear())
	return Sum("Running cost a month", USDPerMonth, serving.Monthly, part)
}

func relabel(v Value, label string) Value {
	v.Label = label
	return v
}

// tunedOver is the total cost of ownership over the horizon (C6): the project,
// the running cost of every month, and tooling from the second year on.
func (e Economics) tunedOver(yearly Value) Value {
	return Sum("Tuned model over the period", USD,
		e.Project,
		Product("Running cost over the period", USD, e.SelfHostedMonthly, e.period),
		Product("Tooling after the first year", USD, yearly, e.furtherYears))
}

// overHorizon fills in the API's cost over the horizon and the saving. The
// saving is built from the monthly saving, so that the horizon, which is part
// of both costs, is not counted as uncertain twice.
func (e *Economics) overHorizon(yearly Value) {
	api := Product("API over the period", USD, *e.APIMonthly, e.period)
	gain := Product("Monthly saving over the period", USD, e.BreakEven.MonthlySaving, e.period)
	spent := Sum("Project and later tooling", USD, e.Project,
		Product("Tooling after the first year", USD, yearly, e.furtherYears))
	saving := Difference("Saving over the period", USD, gain, spent)
	e.APIHorizon, e.Saving = &api, &saving
}

// breakEven is the month in which the project has paid for itself (C6):
// project cost over monthly saving, best case and worst case apart.
func (a *assessor) breakEven(e Economics) *BreakEven {
	saving := Difference("Monthly saving", USDPerMonth, *e.APIMonthly, e.SelfHostedMonthly)
	be := &BreakEven{MonthlySaving: saving}
	if q, ok := Quotient("Break-even, best case", Months, LowEnd(e.Project), HighEnd(saving)); ok && saving.High > 0 {
		be.Low = &q
	}
	if q, ok := Quotient("Break-even, worst case", Months, HighEnd(e.Project), LowEnd(saving)); ok && saving.Low > 0 {
		be.High = &q
	}
	be.Never = be.Low == nil
	be.InHorizon = be.within(e.HorizonYears.Scale(12))
	if stable, ok := a.answers.Number(QStableMonths); ok {
		be.WithinStable = be.within(stable)
	}
	return be
}

// within says whether the break-even comes in that many months.
func (be *BreakEven) within(months Range) Truth {
	switch {
	case be.Never || be.Low.Low > months.High:
		return No
	case be.High != nil && be.High.High <= months.Low:
		return Yes
	}
	return Unsure
}

// volumeToPayBack is the number of requests a month at which the project is
// earned back by the end of the horizon, as long as the budget's GPUs carry it.
func (e Economics) volumeToPayBack(perRequest *Value) *Value {
	if perRequest == nil {
		return nil
	}
	projectShare, ok := Quotient("project cost a month", USDPerMonth, e.Project, e.period)
	if !ok {
		return nil
	}
	needed := Sum("saving needed a month", USDPerMonth, projectShare, e.SelfHostedMonthly)
	volume, ok := Quotient("Volume that pays back", Requests, needed, *perRequest)
	if !ok {
		return nil
	}
	return &volume
}

// cheapest prices the same traffic on the cheapest listed model, other than
// the one compared with and other than providers' tuned models.
func (a *assessor) cheapest(e Economics) *CheaperBaseline {
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
	monthly := Product(row.Label+" at the same traffic", USDPerMonth, requests, each)
	return &CheaperBaseline{Price: row, Monthly: monthly, Never: monthly.High <= e.SelfHostedMonthly.Low}
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
