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
		{Label: "One-time", Text: once(a.Economics, b)},
		{Label: "Running cost", Text: running(a.Economics, b)},
		{Label: "API bill", Text: apiBill(a.Economics)},
		{Label: period(a.Economics), Text: overPeriod(a.Economics)},
		{Label: "Not counted", Text: notCounted(env)},
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
		return be.Show() + ": it takes requests, tokens and a price, or the monthly bill"
	case be.Never || be.Low == nil:
		return fmt.Sprintf("%s: running the tuned model costs as much as %s", be.Show(), e.Baseline)
	}
	return fmt.Sprintf("%s, against %s", be.Show(), e.Baseline) + inHorizon(e) + whileStable(be)
}

// once is the project's cost, and whose budget that is.
func once(e advisor.Economics, b advisor.TierBudget) string {
	if !single(e, b) {
		return amount(e.Project) + " (team and model are not known, so more than one budget is possible)"
	}
	return fmt.Sprintf("%s (%s)", advisor.FormatMoney(b.Computed), lowerFirst(b.Tier.Title))
}

// single reports whether the economics reckon with the nearest budget alone.
func single(e advisor.Economics, b advisor.TierBudget) bool { return e.Project.Range == b.Total.Range }

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

func running(e advisor.Economics, b advisor.TierBudget) string {
	text := amount(e.SelfHostedMonthly) + " to run it"
	if single(e, b) && b.Yearly.High > 0 {
		text += fmt.Sprintf("; tooling %s a year after the first", advisor.FormatMoney(b.Yearly))
	}
	return text
}

// notCounted says what of the advised approach these costs do not hold.
func notCounted(env page.Env) string {
	r := env.Case.Assessment.Recommendation
	switch {
	case r.Route == advisor.Managed:
		return "a managed service has its own price list; these are the costs of running the model yourselves"
	case r.Approach != advisor.LoRARAG:
		return ""
	}
	if f := env.Base.Advice.Figure("t1.rag.ongoing"); f != nil && f.Computed != nil {
		return fmt.Sprintf("retrieval, for which the paper prints %s (%s)", advisor.FormatRange(*f.Computed, f.Unit), f.Source.Table)
	}
	return "retrieval"
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
