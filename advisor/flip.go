package advisor

import (
	"maps"
	"math"
	"slices"
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
	// Until is how far the change holds on from To, where it does not hold for
	// good: a further machine can take back what more traffic brought. Nil where
	// it holds as far as was looked.
	Until *float64
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
	f.outcome = (*flipper).approach
	if f.now == "" {
		return nil
	}
	whateverItPays := f.whateverItPays()
	return f.tried(slices.DeleteFunc(k.Interview(), func(q *Question) bool {
		return !k.matters(q.ID) || k.costsOnly(q.ID) && whateverItPays
	}))
}

// tried lists the flips of questions, each tried by a flipper of its own.
func (f *flipper) tried(questions []*Question) []Flip {
	return slices.Concat(apart(questions, func(q *Question) []Flip {
		own := *f
		own.answers, own.paid, own.met = maps.Clone(f.answers), maps.Clone(f.paid), map[float64]string{}
		own.try(q)
		return own.found
	})...)
}

func newFlipper(k *Knowledge, answers Answers, byHand []Override) *flipper {
	f := &flipper{k: k, answers: maps.Clone(answers), byHand: byHand}
	if f.answers == nil {
		f.answers = Answers{}
	}
	f.as, f.read = Assess(k, f.answers, byHand...), k.readingsOf(f.answers)
	return f
}

// matters reports whether the recommendation can depend on a question.
func (k *Knowledge) matters(id QuestionID) bool {
	return k.movesCosts(id) || k.rulesRead(id)
}

// movesCosts reports whether costs can depend on a question: the engine reads it,
// or it can shut the way of serving that they rest on.
func (k *Knowledge) movesCosts(id QuestionID) bool {
	return slices.Contains(EngineQuestions(), id) || k.routesRead(id)
}

// flipper tries one changed answer after another.
type flipper struct {
	k       *Knowledge
	answers Answers
	byHand  []Override
	// as is the assessment of the answers as they stand, and read has these as
	// values.
	as   Assessment
	read readings
	// outcome is what is looked at after a change of one answer, and now what it
	// is as the answers stand; empty for nothing.
	outcome func(f *flipper, changed QuestionID) string
	now     string
	// every says that each other outcome is wanted, and not the nearest alone.
	every bool
	// near says that what moves machines is moved by no more than tenfold: beyond
	// that not every machine is counted.
	near bool
	// paid is what is advised by when the project pays back, once it was asked,
	// and met what came out for values of the question that is tried.
	paid  map[string]string
	met   map[float64]string
	found []Flip
}

// approach is what the engine advises after a change of one answer. Costs are
// worked out again only where the question has a part in them.
func (f *flipper) approach(changed QuestionID) string {
	a := f.assessor(changed)
	switch {
	case !f.k.movesCosts(changed):
		return string(a.approach(a.facts(&f.as)))
	case f.k.costsOnly(changed):
		return f.paying(a.costed(f.as, changed).Economics.BreakEven)
	}
	costed := a.costed(f.as, changed)
	return string(a.approach(a.facts(&costed)))
}

// assessor works on the answers after a change of one.
func (f *flipper) assessor(changed QuestionID) *assessor {
	followed, _ := f.k.follow(f.answers)
	return &assessor{
		k: f.k, answers: followed, overrides: f.byHand, only: forAdvice,
		used: make([]bool, len(f.k.Figures)), read: f.read.but(f.k, changed),
	}
}

// runningQuestions are those that only what is paid again and again rests on.
var runningQuestions = []QuestionID{
	QRequestsPerMonth, QInputTokens, QOutputTokens, QPeakFactor, QRampUpMonths, QHorizonYears,
	QAPIModel, QAPIInputPrice, QAPIOutputPrice, QCachedShare, QBatchShare, QMonthlyAPICost,
}

// costed is the data and the costs alone, after a change of one answer of an
// assessment; what the answer has no part in stays as it is.
func (a *assessor) costed(before Assessment, changed QuestionID) Assessment {
	if !slices.Contains(runningQuestions, changed) || before.Own.Tier == nil {
		out := Assessment{Dataset: a.dataset(), Tiers: before.Tiers}
		out.Tier, _ = a.nearestTier()
		a.costs(&out, out.Budget())
		return out
	}
	out := before
	out.Own.Ongoing, out.Own.Retraining = nil, nil
	out.Serving = a.servingPlan(out.Budget())
	a.runs(&out)
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
	return f.outcome(f, id)
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
			f.note(q, Upwards, f.stretches(q, Upwards, at))
			return
		}
	}
	f.note(q, Upwards, f.stretches(q, Upwards, r.High))
	f.note(q, Downwards, f.stretches(q, Downwards, r.Low))
}

// threshold notes where the change begins. A value next to a round one that a
// rule compares with stands for "below" or "above" it.
func (flip *Flip) threshold(at float64) {
	neighbour := justBelow(at)
	if flip.Direction == Downwards {
		neighbour = justAbove(at)
	}
	if neighbour == math.Round(neighbour) && at != math.Round(at) {
		at, flip.Excluded = neighbour, true
	}
	flip.To = Number(Exactly(at))
}

// Reach is the threshold of a number, or the range over which the change holds
// where that ends.
func (flip Flip) Reach() Answer {
	if flip.Until == nil || flip.To.Kind != NumberAnswer {
		return flip.To
	}
	return Number(Between(flip.To.Number.Low, *flip.Until))
}
