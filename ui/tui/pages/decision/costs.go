package decision

import (
	"fmt"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// costs says what tuning costs and when it is earned back.
func costs(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	b := a.Budget()
	if b.Tier == nil {
		return ""
	}
	pairs := []parts.Pair{
		{Label: "Break-even", Text: breakEven(env)},
		{Label: "Once", Text: fmt.Sprintf("%s (%s)", advisor.FormatMoney(b.Computed), lowerFirst(b.Tier.Title))},
		{Label: "Every month", Text: running(b)},
		{Label: "API bill", Text: apiBill(a.Economics)},
		{Label: period(a.Economics), Text: overPeriod(a.Economics)},
		{Label: "Cheaper model", Text: cheaper(a.Economics), Style: &t.Warn},
	}
	body := parts.Pairs(t, width, pairs)
	if !a.Recommendation.Approach.Tunes() {
		body = parts.Paragraph(t.Muted, "These are the costs of tuning, which is not advised:", width) + "\n" + body
	}
	return parts.Section(t, "What it costs", body)
}

// breakEven is when the project is earned back, in a phrase.
func breakEven(env page.Env) string {
	e := env.Case.Assessment.Economics
	be := e.BreakEven
	switch {
	case be == nil:
		return parts.NotKnownText + ": it takes requests, tokens and a price, or the monthly bill"
	case be.Never || be.Low == nil:
		return fmt.Sprintf("never: running the tuned model costs as much as %s", e.Baseline)
	case be.High == nil:
		return fmt.Sprintf("%s at best and never at worst, against %s", months(be.Low.Range), e.Baseline) + inHorizon(e) + whileStable(be)
	}
	return fmt.Sprintf("%s against %s", months(advisor.Between(be.Low.Low, be.High.High)), e.Baseline) + inHorizon(e) + whileStable(be)
}

func months(r advisor.Range) string { return advisor.FormatRangeShort(r, advisor.Months) }

func period(e advisor.Economics) string {
	return "Over " + advisor.FormatRange(e.HorizonYears.Range, advisor.Years)
}

func inHorizon(e advisor.Economics) string {
	years := advisor.FormatRange(e.HorizonYears.Range, advisor.Years)
	switch e.BreakEven.InHorizon {
	case advisor.Yes:
		return ", within " + years
	case advisor.No:
		return ", after more than " + years
	case advisor.Unsure:
	}
	return ", within " + years + " only in the better cases"
}

func whileStable(be *advisor.BreakEven) string {
	switch be.WithinStable {
	case advisor.Yes:
		return " and while the task stays the same"
	case advisor.No:
		return "; the task changes before that"
	case advisor.Unsure:
	}
	return "; the task may change before that"
}

func running(b advisor.TierBudget) string {
	text := advisor.FormatMoney(b.Monthly) + " to run it"
	if b.Yearly.High > 0 {
		text += fmt.Sprintf("; tooling %s a year after the first", advisor.FormatMoney(b.Yearly))
	}
	return text
}

func apiBill(e advisor.Economics) string {
	if e.APIMonthly == nil {
		return parts.NotKnownText
	}
	return fmt.Sprintf("%s, %s", amount(*e.APIMonthly), e.Baseline)
}

func overPeriod(e advisor.Economics) string {
	text := amount(e.SelfHostedHorizon) + " tuned"
	if e.APIHorizon != nil {
		text += ", " + amount(*e.APIHorizon) + " with the API"
	}
	if e.Saving != nil {
		text += "; saving " + amount(*e.Saving)
	}
	return text
}

// cheaper warns where a cheaper hosted model undercuts running a tuned one.
func cheaper(e advisor.Economics) string {
	if e.Cheapest == nil || !e.Cheapest.Never {
		return ""
	}
	return fmt.Sprintf("%s: %s for the same traffic. Against that, tuning never pays back.",
		e.Cheapest.Price.Label, amount(e.Cheapest.Monthly))
}

func amount(v advisor.Value) string { return advisor.FormatRangeShort(v.Range, v.Unit) }

// lowerFirst is a title inside a sentence.
func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
