package advisor

// OptionCost is what one approach costs on the same traffic and period as the
// others.
type OptionCost struct {
	Approach Approach
	// Build is paid once, Monthly from the first month on, and Yearly from the
	// second year on.
	Build, Monthly, Yearly Value
	// FirstYear and Horizon are totals; nil while the API bill, which they rest
	// on, is not known.
	FirstYear, Horizon *Value
	// Remark says what the figures leave out.
	Remark string
}

// options lays the four approaches side by side. The paper prices retrieval by
// the month and gives no cost of building it; prompting has none.
func (a *assessor) options(e Economics, b TierBudget) []OptionCost {
	nothing := func(label string, unit Unit) Value { return defined(label, unit, 0) }
	retrieval := relabel(a.figure("t1.rag.ongoing"), "Retrieval a month")
	var api *Value
	if e.APIMonthly != nil {
		api = e.APIMonthly
	}
	prompting := OptionCost{Approach: Prompting, Build: nothing("no build", USD), Yearly: nothing("no yearly cost", USDPerYear)}
	rag := prompting
	rag.Approach, rag.Remark = RAG, "Building retrieval is not priced in the whitepaper and comes on top."
	if api != nil {
		prompting.Monthly = *api
		rag.Monthly = Sum("API and retrieval a month", USDPerMonth, *api, retrieval)
	}
	lora := OptionCost{Approach: LoRA, Build: e.Project, Monthly: e.SelfHostedMonthly, Yearly: b.yearly()}
	both := lora
	both.Approach, both.Remark = LoRARAG, rag.Remark
	both.Monthly = Sum("Running cost and retrieval a month", USDPerMonth, e.SelfHostedMonthly, retrieval)
	out := []OptionCost{prompting, rag, lora, both}
	for i := range out {
		if out[i].Monthly.How != nil {
			out[i].totals(e)
		}
	}
	return out
}

// totals fills in the first year and the period.
func (o *OptionCost) totals(e Economics) {
	first := Sum("First year", USD, o.Build, Product("A year of running", USD, o.Monthly, monthsPerYear()))
	horizon := Sum("Over the period", USD, o.Build,
		Product("Running over the period", USD, o.Monthly, e.period),
		Product("Tooling after the first year", USD, o.Yearly, e.furtherYears))
	o.FirstYear, o.Horizon = &first, &horizon
}

// Month is a point of the month-by-month comparison: what has been spent by
// the end of that month.
type Month struct {
	Number     int
	API, Tuned MoneyRange
}

// Curve is the cumulative cost of paying the API and of the tuned model, month
// by month over the period, month 0 being the day the project is paid; nil
// while the API bill is not known. Charts draw it.
func (e Economics) Curve() []Month {
	if e.APIMonthly == nil {
		return nil
	}
	const monthsInAYear = 12
	last := int(e.HorizonYears.High * monthsInAYear)
	yearly := Range{}
	for _, o := range e.Options {
		if o.Approach == LoRA {
			yearly = o.Yearly.Range
		}
	}
	out := make([]Month, 0, last+1)
	for m := range last + 1 {
		further := float64(max(0, (m-1)/monthsInAYear))
		tuned := e.Project.Add(e.SelfHostedMonthly.Scale(float64(m))).Add(yearly.Scale(further))
		out = append(out, Month{m, e.APIMonthly.Scale(float64(m)).Money(), tuned.Money()})
	}
	return out
}
