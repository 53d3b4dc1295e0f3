package advisor

// CoveredBy says whether a limit covers an amount of money: Yes where the least
// limit covers even the most it may come to, No where the highest limit is below
// the least it comes to, and Unsure where it holds in the better cases only.
func (r MoneyRange) CoveredBy(limit MoneyRange) Truth {
	return compareAtLeast(limit.Range(), r.Range())
}

// BudgetLimit is the limit on the one-time budget in dollars, as it was answered;
// nil while nobody has said that there is one.
func (k *Knowledge) BudgetLimit(answers Answers) *Value {
	r, ok := answers.Number(QBudgetCap)
	q := k.Question(QBudgetCap)
	if !ok || q == nil {
		return nil
	}
	v := ToTheCent(given(q.Short, USD, r, Origin{FromAnswer, string(QBudgetCap), "your answer"}))
	return &v
}
