package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// budgetNumbers is the own budget with everything as a value that knows how it
// came about.
type budgetNumbers struct {
	lines          []budgetLineNumbers
	total, monthly advisor.Value
	yearly         advisor.Value
	// paperTotal is what the nearest tier prints for the lines that it has.
	paperTotal, retraining *advisor.Value
	shares                 []shareNumber
	tiers                  []tierNumbers
}

type budgetLineNumbers struct {
	advisor.BudgetLine
	// paper is nil where the nearest tier prints no such line.
	paper *advisor.Value
}

type shareNumber struct {
	category advisor.Category
	value    advisor.Value
	// amount is the money of the category.
	amount advisor.Value
}

type tierNumbers struct {
	id                            advisor.TierID
	paper, total, monthly, yearly advisor.Value
}

// budgetOf is nil while there is no budget.
func budgetOf(c casefile.Case) *budgetNumbers {
	a := c.Assessment
	if a.Own.Tier == nil {
		return nil
	}
	m := &budgetNumbers{
		total: advisor.ToTheCent(a.Own.Total), monthly: advisor.ToTheCent(a.Serving.Monthly),
		yearly: yearlyOf(a.Own), retraining: a.Own.Retraining, shares: sharesOf(a.Own),
	}
	var printed []advisor.Value
	for _, l := range a.Own.Lines {
		line := budgetLineNumbers{l, printedLine(a.Own.Tier, l.Category)}
		if line.paper != nil {
			printed = append(printed, *line.paper)
		}
		m.lines = append(m.lines, line)
	}
	if len(printed) > 0 {
		sum := advisor.ToTheCent(advisor.Sum("Printed for these lines", advisor.USD, printed...))
		m.paperTotal = &sum
	}
	for _, t := range a.Tiers {
		m.tiers = append(m.tiers, tierNumbersOf(t))
	}
	return m
}

// printedLine is what a tier prints for a category that is paid once or with
// its first year; nil where it prints none.
func printedLine(t *advisor.Tier, category advisor.Category) *advisor.Value {
	var printed []advisor.Value
	for _, l := range t.Lines {
		if l.Category == category && l.Kind != advisor.Monthly && l.Figure != nil && l.Figure.Paper != nil {
			printed = append(printed, l.Figure.PaperValue())
		}
	}
	switch len(printed) {
	case 0:
		return nil
	case 1:
		return &printed[0]
	}
	sum := advisor.Sum("Printed", advisor.USD, printed...)
	return &sum
}

func yearlyOf(b advisor.TierBudget) advisor.Value {
	var yearly []advisor.Value
	for _, l := range b.Lines {
		if l.Kind == advisor.Yearly {
			yearly = append(yearly, l.Value)
		}
	}
	return advisor.ToTheCent(advisor.Sum("Tooling a year", advisor.USDPerYear, yearly...))
}

// sharesOf are the categories' parts of the total, low end over low end and
// high end over high end, as the paper states its own.
func sharesOf(b advisor.TierBudget) []shareNumber {
	var out []shareNumber
	total := advisor.ToTheCent(b.Total)
	for _, s := range b.Shares {
		var lines []advisor.Value
		for _, l := range b.Lines {
			if l.InTotal && l.Category == s.Category {
				lines = append(lines, l.Value)
			}
		}
		part := advisor.Sum(s.Category.Label(), advisor.USD, lines...)
		low, ok := advisor.Quotient("Share at the low ends", advisor.Share, advisor.LowEnd(part), advisor.LowEnd(total))
		high, both := advisor.Quotient("Share at the high ends", advisor.Share, advisor.HighEnd(part), advisor.HighEnd(total))
		if ok && both {
			out = append(out, shareNumber{s.Category, advisor.Span("Share of "+s.Category.Label(), advisor.Share, low, high), part})
		}
	}
	return out
}

func tierNumbersOf(b advisor.TierBudget) tierNumbers {
	var printed []advisor.Value
	for _, l := range b.Tier.Lines {
		if l.Kind != advisor.Monthly && l.Figure != nil && l.Figure.Paper != nil {
			printed = append(printed, l.Figure.PaperValue())
		}
	}
	t := tierNumbers{
		id: b.Tier.ID, paper: advisor.ToTheCent(advisor.Sum("Printed lines", advisor.USD, printed...)),
		total: advisor.ToTheCent(b.Total), yearly: yearlyOf(b),
	}
	if b.Tier.Monthly != nil && b.Tier.Monthly.Computed != nil {
		t.monthly = b.Tier.Monthly.Value()
	}
	return t
}
