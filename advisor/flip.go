package advisor

import (
	"maps"
	"math"
	"slices"
	"strconv"
)

// Flip is the smallest change of one answer that changes the recommendation.
// Flips are found by running the engine again, so they are exact.
type Flip struct {
	Question *Question
	// From is the answer as it stands, unknown where none is given, and To the
	// changed one. For a number To is the threshold.
	From, To Answer
	// Direction says for a number whether the change holds from To on upwards
	// or downwards.
	Direction Direction
	// Excluded says that the change holds beyond To and not at To itself:
	// "below 50,000".
	Excluded bool
	// Approach is what would be advised then.
	Approach Approach
}

// Direction is the way a number moves.
type Direction int

// The directions.
const (
	Sideways Direction = iota // not a number
	Upwards
	Downwards
)

// Flips lists, for every question in the order of the interview, the smallest
// changes of its answer that would change the recommendation. It is empty
// while nothing is recommended. Lines set by hand stay as they are.
func (k *Knowledge) Flips(answers Answers, byHand ...Override) []Flip {
	f := newFlipper(k, answers, byHand)
	f.now = string(f.as.Recommendation.Approach)
	f.outcome = f.approach
	if f.now == "" {
		return nil
	}
	for _, q := range k.Interview() {
		if k.matters(q.ID) {
			f.try(q)
		}
	}
	return f.found
}

func newFlipper(k *Knowledge, answers Answers, byHand []Override) *flipper {
	f := &flipper{k: k, answers: maps.Clone(answers), byHand: byHand}
	if f.answers == nil {
		f.answers = Answers{}
	}
	f.as = Assess(k, f.answers, byHand...)
	return f
}

// matters reports whether the recommendation can depend on a question.
func (k *Knowledge) matters(id QuestionID) bool {
	uses := func(c *Condition) bool { return slices.Contains(c.Names(), string(id)) }
	return slices.Contains(EngineQuestions(), id) ||
		slices.ContainsFunc(k.Gates, func(g *Gate) bool { return uses(g.When) }) ||
		slices.ContainsFunc(k.Evidence, func(r *EvidenceRule) bool { return uses(r.When) })
}

// flipper tries one changed answer after another.
type flipper struct {
	k       *Knowledge
	answers Answers
	byHand  []Override
	// as is the assessment of the answers as they stand.
	as Assessment
	// outcome is what is looked at after a change of one answer, and now what it
	// is as the answers stand; empty for nothing.
	outcome func(changed QuestionID) string
	now     string
	found   []Flip
}

// approach is what the engine advises after a change of one answer. Costs are
// worked out again only where the question has a part in them.
func (f *flipper) approach(changed QuestionID) string {
	a := &assessor{k: f.k, answers: f.answers, overrides: f.byHand, narrow: true, used: make([]bool, len(f.k.Figures))}
	out := f.as
	if slices.Contains(EngineQuestions(), changed) {
		out = a.costed(f.as.Tiers)
	}
	return string(a.approach(a.facts(out)))
}

// costed is the data and the costs alone.
func (a *assessor) costed(tiers []TierBudget) Assessment {
	out := Assessment{Dataset: a.dataset(), Tiers: tiers}
	out.Tier, _ = a.nearestTier()
	a.costs(&out, out.Budget())
	return out
}

// with is the outcome when one answer is another.
func (f *flipper) with(id QuestionID, a Answer) string {
	before, had := f.answers[id]
	f.answers[id] = a
	defer func() {
		if had {
			f.answers[id] = before
			return
		}
		delete(f.answers, id)
	}()
	return f.outcome(id)
}

func (f *flipper) try(q *Question) {
	switch q.Kind {
	case ChoiceQuestion:
		for _, c := range q.Choices {
			f.tryWord(q, Word(c.Value))
		}
	case SeveralQuestion:
		for _, c := range q.Choices {
			f.tryWord(q, toggled(f.answers[q.ID], c.Value))
		}
	case NumberQuestion:
		f.tryNumber(q)
	case TextQuestion:
	}
}

