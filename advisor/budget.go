package advisor

import "slices"

// tierBudget prices a tier line by line: as printed, and from its own inputs.
func (a *assessor) tierBudget(t *Tier) TierBudget {
	b := TierBudget{Tier: t}
	var counted []Value
	for _, line := range t.Lines {
		l := a.budgetLine(line)
		b.Lines = append(b.Lines, l)
		switch {
		case l.InTotal:
			counted = append(counted, l.Value)
			b.Paper = b.Paper.Add(l.Paper)
			b.Computed = b.Computed.Add(l.Computed)
		}
		if l.Kind == Yearly {
			b.Yearly = b.Yearly.Add(l.Computed)
		}
	}
	b.Total = Sum("One-time project total", USD, counted...)
	b.Monthly = a.figure(t.Monthly.ID).Money()
	b.Shares = b.shares()
	return b
}

func (a *assessor) budgetLine(l *TierLine) BudgetLine {
	v := a.lineValue(l)
	return BudgetLine{
		ID: l.ID, Label: l.Label, Category: l.Category, Kind: l.Kind, Approach: l.Approach,
		Paper: l.Figure.Paper.Money(), Computed: v.Money(), ComputedValue: v, Value: v,
		// The paper counts the first year of tooling into the project; what is
		// paid by the month never is.
		InTotal: l.Kind != Monthly,
		Notes:   l.Figure.Notes,
	}
}

// lineValue is hours times rate where the line is labour, and the figure
// otherwise.
func (a *assessor) lineValue(l *TierLine) Value {
	v := a.figure(l.Figure.ID)
	if l.Hours != nil {
		v = Product(l.Label, USD, a.figure(l.Hours.ID), a.figure(l.Rate.ID))
	}
	return v.Named(l.Label)
}

// shares are the categories' parts of the computed total, low end over low end
// and high end over high end, as the paper states its own.
func (b TierBudget) shares() []CategoryShare {
	type categorySum struct {
		Category
		MoneyRange
	}
	sums := make([]categorySum, 0, len(categoriesOfOwn))
	for _, l := range b.Lines {
		if !l.InTotal {
			continue
		}
		at := slices.IndexFunc(sums, func(s categorySum) bool { return s.Category == l.Category })
		if at < 0 {
			at, sums = len(sums), append(sums, categorySum{Category: l.Category})
		}
		sums[at].MoneyRange = sums[at].Add(l.Amount())
	}
	out := make([]CategoryShare, len(sums))
	for i, s := range sums {
		out[i] = CategoryShare{s.Category, Between(share(s.Low, b.Computed.Low), share(s.High, b.Computed.High))}
	}
	return out
}

func share(part, whole Money) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// yearly is the recurring tooling of a budget as a value, one year of it.
func (b TierBudget) yearly() Value {
	vs := make([]Value, 0, 2)
	for _, l := range b.Lines {
		if l.Kind == Yearly {
			vs = append(vs, l.Value)
		}
	}
	return Sum("Tooling, each further year", USDPerYear, vs...)
}
