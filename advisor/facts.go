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
		v.types[name] = []string{}
		v.couldBe[name] = someOf(q.Choices)
	case TextQuestion:
		v.types[name], v.couldBe[name] = "", []any{"", "text"}
	}
}

// someOf lists telling subsets of choices: none, each alone, and all.
func someOf(choices []Choice) []any {
	out := []any{[]string{}}
	all := make([]string, len(choices))
	for i, c := range choices {
		out = append(out, []string{c.Value})
		all[i] = c.Value
	}
	return append(out, all)
}

// words lists the words a choice can be; nil for names that are not choices.
func (v *Vocabulary) words(name string) []string {
	var out []string
	for _, w := range v.couldBe[name] {
		switch w := w.(type) {
		case string:
			out = append(out, w)
		case []string:
			out = w // the last entry holds all
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
	if r, ok := f.ranges[name]; ok {
		return atCuts(r, c.cuts[name])
	}
	return c.open[name]
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
