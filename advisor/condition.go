package advisor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// A Condition is a comparison over answers, written in the expr language:
// `requests_per_month < 50000 and "cost" in gap`. It is compiled and
// type-checked against the questions when the knowledge base is loaded.
//
// An answer may be a range or unknown, so a condition is yes, no or unsure: it
// is evaluated in every world, that is for every combination of the values its
// answers could have, and is unsure where the worlds disagree. So that a few
// values stand for all, a condition is made of comparisons only; see
// conditionReader.
type Condition struct {
	Text    string
	program *vm.Program
	names   []string
	// questions are those of the names that are questions.
	questions []QuestionID
	// cuts holds, per number, the values around each constant it is compared
	// with; between them a comparison cannot change.
	cuts map[string][]float64
	// pairs are the numbers that are compared with each other.
	pairs []pair
	// open lists, per name, the values it could have while nothing is known of
	// it.
	open map[string][]any
	// blank is what holds while none of the names is known.
	blank Truth
	// doubtful says that it reads a fact that confidence does not count on.
	doubtful bool
	// vocabulary gives the values an unknown name could have.
	vocabulary *Vocabulary
}

// Names lists the questions and derived names the condition uses, in order of
// appearance.
func (c *Condition) Names() []string { return c.names }

// Compile checks a condition against the vocabulary. The error is one sentence
// that names what is wrong.
func (v *Vocabulary) Compile(text string) (*Condition, error) {
	program, err := expr.Compile(text, expr.Env(v.types), expr.AsBool())
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("condition %q: %s", text, first)
	}
	tree, err := parser.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("condition %q: %w", text, err)
	}
	c := &Condition{Text: text, program: program, cuts: map[string][]float64{}, vocabulary: v}
	reader := &conditionReader{condition: c, words: map[string][]string{}, counted: map[string]bool{}}
	if err := reader.readTruth(tree.Node); err != nil {
		return nil, fmt.Errorf("condition %q: %w", text, err)
	}
	for name := range c.cuts {
		slices.Sort(c.cuts[name])
		c.cuts[name] = slices.Compact(c.cuts[name])
	}
	c.open = make(map[string][]any, len(c.names))
	for _, name := range c.names {
		c.open[name] = reader.open(name)
	}
	c.doubtful = slices.ContainsFunc(c.names, func(name string) bool { return slices.Contains(doubtfulFacts, name) })
	c.blank = c.tryWorlds(newFacts(nil))
	return c, nil
}

// Holds evaluates the condition in every world the facts allow.
func (c *Condition) Holds(f Facts) Truth {
	switch {
	case !slices.ContainsFunc(c.names, f.known):
		return c.blank
	case !slices.ContainsFunc(c.names, f.unsure):
		return TruthOf(c.inWorld(f.sure, f.machine))
	}
	return c.tryWorlds(f)
}

// maxWorlds bounds the combinations tried; beyond it a condition is unsure.
const maxWorlds = 4096

func (c *Condition) tryWorlds(f Facts) Truth {
	var few [4][]any
	choices := few[:0]
	count := 1
	for i, name := range c.names {
		choices = append(choices, f.couldBe(name, c))
		if count *= len(choices[i]); count > maxWorlds {
			return Unsure
		}
	}
	clear(f.world)
	w := worlds{c, f.world, choices, f.machine}
	seen := w.walk(0)
	if seen[0] == seen[1] {
		return Unsure
	}
	return TruthOf(seen[1])
}

// worlds walks through every combination of the values that the names of a
// condition could have.
type worlds struct {
	condition *Condition
	world     map[string]any
	choices   [][]any
	machine   *vm.VM
}

// walk fixes the names from i on in every way and reports whether the
// condition was seen to fail (0) and to hold (1).
func (w worlds) walk(i int) (seen [2]bool) {
	if i == len(w.choices) {
		held := w.condition.inWorld(w.world, w.machine)
		return [2]bool{!held, held}
	}
	for _, value := range w.choices[i] {
		w.world[w.condition.names[i]] = value
		more := w.walk(i + 1)
		seen = [2]bool{seen[0] || more[0], seen[1] || more[1]}
		if seen[0] && seen[1] {
			return seen
		}
	}
	return seen
}

// inWorld runs the compiled program. Type-checking leaves nothing that could
// fail at run time; an error counts as false.
func (c *Condition) inWorld(world map[string]any, machine *vm.VM) bool {
	out, err := machine.Run(c.program, world)
	held, ok := out.(bool)
	return err == nil && ok && held
}
