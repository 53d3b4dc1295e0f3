package casefile

import (
	"loracle/advisor"
	"loracle/checklist"
)

// Gap is an unresolved checkpoint with what going ahead all the same adds to
// the one-time cost.
type Gap struct {
	Item  checklist.ItemID
	Title string
	// Accepted says that the risk was taken on purpose.
	Accepted bool
	// Cost is the contingency in dollars, with its derivation.
	Cost advisor.Value
	// Source is where the checklist has the contingency from.
	Source string
}

// price works out the gaps and what going now costs. A checkpoint that is
// resolved has no gap.
func (c *Case) price() {
	budget := c.Assessment.Own
	if budget.Tier == nil {
		return
	}
	lines := []advisor.Value{budget.Total}
	for _, category := range c.Review.Categories {
		for i := range category.Items {
			item := &category.Items[i]
			if item.Contingency == nil || !item.Counts() {
				continue
			}
			cost := c.contingency(item, budget)
			c.Gaps = append(c.Gaps, Gap{item.ID, item.Title, item.State == checklist.Accepted, cost, item.Source})
			lines = append(lines, cost)
		}
	}
	if len(c.Gaps) > 0 {
		total := advisor.Sum("Going now", advisor.USD, lines...)
		c.GoingNow = &total
	}
}

// contingency is a part of the one-time total, or hours times the hourly rate.
func (c *Case) contingency(item *checklist.ItemReview, budget advisor.TierBudget) advisor.Value {
	label := "Contingency: " + item.Title
	from := advisor.Origin{Kind: advisor.FromChecklist, ID: string(item.ID), Source: item.Source}
	if p := item.Contingency.Percent; p != nil {
		share := advisor.Given("Part of the total, "+item.Title, advisor.Share, advisor.Between(p.Low/100, p.High/100), from)
		return advisor.ToTheCent(advisor.Product(label, advisor.USD, budget.Total, share))
	}
	h := item.Contingency.Hours
	hours := advisor.Given("Hours on top, "+item.Title, advisor.Hours, advisor.Between(h.Low, h.High), from)
	return advisor.ToTheCent(advisor.Product(label, advisor.USD, hours, advisor.HourlyRate(c.Base.Advice, c.Answers)))
}

// GapTotal is what all gaps together add.
func (c Case) GapTotal() advisor.MoneyRange {
	var total advisor.MoneyRange
	for _, g := range c.Gaps {
		total = total.Add(g.Cost.Money())
	}
	return total
}
