package serving

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// noTraining is why there may be no training plan.
const noTraining = "it takes the kind of task, and a GPU that has a price."

// twoColumns is the width from which training and serving stand beside each
// other.
const twoColumns = 100

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	if !env.Case.Priced() {
		return page.Screen{Text: parts.Spread(parts.Unpriced(env.Theme, "Training and serving are", width), adapters(env, width))}
	}
	if width < twoColumns {
		return page.Screen{Text: parts.Spread(training(env, width), serving(env, width), adapters(env, width), stale(env, width))}
	}
	half := (width - parts.RuleWidth) / 2
	rest := width - parts.RuleWidth - half
	below := parts.Spread(adapters(env, width), stale(env, width))
	rows := 0
	if below == "" {
		rows = height
	}
	columns := parts.Beside(env.Theme, training(env, half), serving(env, rest), half, rows)
	return page.Screen{Text: parts.Spread(columns, below)}
}

// stale names prices that are old by now.
func stale(env page.Env, width int) string {
	return parts.Stale(env.Theme, env.Case.StaleLine(env.Now), width)
}

// training is what the runs take.
func training(env page.Env, width int) string {
	t, plan := env.Theme, env.Case.Assessment.Training
	if env.Case.ByProvider() {
		return parts.Section(t, "Training", parts.Pairs(t, width, []parts.Pair{
			{Label: "Where", Text: "at the provider, on machines of its own"},
			{Label: "All of it", Text: inBudget(env.Case.Assessment.Own, advisor.GPUCost)},
		}))
	}
	if plan == nil {
		return parts.Section(t, "Training", parts.Paragraph(t.Muted, "No training plan yet: "+noTraining, width))
	}
	fits := &t.Good
	switch plan.Fits {
	case advisor.No:
		fits = &t.Bad
	case advisor.Unsure:
		fits = &t.Warn
	case advisor.Yes:
	}
	body := parts.Pairs(t, width, []parts.Pair{
		{Label: "Card", Text: fmt.Sprintf("%d × %s", plan.GPUs, plan.GPU.Label), Style: &t.Strong},
		{Label: "Memory", Text: fit(*plan), Style: fits},
	}, []parts.Pair{
		{Label: "One run", Text: phrase.Amount(plan.Hours) + ", " + phrase.Amount(plan.Cost)},
		{Label: "Runs", Text: phrase.Amount(plan.Runs) + " a variant, failed ones included"},
		{Label: "All of it", Text: inBudget(env.Case.Assessment.Own, advisor.GPUCost)},
	}, []parts.Pair{
		{Label: "Price", Text: elsewhere(env.Case.Assessment.Own, plan.Note), Style: &t.Muted},
	})
	return parts.Section(t, "Training", parts.Spread(body, ground(env, plan.Ground, width)))
}

// fit says what a run needs of the card's memory, and whether it has it.
func fit(plan advisor.TrainingPlan) string {
	card := advisor.FormatRangeShort(advisor.Exactly(plan.GPU.MemoryGB), advisor.Gigabytes)
	need := phrase.Amount(plan.MemoryGB) + " of " + card
	switch plan.Fits {
	case advisor.Yes:
		return "✓ fits: a run needs " + need
	case advisor.No:
		return "✗ does not fit: a run needs " + need
	case advisor.Unsure:
	}
	return "? may not fit: a run needs " + need
}

// elsewhere says where the price comes from, unless the budget's line says so
// already.
func elsewhere(b advisor.TierBudget, note string) string {
	note = parts.OneLine(note)
	if strings.Contains(inBudget(b, advisor.GPUCost), strings.TrimSpace(note)) {
		return ""
	}
	return note
}

// inBudget is the line of the budget, and how it is reckoned.
func inBudget(b advisor.TierBudget, c advisor.Category) string {
	for _, l := range b.Lines {
		if l.Category == c {
			return advisor.FormatMoney(l.Amount()) + " in your budget. " + parts.OneLine(l.Approach)
		}
	}
	return ""
}

// serving is the machines, the load and the running cost.
func serving(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	s := a.Serving
	cost := []parts.Pair{
		{Label: "Cost", Text: phrase.Amount(s.Monthly), Style: &t.Strong},
		{Label: "How", Text: parts.OneLine(s.How)},
	}
	if a.Own.Retraining != nil {
		cost = append(cost,
			parts.Pair{Label: "Retraining", Text: phrase.Amount(*a.Own.Retraining)},
			parts.Pair{Label: "Together", Text: phrase.Amount(a.Economics.SelfHostedMonthly)})
	}
	c := s.Capacity
	if c == nil {
		why := "GPUs are worked out once requests, input tokens and output tokens are known."
		if a.Economics.SelfHostedMonthly.How == nil || env.Case.ByProvider() || env.Case.Answers.Has(advisor.QDeployment, "local") {
			why = ""
		}
		return parts.Section(t, "Serving", parts.Spread(parts.Pairs(t, width, cost), muted(env, why, width)))
	}
	body := parts.Pairs(t, width, cost, []parts.Pair{
		{Label: "GPUs", Text: fmt.Sprintf("%s × %s, for %s", number(c.GPUs.Value), s.GPU.Label, copies(c.Replicas.Value))},
		{Label: "Busiest hour", Text: phrase.Amount(c.PeakRate.Value)},
		{Label: "One carries", Text: fmt.Sprintf("%s to plan with, %s at most", phrase.Amount(c.Usable.Value), number(c.Saturated.Value))},
		{Label: "That is", Text: "up to " + phrase.Amount(c.MonthlyLimit.Value) + " each"},
		{Label: "At once", Text: number(c.Batch.Value) + " requests, with " + phrase.Amount(c.Room.Value) + " of memory for them"},
	})
	return parts.Section(t, "Serving", parts.Spread(body, ground(env, c.Ground, width), muted(env, advisor.CapacityHolds, width), muted(env, env.Case.RentedWhere(), width)))
}

func number(v advisor.Value) string { return advisor.FormatRangeShort(v.Range, advisor.Count) }

func copies(v advisor.Value) string {
	if v.Range == advisor.Exactly(1) {
		return "1 copy of the model"
	}
	return number(v) + " copies of the model"
}

func muted(env page.Env, text string, width int) string {
	if text == "" {
		return ""
	}
	return parts.Paragraph(env.Theme.Muted, text, width)
}

// ground says where a result goes beyond published measurements.
func ground(env page.Env, g advisor.Ground, width int) string {
	t := env.Theme
	if g.Proven() {
		return parts.Hang(t.Good.Render("✓ "), parts.Paragraph(t.Muted, "Published measurements cover this case.", width-2))
	}
	var lines []string
	for _, sentence := range g {
		lines = append(lines, parts.Hang(t.Warn.Render("! "), parts.Paragraph(t.Warn, parts.OneLine(sentence), width-2)))
	}
	return strings.Join(lines, "\n")
}
