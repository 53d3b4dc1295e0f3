package advisor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"
)

// A Condition is a comparison over answers, written in the expr language:
// `requests_per_month < 50000 and "cost" in gap`. It is compiled and
// type-checked against the questions when the knowledge base is loaded.
//
// An answer may be a range or unknown, so a condition is yes, no or unsure: it
// is evaluated in every world, that is for every combination of the values its
// answers could have, and is unsure where the worlds disagree. So that a few
// values stand for all, a condition is made of comparisons only; see
// conditionReader. It is read into functions of Go: expr's own machine would take
// most of the time of an assessment.
type Condition struct {
	Text string
	// test says whether it holds in a world, which has a value for each of the
	// names, and places are where these stand in the vocabulary.
	test   test
	names  []string
	places []int
	// questions are those of the names that are questions.
	questions []QuestionID
	// cuts holds, for each of the names that is a number, the values around each
	// constant it is compared with; between them a comparison cannot change.
	cuts [][]float64
	// pairs are the numbers that are compared with each other.
	pairs []pair
	// open lists, for each of the names, the values it could have while nothing
	// is known of it.
	open [][]Answer
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
	tree, err := v.check(text)
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("condition %q: %s", text, first)
	}
	c := &Condition{Text: text, vocabulary: v}
	reader := &conditionReader{condition: c, cuts: map[string][]float64{}, words: map[string][]string{}, counted: map[string]bool{}}
	if c.test, err = reader.readTruth(tree.Node); err != nil {
		return nil, fmt.Errorf("condition %q: %w", text, err)
	}
	for _, name := range c.names {
		cuts := reader.cuts[name]
		slices.Sort(cuts)
		c.cuts = append(c.cuts, slices.Compact(cuts))
		c.places = append(c.places, v.places[name])
		c.open = append(c.open, reader.open(name))
	}
	c.doubtful = slices.ContainsFunc(c.names, func(name string) bool { return slices.Contains(doubtfulFacts, name) })
	c.blank = c.tryWorlds(newFacts(v, nil))
	return c, nil
}

// check parses a condition and checks its types. What that takes of the names is
// made once, as all conditions share it.
func (v *Vocabulary) check(text string) (*parser.Tree, error) {
	v.checking.Lock()
	defer v.checking.Unlock()
	if v.config == nil {
		v.config = conf.CreateNew()
		for _, option := range []expr.Option{expr.Env(v.types), expr.AsBool()} {
			option(v.config)
		}
		v.config.Check()
	}
	return checker.ParseCheck(text, v.config)
}

// Holds evaluates the condition in every world the facts allow.
func (c *Condition) Holds(f Facts) Truth {
	known, sure := false, true
	world := f.world(len(c.places))
	for i := range c.places {
		world[i] = f.seen(c, i)
		known = known || world[i].Kind != UnknownAnswer
		sure = sure && isSure(&world[i])
	}
	switch {
	case !known:
		return c.blank
	case sure:
		return TruthOf(c.test(world))
	}
	return c.tryWorlds(f)
}

// cutsOf are the cuts of a name; nil where the condition has no such name.
func (c *Condition) cutsOf(name string) []float64 {
	if i := slices.Index(c.names, name); i >= 0 {
		return c.cuts[i]
	}
	return nil
}

// alike reports whether all values of a range are the same to the condition.
func (c *Condition) alike(r Range, i int) bool {
	if len(c.pairs) > 0 {
		return false
	}
	at, _ := slices.BinarySearch(c.cuts[i], r.Low)
	return at == len(c.cuts[i]) || c.cuts[i][at] > r.High
}

// maxWorlds bounds the combinations tried; beyond it a condition is unsure.
const maxWorlds = 4096

func (c *Condition) tryWorlds(f Facts) Truth {
	var few [4][]Answer
	choices := few[:0]
	count := 1
	for i := range c.names {
		choices = append(choices, f.couldBe(c, i))
		if count *= len(choices[i]); count > maxWorlds {
			return Unsure
		}
	}
	seen := c.walk(f.world(len(c.places)), choices, 0)
	if seen[0] == seen[1] {
		return Unsure
	}
	return TruthOf(seen[1])
}

// walk goes through every world in which the names from i on have one of their
// choices and reports whether the condition was seen to fail (0) and to hold (1).
func (c *Condition) walk(world []Answer, choices [][]Answer, i int) (seen [2]bool) {
	if i == len(choices) {
		held := c.test(world)
		return [2]bool{!held, held}
	}
	for _, value := range choices[i] {
		world[i] = value
		more := c.walk(world, choices, i+1)
		seen = [2]bool{seen[0] || more[0], seen[1] || more[1]}
		if seen[0] && seen[1] {
			return seen
		}
	}
	return seen
}
