package interview

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// outlook is one line about what the answer leads to, with what is typed taken
// as said. It is empty where the question moves no number that is known.
func (p Page) outlook(env page.Env, width int) string {
	q, file := p.question(), env.Case
	if q.Kind == advisor.NumberQuestion {
		if a, ok := p.meant(strings.TrimSpace(p.field.Text())); ok {
			file = file.With(q.ID, a, env.Now)
		}
	}
	for _, o := range outlooks {
		if slices.Contains(o.questions, q.ID) {
			if text := o.say(file); text != "" {
				return parts.Paragraph(env.Theme.Text, "→ "+text, width)
			}
		}
	}
	return ""
}

// outlooks lists what questions lead to.
var outlooks = []struct {
	questions []advisor.QuestionID
	say       func(casefile.Case) string
}{
	{
		[]advisor.QuestionID{
			advisor.QRequestsPerMonth, advisor.QInputTokens, advisor.QOutputTokens, advisor.QAPIModel, advisor.QAPIInputPrice,
			advisor.QAPIOutputPrice, advisor.QCachedShare, advisor.QBatchShare, advisor.QMonthlyAPICost,
		}, sayBill,
	},
	{[]advisor.QuestionID{advisor.QTaskType, advisor.QLabelledExamples, advisor.QAchievableExamples}, sayExamples},
	{[]advisor.QuestionID{advisor.QStableMonths, advisor.QHorizonYears}, sayBreakEven},
	{[]advisor.QuestionID{advisor.QBudgetCap}, casefile.Case.LimitLine},
	{[]advisor.QuestionID{advisor.QBudgetCap, advisor.QTier, advisor.QModelSize, advisor.QMLEngineers, advisor.QSecurityReview}, sayTier},
}

func sayBill(c casefile.Case) string {
	e := c.Assessment.Economics
	if e.APIMonthly == nil {
		return ""
	}
	return page.Capital(e.Baseline) + ": " + advisor.FormatRangeShort(e.APIMonthly.Range, advisor.USDPerMonth) + "."
}

func sayExamples(c casefile.Case) string {
	d := c.Assessment.Dataset
	switch {
	case d.Minimum == nil:
		return ""
	case d.Gap == nil:
		return "This kind of task needs at least " + advisor.FormatRange(d.Minimum.Range, advisor.Examples) + "."
	case d.Gap.High == 0:
		return "That reaches the minimum of " + advisor.FormatRange(d.Minimum.Range, advisor.Examples) + "."
	}
	return "Missing from the minimum of " + advisor.FormatRange(d.Minimum.Range, advisor.Examples) + ": " +
		advisor.FormatRange(d.Gap.Range, advisor.Count) + "."
}

func sayBreakEven(c casefile.Case) string {
	b := c.Assessment.Economics.BreakEven
	if b == nil {
		return ""
	}
	return "Break-even: " + b.Show() + "."
}

func sayTier(c casefile.Case) string {
	b := c.Assessment.Budget()
	if b.Tier == nil {
		return ""
	}
	return "Nearest tier: " + b.Tier.Title + ", " + advisor.FormatMoneyShort(b.Computed) + " to build."
}
