package decision

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// costs says what tuning costs and when it is earned back.
func (p Page) costs(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	if a.Own.Tier == nil {
		return ""
	}
	cheap := &t.Text
	if c := a.Economics.Cheapest; c != nil && c.Never {
		cheap = &t.Warn
	}
	pairs := []parts.Pair{
		{Label: "Break-even", Text: phrase.BreakEven(a.Economics)},
		{Label: "Likely", Text: p.likely.Payback(env)},
		{Label: "One-time", Text: p.once(env)},
		{Label: "Going now", Text: goingNow(env), Style: &t.Warn},
		{Label: "Running cost", Text: running(a)},
		{Label: "API bill", Text: apiBill(a.Economics)},
		{Label: period(a.Economics), Text: overPeriod(a.Economics)},
		{Label: "Not counted", Text: notCounted(env)},
		{Label: "Cheaper model", Text: phrase.Cheaper(a.Economics), Style: cheap},
		{Label: "Privacy", Text: env.Case.APIAllowed()},
	}
	body := parts.Pairs(t, width, pairs)
	if !a.Recommendation.Approach.Tunes() {
		body = parts.Paragraph(t.Muted, "These are the costs of tuning, which is not advised:", width) + "\n" + body
	}
	return parts.Section(t, "What it costs", body)
}

// once is the project's cost by your own budget.
func (p Page) once(env page.Env) string {
	e := env.Case.Assessment.Economics
	text := advisor.FormatMoneyShort(e.Project.Money()) + " by your budget"
	if likely := p.likely.Now(env); likely != nil {
		text += "; likely " + phrase.Likely(likely.Project)
	}
	return text
}

func period(e advisor.Economics) string { return phrase.Period(e) }

// running is what the model costs each month, and what comes each year.
func running(a advisor.Assessment) string {
	text := amount(a.Economics.SelfHostedMonthly)
	if a.Economics.SelfHostedMonthly.How != nil {
		text += " to run it"
	}
	if a.Own.Retraining != nil && a.Economics.SelfHostedMonthly.How != nil {
		text += ", retraining included"
	}
	text += phrase.Uncounted(a.Economics)
	if a.Own.Yearly.High > 0 {
		text += fmt.Sprintf("; tooling %s a year after the first", advisor.FormatMoneyShort(a.Own.Yearly))
	}
	return text
}

// notCounted says what of the advised approach these costs do not hold.
func notCounted(env page.Env) string {
	if env.Case.Assessment.Recommendation.Approach != advisor.LoRARAG {
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
	text := "tuned: " + parts.NotKnownText
	if e.SelfHostedHorizon.How != nil {
		text = amount(e.SelfHostedHorizon) + " tuned"
	}
	if e.APIHorizon != nil {
		text += ", " + amount(*e.APIHorizon) + " with the API"
	}
	if e.Saving != nil {
		text += "; saving " + amount(*e.Saving)
	}
	return text
}

func amount(v advisor.Value) string { return phrase.Amount(v) }

// goingNow is the one-time cost with what the unresolved checkpoints add to it.
func goingNow(env page.Env) string {
	total := env.Case.GoingNow
	if total == nil {
		return ""
	}
	return fmt.Sprintf("%s: %s more for %s", advisor.FormatMoneyShort(total.Money()),
		advisor.FormatMoneyShort(env.Case.GapTotal()), gapNames(env))
}

// gapNames names the checkpoints that have a price.
func gapNames(env page.Env) string {
	names := make([]string, len(env.Case.Gaps))
	for i, g := range env.Case.Gaps {
		if names[i] = parts.OneLine(g.Title); g.Accepted {
			names[i] += " (accepted)"
		}
	}
	return strings.Join(names, ", ")
}

// left is what the next review opens with.
func left(env page.Env, width int) string {
	lines := parts.Agenda(env.Theme, env.Case.Agenda(env.Now), width)
	if lines == "" {
		return ""
	}
	return parts.Section(env.Theme, "For the next review", lines)
}
