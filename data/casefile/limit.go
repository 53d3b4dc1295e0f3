package casefile

import (
	"fmt"

	"loracle/advisor"
)

// Limit is the limit on the one-time budget set beside what the project costs.
type Limit struct {
	// Amount is the limit in dollars, with its derivation.
	Amount advisor.Value
	// Holds says whether it covers the one-time total, Unsure for in the better
	// cases only, and GoingNow the same of what going now costs; that is equal to
	// Holds while no unresolved checkpoint adds to it.
	Holds, GoingNow advisor.Truth
}

// Limit is nil while no limit is known, or nothing that the cost rests on.
func (c Case) Limit() *Limit {
	amount := c.Base.Advice.BudgetLimit(c.Answers)
	if amount == nil || c.Assessment.Own.Tier == nil || !c.Priced() {
		return nil
	}
	l := &Limit{Amount: *amount, Holds: c.Assessment.Own.Computed.CoveredBy(amount.Money())}
	if l.GoingNow = l.Holds; c.GoingNow != nil {
		l.GoingNow = c.GoingNow.Money().CoveredBy(amount.Money())
	}
	return l
}

// LimitLine says whether the limit covers the project and, where that is another
// answer, going now; empty without a limit.
func (c Case) LimitLine() string {
	l := c.Limit()
	if l == nil {
		return ""
	}
	line := fmt.Sprintf("The limit of %s %s.", advisor.FormatMoney(l.Amount.Money()), covers(l.Holds, c.Assessment.Own.Computed))
	if l.GoingNow == l.Holds {
		return line
	}
	total := c.GoingNow.Money()
	if l.GoingNow == advisor.No {
		return line + fmt.Sprintf(" Going now it is too low: that costs at least %s.", leastOf(total))
	}
	return line + fmt.Sprintf(" Going now it is enough in the better cases only: that costs %s.", advisor.FormatMoney(total))
}

// covers is how a limit stands to what the project costs.
func covers(holds advisor.Truth, cost advisor.MoneyRange) string {
	switch holds {
	case advisor.Yes:
		return fmt.Sprintf("covers even the most that the project may cost, %s", advisor.FormatMoney(advisor.MoneyRange{Low: cost.High, High: cost.High}))
	case advisor.No:
		return fmt.Sprintf("is below the least that the project costs, %s", leastOf(cost))
	case advisor.Unsure:
	}
	return fmt.Sprintf("covers the project in the better cases only: it costs %s", advisor.FormatMoney(cost))
}

// leastOf is the low end of an amount of money as it is shown.
func leastOf(m advisor.MoneyRange) string {
	return advisor.FormatMoney(advisor.MoneyRange{Low: m.Low, High: m.Low})
}
