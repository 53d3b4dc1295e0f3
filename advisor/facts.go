package advisor

import (
	"math"
	"slices"
	"sync"

	"github.com/expr-lang/expr/conf"
)

// Names that conditions may use beside the questions. They are worked out from
// the answers before the rules are read.
const (
	// MinimumExamples is the T3 minimum for the chosen task, in examples.
	MinimumExamples = "minimum_examples"
	// BestCaseExamples is the larger of what is at hand and what is achievable;
	// unknown while achievable_examples is.
	BestCaseExamples = "best_case_examples"
	// BreakEvenKnown is true once every input of the break-even is known.
	BreakEvenKnown = "break_even_known"
	// PaysBack is true when the break-even comes within the horizon.
	PaysBack = "pays_back"
	// ManagedRoute is true when a managed service is chosen for serving.
	ManagedRoute = "managed_route"
	// ConsultancyRoute is true when a consultancy is chosen for the work.
	ConsultancyRoute = "consultancy_route"
)

// derivedNames lists the names above.
var derivedNames = []string{
	MinimumExamples, BestCaseExamples, BreakEvenKnown, PaysBack, ManagedRoute, ConsultancyRoute,
}

// Vocabulary is the set of names conditions may use, with the values each
// could have while nothing is known about it.
type Vocabulary struct {
	types map[string]any
	// names and kinds have each name and its kind of answer, those of questions
	// first, and places where a name stands in them.
	names     []QuestionID
	kinds     []AnswerKind
	questions int
	places    map[string]int
	// couldBe holds the values of choices and flags, bounds those of numbers.
	couldBe map[string][]Answer
	bounds  map[string]Range
	// texts are the names of answers in people's own words.
	texts []string

	checking sync.Mutex
	config   *conf.Config
}

// largest stands for "as much as you like" when a number is unknown.
const largest = math.MaxFloat64

// NewVocabulary allows the given questions and the derived names.
func NewVocabulary(questions []*Question) *Vocabulary {
	v := &Vocabulary{types: map[string]any{}, places: map[string]int{}, couldBe: map[string][]Answer{}, bounds: map[string]Range{}}
	for _, q := range questions {
		v.addQuestion(q)
	}
	v.questions = len(v.names)
	for _, number := range []string{MinimumExamples, BestCaseExamples} {
		v.add(number, 0.0, NumberAnswer)
		v.bounds[number] = Range{0, largest}
	}
	for _, flag := range []string{BreakEvenKnown, PaysBack, ManagedRoute, ConsultancyRoute} {
		v.add(flag, false, NumberAnswer)
		v.couldBe[flag] = []Answer{flagged(false), flagged(true)}
	}
	return v
}

// add allows a name whose values are of a type and are told as such answers.
func (v *Vocabulary) add(name string, of any, kind AnswerKind) {
	v.types[name], v.places[name] = of, len(v.kinds)
	v.names, v.kinds = append(v.names, QuestionID(name)), append(v.kinds, kind)
}

// flagged is yes or no as conditions keep it, one or zero.
func flagged(yes bool) Answer {
	if yes {
		return Number(Exactly(1))
	}
	return Number(Exactly(0))
}

func (v *Vocabulary) addQuestion(q *Question) {
	name := string(q.ID)
	switch q.Kind {
	case NumberQuestion:
		v.add(name, 0.0, NumberAnswer)
		v.bounds[name] = q.Bounds
	case ChoiceQuestion:
		v.add(name, "", WordAnswer)
		for _, c := range q.Choices {
			v.couldBe[name] = append(v.couldBe[name], Word(c.Value))
		}
	case SeveralQuestion:
		all := make([]string, len(q.Choices))
		for i, c := range q.Choices {
			all[i] = c.Value
		}
		v.add(name, []string{}, WordsAnswer)
		v.couldBe[name] = []Answer{Words(all...)}
	case TextQuestion:
		v.add(name, "", WordAnswer)
		v.couldBe[name] = []Answer{Word(""), Word("text")}
		v.texts = append(v.texts, name)
	}
}

// words lists the words a choice can be; nil for names that are not choices.
func (v *Vocabulary) words(name string) []string {
	var out []string
	for _, a := range v.couldBe[name] {
		switch a.Kind {
		case WordAnswer:
			out = append(out, a.Word)
		case WordsAnswer:
			out = a.Words
		case UnknownAnswer, NumberAnswer:
		}
	}
	return out
}

// Facts are answers and derived values as conditions see them. They are not for
// several goroutines at once.
type Facts struct {
	vocabulary *Vocabulary
	answers    Answers
	// derived has what is known of the derived names, in the order of derivedNames.
	derived []Answer
	// values holds a world while a condition looks at it; it is used again for
	// each.
	values []Answer
}

// mostNames is how many names conditions have at most as a rule.
const mostNames = 4

func newFacts(v *Vocabulary, answers Answers) Facts {
	room := make([]Answer, len(derivedNames)+mostNames)
	return Facts{v, answers, room[:len(derivedNames)], room[len(derivedNames):]}
}