func (f *flipper) tryWord(q *Question, to Answer) {
	from := f.answers[q.ID]
	if to.Equal(from) {
		return
	}
	if then := f.with(q.ID, to); then != f.now && then != "" {
		f.found = append(f.found, Flip{Question: q, From: from, To: to, Approach: Approach(then)})
	}
}

// toggled is a set of choices with one more or one less.
func toggled(a Answer, value string) Answer {
	if i := slices.Index(a.Words, value); i >= 0 {
		return Words(slices.Delete(slices.Clone(a.Words), i, i+1)...)
	}
	return Words(append(slices.Clone(a.Words), value)...)
}

// tryNumber looks for the nearest threshold above and below the answer.
func (f *flipper) tryNumber(q *Question) {
	r, known := f.answers.Number(q.ID)
	if !known {
		r = q.Bounds
		if q.Assume != nil {
			r = q.Assume.Range
		}
	}
	if !known && q.Assume == nil {
		at, same := f.anchor(q)
		r = Exactly(at)
		if !same {
			f.search(q, Upwards, at)
			return
		}
	}
	f.search(q, Upwards, r.High)
	f.search(q, Downwards, r.Low)
}

// search steps away from start in growing steps until the advice changes, then
// narrows the threshold down.
func (f *flipper) search(q *Question, d Direction, start float64) {
	same := start
	for _, probe := range f.probes(q, d, start) {
		then := f.with(q.ID, Number(Exactly(probe)))
		if then == f.now || then == "" {
			same = probe
			continue
		}
		at := f.narrow(q, same, probe)
		flip := Flip{
			Question: q, From: f.answers[q.ID], Direction: d, Approach: Approach(f.with(q.ID, Number(Exactly(at)))),
		}
		flip.threshold(f.rounded(q, d, at))
		f.found = append(f.found, flip)
		return
	}
}

// threshold notes where the change begins. A value next to a round one that a
// rule compares with stands for "below" or "above" it.
func (flip *Flip) threshold(at float64) {
	for _, neighbour := range []float64{justAbove(at), justBelow(at)} {
		if neighbour == math.Round(neighbour) && at != math.Round(at) {
			at, flip.Excluded = neighbour, true
			break
		}
	}
	flip.To = Number(Exactly(at))
}

// rounded is the threshold with three digits, away from the answer as it
// stands, where the advice changes there too.
func (f *flipper) rounded(q *Question, d Direction, at float64) float64 {
	if at == 0 || q.Whole || slices.Contains(f.k.cutsOf(string(q.ID)), at) {
		return at
	}
	const digits = 3
	unit := math.Pow(10, math.Floor(math.Log10(at))-digits+1)
	round := math.Ceil(at/unit) * unit
	if d == Downwards {
		round = math.Floor(at/unit) * unit
	}
	// The product of two floats can have a last digit that nobody means.
	if short, err := strconv.ParseFloat(strconv.FormatFloat(round, 'g', digits, 64), 64); err == nil {
		round = short
	}
	if !q.Bounds.Contains(round) {
		return at
	}
	if then := f.with(q.ID, Number(Exactly(round))); then == f.now || then == "" {
		return at
	}
	return round
}

// narrow bisects to where the advice changes, to one part in ten thousand, or
// to the whole number, and returns the value on the changed side.
func (f *flipper) narrow(q *Question, same, changed float64) float64 {
	for range 60 {
		width := math.Abs(changed - same)
		if q.Whole && width <= 1 || width <= 1e-4*math.Abs(changed) {
			break
		}
		mid := same + (changed-same)/2
		if q.Whole {
			mid = math.Round(mid)
		}
		if then := f.with(q.ID, Number(Exactly(mid))); then == f.now || then == "" {
			same = mid
		} else {
			changed = mid
		}
	}
	return changed
}
