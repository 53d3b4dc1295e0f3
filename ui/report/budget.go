package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// budgets is the own budget line by line, then the nearest printed one, and all
// of them side by side.
func budgets(c casefile.Case, likely advisor.Outlook) []block {
	a := c.Assessment
	b := a.Budget()
	if b.Tier == nil {
		return nil
	}
	blocks := append([]block{heading{2, "Budget"}}, ownBudget(c, likely)...)
	return append(blocks,
		heading{3, say("Nearest printed budget: %s", b.Tier.Title)},
		paragraph(join(" ", sentence(escape(a.TierWhy)), sentence(escape(b.Tier.Profile)))),
		paragraph("Printed is the paper's figure, and computed what the paper's own inputs give."),
		budgetLines(b),
		ongoing(b),
		paragraph("How this budget does the work:"),
		approaches(b),
		heading{3, "The budgets side by side"},
		sideBySide(c),
	)
}

// budgetLines shows the printed and the computed amount of every line. Monthly
// money stands apart from the total, and yearly money says what of it is in.
func budgetLines(b advisor.TierBudget) block {
	t := table{columns: []column{
		{title: "Cost item"}, {title: "Paid"}, {"Printed", true}, {"Computed", true}, {"Share", true}, {title: "Notes"},
	}}
	shown := b.Shown()
	for i, l := range b.Lines {
		share := share(b, l)
		if !l.InTotal {
			share = "-"
		}
		t.add(escape(l.Label), paid(l.Kind), money(l.Paper), money(shown[i]), share, noteIDs(l.Notes))
	}
	t.add(bold("One-time total"), "", bold(money(b.Paper)), bold(money(b.Computed)), "100%", totalNotes(b))
	return t
}

func totalNotes(b advisor.TierBudget) inline {
	if b.Tier.Total == nil {
		return ""
	}
	return noteIDs(b.Tier.Total.Notes)
}

func paid(k advisor.MoneyKind) inline {
	switch k {
	case advisor.OneTime:
		return "once"
	case advisor.Yearly:
		return "yearly"
	case advisor.Monthly:
		return "monthly"
	}
	return escape(string(k))
}

// share is the part of the computed total that a line's category has, shown
// with the first line of that category.
func share(b advisor.TierBudget, line advisor.BudgetLine) inline {
	for _, l := range b.Lines {
		if l.InTotal && l.Category == line.Category {
			if l.ID != line.ID {
				return ""
			}
			break
		}
	}
	for _, s := range b.Shares {
		if s.Category == line.Category {
			return percent(s.Range)
		}
	}
	return ""
}

// percent is a range of shares in whole percent.
func percent(r advisor.Range) inline {
	whole := func(v float64) float64 { return float64(int(v*100+0.5)) / 100 }
	return escape(advisor.FormatRange(advisor.Between(whole(r.Low), whole(r.High)), advisor.Share))
}

// ongoing says what comes on top of the total, each kind of money by itself.
func ongoing(b advisor.TierBudget) block {
	l := list{}
	running := say("%s %s a month for running the model, from launch on.", bold("On top, monthly:"), money(b.Monthly))
	for _, line := range b.Lines {
		if line.Kind == advisor.Monthly {
			running += say(" It is the same money as the line “%s” above, counted once.", line.Label)
		}
	}
	l.add(running)
	if b.Yearly.High > 0 {
		l.add(say("%s %s a year for tooling, from the second year on.", bold("On top, yearly:"), money(b.Yearly)))
	}
	return l
}

// approaches says how the budget does the work of each line.
func approaches(b advisor.TierBudget) block {
	l := list{}
	for _, line := range b.Lines {
		if line.Approach != "" {
			l.add(say("%s: %s", line.Label, sentence(escape(line.Approach))))
		}
	}
	return l
}

// sideBySide compares the budgets, a row each.
func sideBySide(c casefile.Case) block {
	t := table{columns: []column{
		{title: "Budget"}, {"One-time, printed", true}, {"One-time, computed", true}, {"Each month", true}, {"Each year after", true}, {title: "Model and method"},
	}}
	if own := c.Assessment.Own; own.Tier != nil {
		t.add("Yours", "-", whole(own.Computed), whole(own.Monthly), whole(own.Yearly), yourModel(c))
	}
	for _, b := range c.Assessment.Tiers {
		name := escape(b.Tier.Title)
		if b.Tier.ID == c.Assessment.Tier {
			name += " (nearest)"
		}
		t.add(name, money(b.Paper), money(b.Computed), money(b.Monthly), money(b.Yearly),
			say("%s, %s", choice(c, advisor.QModelSize, b.Tier.ModelSize), choice(c, "method", b.Tier.Method)))
	}
	return t
}

// yourModel is the model and method as answered, or as the nearest budget has
// them.
func yourModel(c casefile.Case) inline {
	size, method := c.Answers.Word(advisor.QModelSize), c.Answers.Word(advisor.QMethod)
	if size == "" {
		size = c.Assessment.Own.Tier.ModelSize
	}
	if method == "" {
		method = c.Assessment.Own.Tier.Method
	}
	return say("%s, %s", choice(c, advisor.QModelSize, size), choice(c, advisor.QMethod, method))
}

// choice is how a choice of a question is shown.
func choice(c casefile.Case, id advisor.QuestionID, value string) string {
	if q := c.Base.Advice.Question(id); q != nil {
		return q.Label(value)
	}
	return value
}

// noteIDs names the notes on a figure; their texts stand at the end.
func noteIDs(notes []*advisor.Note) inline {
	var ids []inline
	for _, n := range notes {
		ids = append(ids, escape(n.ID))
	}
	return join(", ", ids...)
}
