package advisor

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// A Condition is a comparison over answers, written in the expr language:
// `requests_per_month < 50000 and "cost" in gap`. It is compiled and
// type-checked against the questions when the knowledge base is loaded.
//
// An answer may be a range or unknown, so a condition is yes, no or unsure: it
// is evaluated for every combination of the values its answers could have, and
// is unsure where those disagree.
type Condition struct {
	Text    string
	program *vm.Program
	names   []string
}

// Vocabulary is the set of names conditions may use, with the values each
// could have while nothing is known about it.
type Vocabulary struct {
	// worlds holds the candidate values per name.
	worlds map[string][]any
	types  map[string]any
}

// ConditionNumber is how high an unknown number is taken to reach.
const conditionNumber = math.MaxFloat64

// Derived names that conditions may use beside the questions.
const (
	// MinimumExamples is the T3 minimum for the chosen task, in examples.
	MinimumExamples = "minimum_examples"
	// BestCaseExamples is the larger of what is at hand and what is achievable.
	BestCaseExamples = "best_case_examples"
	// BreakEvenKnown is true once every input of the break-even is known.
	BreakEvenKnown = "break_even_known"
	// PaysBack is true when the break-even comes within the horizon.
	PaysBack = "pays_back"
)

// NewVocabulary allows the given questions and the derived names.
func NewVocabulary(questions []*Question) *Vocabulary {
	v := &Vocabulary{worlds: map[string][]any{}, types: map[string]any{}}
	for _, q := range questions {
		v.addQuestion(q)
	}
	for _, number := range []string{MinimumExamples, BestCaseExamples} {
		v.types[number], v.worlds[number] = 0.0, []any{0.0, conditionNumber}
	}
	for _, flag := range []string{BreakEvenKnown, PaysBack} {
		v.types[flag], v.worlds[flag] = false, []any{false, true}
	}
	return v
}

func (v *Vocabulary) addQuestion(q *Question) {
	name := string(q.ID)
	switch q.Kind {
	case NumberQuestion:
		v.types[name] = 0.0
		v.worlds[name] = []any{0.0, conditionNumber}
	case ChoiceQuestion:
		v.types[name] = ""
		for _, c := range q.Choices {
			v.worlds[name] = append(v.worlds[name], c.Value)
		}
	case SeveralQuestion:
		v.types[name] = []string{}
		all := make([]string, len(q.Choices))
		for i, c := range q.Choices {
			all[i] = c.Value
		}
		v.worlds[name] = []any{[]string{}, all}
	case TextQuestion:
		v.types[name] = ""
		v.worlds[name] = []any{"", "text"}
	}
}

// Compile checks a condition against the vocabulary. The error is one sentence
// that names what is wrong.
func (v *Vocabulary) Compile(text string) (*Condition, error) {
	program, err := expr.Compile(text, expr.Env(v.types), expr.AsBool())
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("condition %q: %s", text, first)
	}
	c := &Condition{Text: text, program: program}
	finder := &wordFinder{vocabulary: v, condition: c}
	node := program.Node()
	ast.Walk(&node, finder)
	if finder.problem != nil {
		return nil, finder.problem
	}
	return c, nil
}

// wordFinder collects the names a condition uses and checks that a choice is
// only compared with values it can have.
type wordFinder struct {
	vocabulary *Vocabulary
	condition  *Condition
	problem    error
}

func (f *wordFinder) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if _, known := f.vocabulary.types[n.Value]; known && !slices.Contains(f.condition.names, n.Value) {
			f.condition.names = append(f.condition.names, n.Value)
		}
	case *ast.BinaryNode:
		f.checkWords(n)
	}
}

func (f *wordFinder) checkWords(n *ast.BinaryNode) {
	name, word := nameAndWord(n.Left, n.Right)
	if name == "" {
		name, word = nameAndWord(n.Right, n.Left)
	}
	if name == "" || f.problem != nil {
		return
	}
	if allowed := f.vocabulary.words(name); !slices.Contains(allowed, word) {
		f.problem = fmt.Errorf("condition %q: %s is never %q; it can be %s",
			f.condition.Text, name, word, strings.Join(allowed, ", "))
	}
}

func nameAndWord(a, b ast.Node) (name, word string) {
	id, isName := a.(*ast.IdentifierNode)
	s, isWord := b.(*ast.StringNode)
	if isName && isWord {
		return id.Value, s.Value
	}
	return "", ""
}

// words lists the words a choice can be.
func (v *Vocabulary) words(name string) []string {
	var out []string
	for _, w := range v.worlds[name] {
		switch w := w.(type) {
		case string:
			out = append(out, w)
		case []string:
			out = append(out, w...)
		}
	}
	return out
}

// Questions lists the names the condition uses, in order of appearance.
func (c *Condition) Names() []string { return c.names }

// Facts are answers and derived values as conditions see them: for each name
// the values it could have. A name that is absent is unknown.
type Facts struct {
	vocabulary *Vocabulary
	known      map[string][]any
}

// NewFacts makes facts from answers.
func (v *Vocabulary) NewFacts(answers Answers) Facts {
	f := Facts{v, make(map[string][]any, len(answers)+4)}
	for id, a := range answers {
		switch a.Kind {
		case UnknownAnswer:
		case NumberAnswer:
			f.SetNumber(string(id), a.Number)
		case WordAnswer:
			f.known[string(id)] = []any{a.Word}
		case WordsAnswer:
			f.known[string(id)] = []any{a.Words}
		}
	}
	return f
}

// SetNumber adds a derived number or range.
func (f Facts) SetNumber(name string, r Range) {
	if r.Certain() {
		f.known[name] = []any{r.Low}
		return
	}
	f.known[name] = []any{r.Low, r.High}
}

// SetTruth adds a derived truth; Unsure leaves the name unknown.
func (f Facts) SetTruth(name string, t Truth) {
	if t != Unsure {
		f.known[name] = []any{t == Yes}
	}
}

// maxWorlds bounds the combinations tried; beyond it a condition is unsure.
const maxWorlds = 4096

// Holds evaluates the condition over every combination of possible values.
func (c *Condition) Holds(f Facts) Truth {
	world := make(map[string]any, len(c.names))
	yes, no, tried := false, false, 0
	var walk func(i int)
	walk = func(i int) {
		if yes && no || tried > maxWorlds {
			return
		}
		if i == len(c.names) {
			tried++
			if c.inWorld(world) {
				yes = true
			} else {
				no = true
			}
			return
		}
		for _, v := range f.values(c.names[i]) {
			world[c.names[i]] = v
			walk(i + 1)
		}
	}
	walk(0)
	if tried > maxWorlds || yes == no {
		return Unsure
	}
	return TruthOf(yes)
}

func (f Facts) values(name string) []any {
	if vs, ok := f.known[name]; ok {
		return vs
	}
	return f.vocabulary.worlds[name]
}

// inWorld runs the compiled program. Type-checking leaves nothing that could
// fail at run time; an error counts as false.
func (c *Condition) inWorld(world map[string]any) bool {
	out, err := expr.Run(c.program, world)
	held, ok := out.(bool)
	return err == nil && ok && held
}

// Known reports whether every name the condition uses has a value.
func (c *Condition) Known(f Facts) bool {
	for _, n := range c.names {
		if _, ok := f.known[n]; !ok {
			return false
		}
	}
	return true
}