// of is what is known of a name, by its place in the vocabulary.
func (f Facts) of(place int) Answer {
	if v := f.vocabulary; place < v.questions {
		if a := f.answers[v.names[place]]; a.Kind == v.kinds[place] {
			return a
		}
		return Unknown()
	}
	return f.derived[place-f.vocabulary.questions]
}

// world is room for a value of so many names.
func (f Facts) world(names int) []Answer {
	if names > len(f.values) {
		return make([]Answer, names)
	}
	return f.values[:names]
}

// derive sets what is known of a derived name.
func (f Facts) derive(name string, a Answer) {
	f.derived[f.vocabulary.places[name]-f.vocabulary.questions] = a
}

func (f Facts) setNumber(name string, r Range) { f.derive(name, Number(r)) }

// setTruth adds a derived truth; Unsure leaves the name unknown.
func (f Facts) setTruth(name string, t Truth) {
	if t != Unsure {
		f.derive(name, flagged(t == Yes))
	}
}

// forget makes a derived name unknown.
func (f Facts) forget(name string) { f.derive(name, Unknown()) }

// knows reports whether anything is known of a name.
func (f Facts) knows(name string) bool {
	place, ok := f.vocabulary.places[name]
	return ok && f.of(place).Kind != UnknownAnswer
}

// isSure reports whether an answer leaves one value only.
func isSure(a *Answer) bool {
	return a.Kind != UnknownAnswer && (a.Kind != NumberAnswer || a.Number.Certain())
}

// seen is what is known of a name of a condition, as far as the condition looks:
// a range whose values are all alike to it is one of them.
func (f Facts) seen(c *Condition, i int) Answer {
	a := f.of(c.places[i])
	if a.Kind == NumberAnswer && !a.Number.Certain() && c.alike(a.Number, i) {
		a.Number.High = a.Number.Low
	}
	return a
}

// couldBe lists the values that a name of a condition could have, as far as the
// condition can tell them apart.
func (f Facts) couldBe(c *Condition, i int) []Answer {
	a := f.seen(c, i)
	if isSure(&a) {
		return []Answer{a}
	}
	bounds, number := c.vocabulary.bounds[c.names[i]]
	if a.Kind == NumberAnswer {
		bounds = a.Number
	}
	if !number || a.Kind == UnknownAnswer && len(c.pairs) == 0 {
		return c.open[i]
	}
	values := atCuts(bounds, c.cuts[i])
	if len(c.pairs) > 0 {
		values = f.atPairs(c.names[i], c, bounds, values)
	}
	return asNumbers(values)
}

func asNumbers(values []float64) []Answer {
	out := make([]Answer, len(values))
	for i, v := range values {
		out[i] = Number(Exactly(v))
	}
	return out
}

// atPairs adds the values inside a range at which what a number is compared
// with has an end or a cut of its own: between those, the comparison of the two
// changes at most along the way from corner to corner.
func (f Facts) atPairs(name string, c *Condition, r Range, own []float64) []float64 {
	var cuts []float64
	meets := func(other string, factor float64) {
		for _, v := range atCuts(f.rangeOf(other), c.cutsOf(other)) {
			cuts = append(cuts, v*factor)
		}
	}
	for _, p := range c.pairs {
		switch name {
		case p.name:
			meets(p.other, p.times)
		case p.other:
			meets(p.name, 1/p.times)
		}
	}
	for _, cut := range cuts {
		if r.Contains(cut) && !slices.Contains(own, cut) {
			own = append(own, cut)
		}
	}
	if len(c.pairs) > 1 {
		return withBetween(own)
	}
	return own
}

// withBetween adds the middle between any two numbers that follow each other:
// where two are compared in more than one way, what tells them apart may hold
// between the places at which each comparison changes, and at none of them.
func withBetween(values []float64) []float64 {
	numbers := slices.Sorted(slices.Values(values))
	for i := 1; i < len(numbers); i++ {
		if middle := numbers[i-1] + (numbers[i]-numbers[i-1])/2; middle > numbers[i-1] && middle < numbers[i] {
			values = append(values, middle)
		}
	}
	return values
}

// rangeOf is what a number could be.
func (f Facts) rangeOf(name string) Range {
	if a := f.of(f.vocabulary.places[name]); a.Kind == NumberAnswer {
		return a.Number
	}
	return f.vocabulary.bounds[name]
}

// atCuts lists both ends of a range and the cuts inside it.
func atCuts(r Range, cuts []float64) []float64 {
	out := []float64{r.Low, r.High}
	for _, cut := range cuts {
		if r.Contains(cut) && !slices.Contains(out, cut) {
			out = append(out, cut)
		}
	}
	return out
}

func justBelow(x float64) float64 { return math.Nextafter(x, math.Inf(-1)) }
func justAbove(x float64) float64 { return math.Nextafter(x, math.Inf(1)) }
