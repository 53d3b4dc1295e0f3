package advisor

import (
	"math"
	"slices"

	"github.com/expr-lang/expr/vm"
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
	// couldBe holds the values of choices and flags, bounds those of numbers.
	couldBe map[string][]any
	bounds  map[string]Range
	// texts are the names of answers in people's own words.
	texts []string
}

// largest stands for "as much as you like" when a number is unknown.
const largest = math.MaxFloat64

// NewVocabulary allows the given questions and the derived names.
func NewVocabulary(questions []*Question) *Vocabulary {
	v := &Vocabulary{types: map[string]any{}, couldBe: map[string][]any{}, bounds: map[string]Range{}}
	for _, q := range questions {
		v.addQuestion(q)
	}
	for _, number := range []string{MinimumExamples, BestCaseExamples} {
		v.types[number], v.bounds[number] = 0.0, Range{0, largest}
	}
	for _, flag := range []string{BreakEvenKnown, PaysBack, ManagedRoute, ConsultancyRoute} {
		v.types[flag], v.couldBe[flag] = false, []any{false, true}
	}
	return v
}

func (v *Vocabulary) addQuestion(q *Question) {
	name := string(q.ID)
	switch q.Kind {
	case NumberQuestion:
		v.types[name], v.bounds[name] = 0.0, q.Bounds
	case ChoiceQuestion:
		v.types[name] = ""
		for _, c := range q.Choices {
			v.couldBe[name] = append(v.couldBe[name], c.Value)
		}
	case SeveralQuestion:
		all := make([]string, len(q.Choices))
		for i, c := range q.Choices {
			all[i] = c.Value
		}
		v.types[name], v.couldBe[name] = []string{}, []any{all}
	case TextQuestion:
		v.types[name], v.couldBe[name] = "", []any{"", "text"}
		v.texts = append(v.texts, name)
	}
}

// words lists the words a choice can be; nil for names that are not choices.
func (v *Vocabulary) words(name string) []string {
	var out []string
	for _, w := range v.couldBe[name] {
		switch w := w.(type) {
		case string:
			out = append(out, w)
		case []string:
			out = w
		}
	}
	return out
}

// Facts are answers and derived values as conditions see them. A name that is
// absent is unknown.
type Facts struct {
	// sure holds what has one value only, and ranges what could be anything in
	// a range.
	sure   map[string]any
	ranges map[string]Range
	// machine runs conditions, and world holds the values of a condition's names
	// meanwhile; both are used again for each.
	machine *vm.VM
	world   map[string]any
}

func newFacts(answers Answers) Facts {
	f := Facts{
		sure:    make(map[string]any, len(answers)+len(derivedNames)),
		ranges:  map[string]Range{},
		machine: &vm.VM{},
		world:   map[string]any{},
	}
	for id, a := range answers {
		switch a.Kind {
		case UnknownAnswer:
		case NumberAnswer:
			f.setNumber(string(id), a.Number)
		case WordAnswer:
			f.sure[string(id)] = a.Word
		case WordsAnswer:
			f.sure[string(id)] = a.Words
		}
	}
	return f
}

func (f Facts) setNumber(name string, r Range) {
	if r.Certain() {
		f.sure[name] = r.Low
		return
	}
	f.ranges[name] = r
}

// setTruth adds a derived truth; Unsure leaves the name unknown.
func (f Facts) setTruth(name string, t Truth) {
	if t != Unsure {
		f.sure[name] = t == Yes
	}
}

func (f Facts) known(name string) bool {
	if _, ok := f.sure[name]; ok {
		return true
	}
	_, ok := f.ranges[name]
	return ok
}

// unsure reports whether a name could have more than one value.
func (f Facts) unsure(name string) bool {
	_, ok := f.sure[name]
	return !ok
}

// couldBe lists the values a name could have, as far as a condition can tell
// them apart.
func (f Facts) couldBe(name string, c *Condition) []any {
	if v, ok := f.sure[name]; ok {
		return []any{v}
	}
	own := c.open[name]
	r, ranged := f.ranges[name]
	if ranged {
		own = atCuts(r, c.cuts[name])
	}
	if len(c.pairs) == 0 {
		return own
	}
	if r, ranged = f.rangeOf(name, c); !ranged {
		return own
	}
	return f.atPairs(name, c, r, own)
}

// atPairs adds the values inside a range at which what a number is compared
// with has an end or a cut of its own: between those, the comparison of the two
// changes at most along the way from corner to corner.
func (f Facts) atPairs(name string, c *Condition, r Range, own []any) []any {
	var cuts []float64
	meets := func(other string, factor float64) {
		if at, ok := f.rangeOf(other, c); ok {
			for _, v := range atCuts(at, c.cuts[other]) {
				if v, ok := v.(float64); ok {
					cuts = append(cuts, v*factor)
				}
			}
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
		if r.Contains(cut) && !slices.Contains(own, any(cut)) {
			own = append(slices.Clip(own), cut)
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
func withBetween(values []any) []any {
	var numbers []float64
	for _, v := range values {
		if n, ok := v.(float64); ok {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	out := slices.Clip(values)
	for i := 1; i < len(numbers); i++ {
		if middle := numbers[i-1] + (numbers[i]-numbers[i-1])/2; middle > numbers[i-1] && middle < numbers[i] {
			out = append(out, middle)
		}
	}
	return out
}

// rangeOf is what a number could be; ok is false for a name that is none.
func (f Facts) rangeOf(name string, c *Condition) (r Range, ok bool) {
	if v, ok := f.sure[name].(float64); ok {
		return Range{v, v}, true
	}
	if r, ok := f.ranges[name]; ok {
		return r, true
	}
	r, ok = c.vocabulary.bounds[name]
	return r, ok
}

// atCuts lists both ends of a range and the cuts inside it.
func atCuts(r Range, cuts []float64) []any {
	out := []any{r.Low, r.High}
	for _, cut := range cuts {
		if r.Contains(cut) && !slices.Contains(out, any(cut)) {
			out = append(out, cut)
		}
	}
	return out
}

func justBelow(x float64) float64 { return math.Nextafter(x, math.Inf(-1)) }
func justAbove(x float64) float64 { return math.Nextafter(x, math.Inf(1)) }
