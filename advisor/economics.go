package advisor

// economics compares the API bill with a tuned model at the cost of a budget.
func (a *assessor) economics(b TierBudget, serving ServingPlan) Economics {
	e := Economics{
		Project:      b.Total,
		yearly:       b.yearly(),
		tuned:        serving.tuned(b.Retraining),
		unserved:     serving.unserved,
		Uncounted:    serving.uncounted,
		HorizonYears: a.answerOrAssumed(QHorizonYears),
		RampUp:       a.answerOrAssumed(QRampUpMonths),
	}
	e.SelfHostedMonthly = e.tuned.full
	e.period = newSpan(Product("months compared", Months, e.HorizonYears, monthsPerYear()), e.RampUp)
	// The first year's tooling is in the project.
	e.furtherYears = Difference("years after the first", Years, e.HorizonYears, oneYear)
	e.laterTooling = Product("Tooling after the first year", USD, e.yearly, e.furtherYears)
	e.SelfHostedHorizon = e.tunedOver()
	if a.only != forCost {
		if bill, ok := a.apiMonthly(); ok {
			a.compare(&e, serving, bill)
		}
	}
	e.Options = a.options(&e)
	if e.unserved != "" {
		// The nearest tier's running cost is not for these requests.
		e.SelfHostedMonthly, e.SelfHostedHorizon = Value{}, Value{}
	}
	return e
}

// compare fills in what needs the API bill.
func (a *assessor) compare(e *Economics, serving ServingPlan, bill apiBill) {
	e.Baseline, e.Warnings = bill.baseline, bill.warnings
	e.APIMonthly = &bill.monthly
	api := byToken(bill.monthly)
	e.api = &api
	if e.unserved != "" {
		e.warn("No break-even or saving can be told for " + e.unserved + " What running the tuned model costs is not known either: the nearest tier's figure is too low for such requests.")
		return
	}
	e.BreakEven = a.breakEven(e, bill.monthly)
	e.overHorizon()
	e.BreakEvenVolume = a.volumeToPayBack(e, serving, bill.perRequest)
	if a.only != everything {
		return
	}
	e.Cheapest, e.Cached = a.cheapest(e), a.cached(e)
}

// tunedOver is the total cost of ownership over the horizon (C6): the project,
// the running cost of every month, and tooling from the second year on.
func (e *Economics) tunedOver() Value {
	return Sum("Tuned model over the period", USD,
		e.Project,
		e.tuned.over("Running cost over the period", e.period),
		e.laterTooling)
}

// overHorizon fills in the API's cost over the horizon and the saving. Without
// a ramp-up the saving is built from the monthly saving, so that the horizon,
// which is part of both costs, is not counted as uncertain twice.
func (e *Economics) overHorizon() {
	api := e.api.over("API over the period", e.period)
	gain := Product("Monthly saving over the period", USD, e.BreakEven.MonthlySaving, e.period.months)
	if ramped(e.RampUp) {
		gain = Difference("Saved over the period", USD, api, e.tuned.over("Running cost over the period", e.period))
	}
	spent := Sum("Project and later tooling", USD, e.Project, e.laterTooling)
	saving := Difference("Saving over the period", USD, gain, spent)
	e.APIHorizon, e.Saving = &api, &saving
}
