package advisor

// dataset compares the examples the task needs (T3) with those there are.
func (a *assessor) dataset() Dataset {
	var d Dataset
	if r, ok := a.answers.Number(QLabelledExamples); ok {
		d.AtHand = &r
	}
	if r, ok := a.answers.Number(QAchievableExamples); ok {
		d.Achievable = &r
	}
	d.Task = a.k.task(a.answers.Word(QTaskType))
	if d.Task == nil {
		return d
	}
	minimum, recommended := a.figure(d.Task.Minimum.ID), a.figure(d.Task.Recommended.ID)
	d.Minimum, d.Recommended = &minimum, &recommended
	d.Gap = a.exampleGap(minimum)
	if best, ok := a.bestCaseExamples(); ok {
		d.Fits = compareAtLeast(best, minimum.Range)
	}
	return d
}

// exampleGap is how many examples are missing from the minimum, never below
// none; nil while it is not known how many are at hand.
func (a *assessor) exampleGap(minimum Value) *Value {
	atHand, ok := a.answer(QLabelledExamples)
	if !ok {
		return nil
	}
	missing := Difference("minimum less examples at hand", Examples, minimum, atHand)
	gap := derive("Examples missing", Examples, missing.Max(noExamples.Range), OpMax, missing, noExamples)
	return &gap
}

// bestCaseExamples is how many examples the project can have: what is
// achievable, which is never less than what is at hand. While nobody has said
// what is achievable it has no upper bound; ok is false while nothing is known.
func (a *assessor) bestCaseExamples() (best Range, ok bool) {
	atHand, haveAtHand := a.answers.Number(QLabelledExamples)
	best, ok = a.answers.Number(QAchievableExamples)
	if !ok {
		return Range{atHand.Low, largest}, haveAtHand
	}
	if haveAtHand {
		best.Low = max(best.Low, atHand.Low)
		best.High = max(best.High, best.Low)
	}
	return best, true
}

// compareAtLeast says whether a is at least b.
func compareAtLeast(a, b Range) Truth {
	switch {
	case a.Low >= b.High:
		return Yes
	case a.High < b.Low:
		return No
	}
	return Unsure
}

func (k *Knowledge) task(id string) *Task {
	for _, t := range k.Tasks {
		if t.ID == id {
			return t
		}
	}
	return nil
}
