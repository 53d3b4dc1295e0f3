package advisor

// nearestTier picks the tier the answers resemble, and says why.
func (a *assessor) nearestTier() (TierID, string) {
	if t := a.answers.Word(QTier); t != "" {
		return TierID(t), "You chose this budget."
	}
	for _, sign := range a.tierSigns() {
		if sign.seen {
			return sign.tier, sign.why
		}
	}
	if a.tierKnown() {
		return Lean, "One engineer and a small model are nearest to this budget."
	}
	return Lean, "Nothing yet says how large the team and the model are, so the smallest budget is shown."
}

type tierSign struct {
	tier TierID
	seen bool
	why  string
}

// tierSigns are the marks of the larger tiers as their profiles in T13 and T14
// describe them, the largest first.
func (a *assessor) tierSigns() []tierSign {
	is := a.answers.Has
	return []tierSign{
		{Enterprise, is(QModelSize, "70b"), "A 70B model is nearest to the enterprise budget."},
		{Enterprise, a.surelyAtLeast(QDomainVariants, 3), "Three or more domains are nearest to the enterprise budget."},
		{Enterprise, is(QSecurityReview, "yes"), "A required security review is nearest to the enterprise budget."},
		{Mid, is(QModelSize, "13b"), "A 13B model is nearest to the mid-size budget."},
		{Mid, a.surelyAtLeast(QMLEngineers, 2), "A team of two or more is nearest to the mid-size budget."},
	}
}

func (a *assessor) surelyAtLeast(id QuestionID, n float64) bool {
	r, ok := a.answers.Number(id)
	return ok && r.Low >= n
}

func (a *assessor) tierKnown() bool {
	for _, id := range []QuestionID{QModelSize, QDomainVariants, QSecurityReview, QMLEngineers} {
		if a.answers.Known(id) {
			return true
		}
	}
	return false
}
