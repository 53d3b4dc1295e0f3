package budget

import (
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
)

// entry is a line of the own budget that the cursor can stand on: a line, a
// total, what is paid again and again, or what going now would add.
type entry struct {
	label, paid string
	value       advisor.Value
	// shown is the amount as it is shown.
	shown advisor.MoneyRange
	// line is the budget's line behind it; nil for totals and contingencies.
	line *advisor.BudgetLine
	// category is set where the line is part of the one-time total.
	category advisor.Category
	// how says what the amount is, where no line does.
	how string
	// sum marks totals, and rule a thin line above.
	sum, rule bool
	// absent marks a line that the answers do not call for.
	absent bool
	// tier gives what a tier has for it, as printed and as computed; nil where
	// tiers have nothing of the kind.
	tier  func(advisor.TierBudget) (printed, computed advisor.MoneyRange)
	print advisor.MoneyRange
}

// set reports whether somebody set the entry's line by hand.
func (e entry) set() bool { return e.line != nil && e.line.Override != nil }

// entries are the lines of the own budget with all kinds of money, each apart,
// and below them what unresolved checkpoints add to the one-time cost.
func entries(c casefile.Case) []entry {
	own := c.Assessment.Own
	var out []entry
	shown := own.Shown()
	for _, id := range advisor.OwnLines() {
		i := slices.IndexFunc(own.Lines, func(l advisor.BudgetLine) bool { return l.ID == string(id) })
		if i < 0 {
			out = append(out, absent(c, advisor.Category(id))...)
			continue
		}
		l := &own.Lines[i]
		e := entry{label: l.Label, value: l.Value, shown: shown[i], line: l, category: l.Category, tier: lineOf(l.Category)}
		if l.Kind == advisor.Yearly {
			e.paid = "first year"
		}
		out = append(out, e)
	}
	out = append(out, entry{
		label: "One-time project total", paid: "once", value: own.Total, shown: own.Computed, sum: true, rule: true,
		how:  "The sum of the lines above. What is paid every year is in it for its first year only; what is paid every month never is.",
		tier: func(b advisor.TierBudget) (printed, computed advisor.MoneyRange) { return b.Paper, b.Computed },
	})
	out = append(out, ongoing(own)...)
	out = append(out, goingNow(c)...)
	for i := range out {
		if out[i].tier != nil {
			out[i].print, _ = out[i].tier(c.Assessment.Budget())
		}
	}
	return out
}

// absent is a line that the answers do not call for and a printed budget has; it
// can be set by hand.
func absent(c casefile.Case, category advisor.Category) []entry {
	tier := lineOf(category)
	if !slices.ContainsFunc(c.Assessment.Tiers, func(b advisor.TierBudget) bool { p, _ := tier(b); return p.High > 0 }) {
		return nil
	}
	return []entry{{
		label: category.Label(), category: category, tier: tier, absent: true,
		value: advisor.Given(category.Label(), advisor.USD, advisor.Range{}, advisor.Origin{Kind: advisor.FromDefinition, Source: "your answers call for no such line"}),
		line:  &advisor.BudgetLine{ID: string(category), Label: category.Label(), Category: category, Kind: advisor.OneTime},
		how:   "Your answers call for no such line. Set it by hand if there is one.",
	}}
}

// ongoing are the kinds of money that are never in the total.
func ongoing(own advisor.TierBudget) []entry {
	var out []entry
	for i := range own.Lines {
		if l := &own.Lines[i]; l.Kind == advisor.Yearly {
			out = append(out, entry{
				label: l.Label + ", later years", paid: "a year", value: l.Value, shown: l.Amount(), line: l,
				how: "From the second year on.",
				tier: func(b advisor.TierBudget) (printed, computed advisor.MoneyRange) {
					p, _ := lineOf(l.Category)(b)
					return p, b.Yearly
				},
			})
		}
	}
	for i := range own.Ongoing {
		l := &own.Ongoing[i]
		e := entry{label: l.Label, paid: "a year", value: l.Value, shown: l.Amount(), line: l, how: l.Approach}
		if l.Kind == advisor.Monthly {
			e.paid = "a month"
			e.tier = func(b advisor.TierBudget) (printed, computed advisor.MoneyRange) { return b.Monthly, b.Monthly }
		}
		out = append(out, e)
	}
	if len(out) > 0 {
		out[0].rule = true
	}
	return out
}

// goingNow are the contingencies of unresolved checkpoints, and the one-time
// cost with them; nothing while there are none.
func goingNow(c casefile.Case) []entry {
	if c.GoingNow == nil {
		return nil
	}
	out := make([]entry, 0, len(c.Gaps)+1)
	for _, g := range c.Gaps {
		state, how := "unresolved", "What going ahead with this checkpoint unresolved adds; resolving it takes the line away. Source: "+g.Source+"."
		if g.Accepted {
			state, how = "accepted", "The risk is accepted, and its price stays. Source: "+g.Source+"."
		}
		out = append(out, entry{label: g.Title, paid: state, value: g.Cost, shown: g.Cost.Money(), how: how})
	}
	out[0].rule = true
	return append(out, entry{
		label: "Going now", paid: "once", value: *c.GoingNow, shown: c.GoingNow.Money(), sum: true,
		how: "The one-time total and a contingency for each unresolved checkpoint that has a price. It stands beside the total and is not part of it.",
	})
}

// lineOf is what a tier has for a category of the one-time total.
func lineOf(category advisor.Category) func(advisor.TierBudget) (printed, computed advisor.MoneyRange) {
	return func(b advisor.TierBudget) (printed, computed advisor.MoneyRange) {
		for _, l := range b.Lines {
			if l.Category == category && l.InTotal {
				printed, computed = printed.Add(l.Paper), computed.Add(l.Computed)
			}
		}
		return printed, computed
	}
}
