package advisor

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Sharpening is how far one question that nobody has answered can still move
// the result. It is found by running the engine over the answers it could get,
// with all other answers as they stand.
type Sharpening struct {
	Question *Question
	// Leads lists the approaches, other than the one advised now, that some
	// answer leads to; empty while nothing is advised.
	Leads []Approach
	// Spread is how far apart the middles of the tuned model's cost over the
	// period, or of the saving where the API bill is known, lie between the
	// answers, in USD.
	Spread float64
	// Bill says that the API bill is not known and this is a part of it. Alone
	// it moves nothing; together with the other parts it makes savings known.
	Bill bool
	// Weighs says that rules or gates are undecided because it is not known.
	Weighs bool
}

// Moves reports whether an answer can change anything that is worked out.
func (s Sharpening) Moves() bool { return class(s) < unmoved }

// leastSpread is the part of the cost over the period below which moving it is
// not worth a word.
const leastSpread = 0.005

// Sharpen lists the questions that are not known, those that move the result
// most first: what can change the advice, then the parts of an API bill that is
// not known, then what moves the cost, then what rules wait for, then the others
// in the order of the interview. Lines set by hand stay as they are.
func (k *Knowledge) Sharpen(answers Answers, byHand ...Override) []Sharpening {
	s := newSharpener(k, answers, byHand)
	questions := slices.DeleteFunc(k.Interview(), func(q *Question) bool { return answers.Known(q.ID) })
	out := apart(questions, func(q *Question) Sharpening { return s.own().of(q) })
	slices.SortStableFunc(out, func(x, y Sharpening) int {
		return cmp.Or(cmp.Compare(class(x), class(y)), cmp.Compare(len(y.Leads), len(x.Leads)), cmp.Compare(y.Spread, x.Spread))
	})
	return out
}

// unmoved is the class of questions that move nothing.
const unmoved = 4

func class(s Sharpening) int {
	switch {
	case len(s.Leads) > 0:
		return 0
	case s.Bill:
		return 1
	case s.Spread > 0:
		return 2
	case s.Weighs:
		return 3
	}
	return unmoved
}

// sharpener tries answers to one question after another.
type sharpener struct {
	k       *Knowledge
	answers Answers
	byHand  []Override
	// as is the assessment of the answers as they stand, and read has these as
	// values.
	as   Assessment
	read readings
}

func newSharpener(k *Knowledge, answers Answers, byHand []Override) *sharpener {
	s := &sharpener{k: k, answers: answers, byHand: byHand, as: Assess(k, answers, byHand...), read: k.readingsOf(answers)}
	return s.own()
}

// own is a sharpener with answers of its own to change.
func (s *sharpener) own() *sharpener {
	own := *s
	own.answers = maps.Clone(s.answers)
	if own.answers == nil {
		own.answers = Answers{}
	}
	return &own
}

func (s *sharpener) of(q *Question) Sharpening {
	out := Sharpening{
		Question: q, Weighs: slices.Contains(s.as.Recommendation.Open, q.ID),
		Bill: s.as.Economics.APIMonthly == nil && slices.Contains(billParts, q.ID),
	}
	if !s.k.matters(q.ID) {
		return out
	}
	defer s.restore(q.ID)()
	low, high := math.Inf(1), math.Inf(-1)
	now := s.as.Recommendation.Approach
	for _, a := range s.could(q) {
		s.answers[q.ID] = a
		as := Assess(s.k, s.answers, s.byHand...)
		then := as.Recommendation.Approach
		if now != "" && then != "" && then != now && !slices.Contains(out.Leads, then) {
			out.Leads = append(out.Leads, then)
		}
		if cost, known := keyFigure(as.Economics, s.as.Economics); known {
			low, high = min(low, cost), max(high, cost)
		}
	}
	if spread := high - low; low <= high && spread >= leastSpread*math.Abs(s.as.Economics.SelfHostedHorizon.Mid()) {
		out.Spread = spread
	}
	return out
}

// billParts are the questions that make up the API bill.
var billParts = []QuestionID{QRequestsPerMonth, QInputTokens, QOutputTokens, QAPIModel, QMonthlyAPICost}

// restore is what puts the answer to a question back as it was.
func (s *sharpener) restore(id QuestionID) func() {
	before, had := s.answers[id]
	return func() {
		if had {
			s.answers[id] = before
			return
		}
		delete(s.answers, id)
	}
}

// keyFigure is the middle of what the advice is about in money: the saving
// where it is known now already, else the cost of the tuned model; known is
// false where an answer leaves it open.
func keyFigure(then, now Economics) (middle float64, known bool) {
	figure := &then.SelfHostedHorizon
	if now.Saving != nil {
		figure = then.Saving
	}
	if figure == nil || figure.How == nil || now.SelfHostedHorizon.How == nil {
		return 0, false
	}
	return figure.Mid(), true
}

// could lists the answers worth trying: every choice, and for a number the ends
// of what is assumed, what the example says, and where rules change.
func (s *sharpener) could(q *Question) []Answer {
	var out []Answer
	switch q.Kind {
	case ChoiceQuestion:
		for _, c := range q.Choices {
			out = append(out, Word(c.Value))
		}
	case SeveralQuestion:
		out = append(out, Words())
		for _, c := range q.Choices {
			out = append(out, Words(c.Value))
		}
	case NumberQuestion:
		for _, v := range s.numbers(q) {
			out = append(out, Number(Exactly(v)))
		}
	case TextQuestion:
	}
	return out
}

// numbers are the values of a number worth trying. Without anything assumed the
// example stands for what is usual, from half of it to double.
func (s *sharpener) numbers(q *Question) []float64 {
	var out []float64
	if q.Assume != nil {
		out = append(out, q.Assume.Low, q.Assume.High)
	}
	if example, err := q.Parse(q.Example); err == nil && example.Kind == NumberAnswer {
		const either = 2
		out = append(out, example.Number.Low/either, example.Number.High*either)
	}
	for _, cut := range s.k.cutsOf(string(q.ID)) {
		out = append(out, justBelow(cut), cut, justAbove(cut))
	}
	for i, v := range out {
		if q.Whole {
			v = math.Round(v)
		}
		out[i] = min(max(v, q.Bounds.Low), q.Bounds.High)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
