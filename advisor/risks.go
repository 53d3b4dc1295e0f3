package advisor

import (
	"cmp"
	"slices"
)

// Relevance is how likely a failure is for the answers given, in a word.
type Relevance string

// The degrees of relevance, highest first.
const (
	LikelyRisk   Relevance = "likely"
	PossibleRisk Relevance = "possible"
	UnlikelyRisk Relevance = "unlikely"
)

// Risk is a way the project could fail, ranked for the answers.
type Risk struct {
	*Failure
	Relevance Relevance
	// Late is the cost if caught late: after launch where the paper has that
	// figure, in training otherwise. OpenEnded marks a high end without bound.
	Late      MoneyRange
	OpenEnded bool
	// Prevent is what upfront diligence costs.
	Prevent MoneyRange
	// Answers are the questions that made it likely or unlikely.
	Answers []QuestionID
}

// risks ranks every failure of T9 and T15: the likely ones first, and among
// equals the dearer one.
func (a *assessor) risks(f Facts) []Risk {
	out := make([]Risk, 0, len(a.k.Failures))
	prevent := a.figure("text.iteration.prevention").Money()
	for _, failure := range a.k.Failures {
		r := Risk{Failure: failure, Relevance: PossibleRisk, Prevent: prevent}
		switch {
		case failure.Likely.Holds(f) == Yes:
			r.Relevance, r.Answers = LikelyRisk, failure.Likely.questions
		case failure.Unlikely != nil && failure.Unlikely.Holds(f) == Yes:
			r.Relevance, r.Answers = UnlikelyRisk, failure.Unlikely.questions
		}
		r.late()
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(x, y Risk) int {
		return cmp.Or(cmp.Compare(x.Relevance.rank(), y.Relevance.rank()), cmp.Compare(y.Late.High, x.Late.High))
	})
	return out
}

// rank orders degrees of relevance, the highest first.
func (r Relevance) rank() int {
	switch r {
	case LikelyRisk:
		return 0
	case PossibleRisk:
		return 1
	case UnlikelyRisk:
	}
	return 2
}

func (r *Risk) late() {
	figure := r.CaughtAfterLaunch
	if figure == nil || figure.Computed == nil {
		figure = r.CaughtInTraining
	}
	if figure != nil && figure.Computed != nil {
		r.Late, r.OpenEnded = figure.Computed.Money(), figure.OpenEnded
	}
}
