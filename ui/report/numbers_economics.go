package report

import (
	"fmt"

	"loracle/advisor"
)

func (n *numbers) cents(path string, v *advisor.Value) {
	if v != nil && v.How != nil {
		n.add(path, advisor.ToTheCent(*v))
	}
}

func (n *numbers) economics(e advisor.Economics) {
	n.cents("economics.api_monthly", e.APIMonthly)
	n.cents("economics.self_hosted_monthly", &e.SelfHostedMonthly)
	n.cents("economics.project", &e.Project)
	n.breakEven("economics.break_even", e.BreakEven)
	if b := e.BreakEven; b != nil {
		n.cents("economics.break_even.monthly_saving", &b.MonthlySaving)
	}
	n.add("economics.horizon_years", e.HorizonYears)
	n.add("economics.ramp_up_months", e.RampUp)
	n.cents("economics.api_horizon", e.APIHorizon)
	n.cents("economics.self_hosted_horizon", &e.SelfHostedHorizon)
	n.cents("economics.saving", e.Saving)
	n.maybe("economics.break_even_volume", e.BreakEvenVolume)
	n.baseline("economics.cheapest", e.Cheapest)
	n.baseline("economics.cached", e.Cached)
	for i, o := range e.Options {
		n.optionCost(i, o)
	}
	for i, m := range e.Curve() {
		for at, o := range e.Options {
			n.add(fmt.Sprintf("economics.months.%d.spent.%s", i, o.Approach), advisor.ToTheCent(m.Options[at]))
		}
	}
}

func (n *numbers) breakEven(path string, b *advisor.BreakEven) {
	if b != nil {
		n.maybe(path+".low_months", b.Low)
		n.maybe(path+".high_months", b.High)
	}
}

func (n *numbers) baseline(path string, b *advisor.Baseline) {
	if b != nil {
		n.cents(path+".monthly", &b.Monthly)
		n.breakEven(path+".break_even", b.BreakEven)
	}
}

func (n *numbers) optionCost(i int, o advisor.OptionCost) {
	for _, f := range []struct {
		name  string
		value *advisor.Value
	}{{"build", &o.Build}, {"monthly", &o.Monthly}, {"yearly", &o.Yearly}, {"first_year", o.FirstYear}, {"horizon", o.Horizon}} {
		if f.value != nil && f.value.How != nil {
			n.entry("economics.options", i, string(o.Approach), f.name, advisor.ToTheCent(*f.value))
		}
	}
}
