package advisor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// comparisons shows what a condition is made of.
const comparisons = `comparisons like stable_months >= 12, stakes == "high", deployment in ["merged", "local"], ` +
	`"cost" in gap and len(gap) > 1, joined by and, or and not`

// conditionReader walks a parsed condition, which the compiler has found to be
// of the right types, and refuses everything but comparisons of names with
// constants or, for numbers, with each other. Those change only at the
// constants, so that a few values of each name stand for all it could have, and
// they depend on nothing but answers.
type conditionReader struct {
	condition *Condition
	// cuts are the values around each constant that a number is compared with.
	cuts map[string][]float64
	// words are those that a list is asked for, and counted the lists of which
	// the length is asked for.
	words   map[string][]string
	counted map[string]bool
}

// pair is a number that is compared with another, times a factor.
type pair struct {
	name, other string
	times       float64
}

// test says whether what was read holds in a world, which has a value for each
// of the condition's names in their order.
type test func(world []Answer) bool

// readTruth reads what is yes or no by itself.
func (r *conditionReader) readTruth(node ast.Node) (test, error) {
	switch n := node.(type) {
	case *ast.BoolNode:
		return func([]Answer) bool { return n.Value }, nil
	case *ast.IdentifierNode:
		i := r.name(n.Value)
		return func(world []Answer) bool { return world[i].Number.Low != 0 }, nil
	case *ast.UnaryNode:
		holds, err := r.readTruth(n.Node)
		return func(world []Answer) bool { return !holds(world) }, err
	case *ast.BinaryNode:
		return r.readBinary(n)
	}
	return nil, notAComparison(node)
}

func (r *conditionReader) readBinary(n *ast.BinaryNode) (test, error) {
	switch n.Operator {
	case "and", "&&", "or", "||":
		return r.readJoined(n)
	case "in":
		return r.readMembership(n)
	case "==", "!=", "<", "<=", ">", ">=":
		return r.readComparison(n)
	}
	return nil, notAComparison(n)
}

// readJoined reads two that hold both, or of which one holds.
func (r *conditionReader) readJoined(n *ast.BinaryNode) (test, error) {
	left, err := r.readTruth(n.Left)
	if err != nil {
		return nil, err
	}
	right, err := r.readTruth(n.Right)
	if n.Operator == "and" || n.Operator == "&&" {
		return func(world []Answer) bool { return left(world) && right(world) }, err
	}
	return func(world []Answer) bool { return left(world) || right(world) }, err
}

// readMembership reads a name in a list of constants, or a word in the name of
// a list.
func (r *conditionReader) readMembership(n *ast.BinaryNode) (test, error) {
	if word, ok := n.Left.(*ast.StringNode); ok {
		if name, ok := n.Right.(*ast.IdentifierNode); ok {
			i := r.name(name.Value)
			r.words[name.Value] = append(r.words[name.Value], word.Value)
			holds := func(world []Answer) bool { return slices.Contains(world[i].Words, word.Value) }
			return holds, r.checkWord(name.Value, word.Value)
		}
	}
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		return nil, notAComparison(n)
	}
	var equals []test
	for _, item := range list.Nodes {
		equal, err := r.readComparison(&ast.BinaryNode{Operator: "==", Left: n.Left, Right: item})
		if err != nil {
			return nil, err
		}
		equals = append(equals, equal)
	}
	return func(world []Answer) bool {
		return slices.ContainsFunc(equals, func(equal test) bool { return equal(world) })
	}, nil
}

func (r *conditionReader) readComparison(n *ast.BinaryNode) (test, error) {
	for _, sides := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		name, isName := sides[0].(*ast.IdentifierNode)
		word, isWord := sides[1].(*ast.StringNode)
		if isName && isWord && (n.Operator == "==" || n.Operator == "!=") {
			i, same := r.name(name.Value), n.Operator == "=="
			return func(world []Answer) bool { return (world[i].Word == word.Value) == same }, r.checkWord(name.Value, word.Value)
		}
	}
	left, right := r.readAmount(n.Left), r.readAmount(n.Right)
	if left == nil || right == nil || !r.noteComparison(left, right) {
		return nil, notAComparison(n)
	}
	return compared(n.Operator, r.amount(left), r.amount(right)), nil
}

// noteComparison notes what two numbers that are compared tell apart; it is
// false where that is more than a few values stand for.
func (r *conditionReader) noteComparison(left, right *amountNode) bool {
	if left.name == "" {
		left, right = right, left
	}
	switch {
	case left.name == "":
		return false
	case right.name != "" && !left.counts && !right.counts && (left.times == 1 || right.times == 1):
		r.name(left.name)
		r.name(right.name)
		r.condition.pairs = append(r.condition.pairs, pair{left.name, right.name, right.times / left.times})
	case right.name != "" || left.times != 1:
		return false
	case left.counts:
		r.counted[left.name] = true
	default:
		r.cut(left.name, right.constant)
	}
	return true
}

// compared is a comparison of two amounts.
func compared(operator string, left, right func(world []Answer) float64) test {
	switch operator {
	case "==":
		return func(world []Answer) bool { return left(world) == right(world) }
	case "!=":
		return func(world []Answer) bool { return left(world) != right(world) }
	case "<":
		return func(world []Answer) bool { return left(world) < right(world) }
	case "<=":
		return func(world []Answer) bool { return left(world) <= right(world) }
	case ">":
		return func(world []Answer) bool { return left(world) > right(world) }
	}
	return func(world []Answer) bool { return left(world) >= right(world) }
}

// amountNode is a number in a condition: a constant, a name times a factor, or
// the length of a list.
type amountNode struct {
	name            string
	times, constant float64
	counts          bool
}

// amount is what an amount comes to in a world.
func (r *conditionReader) amount(a *amountNode) func(world []Answer) float64 {
	if a.name == "" {
		return func([]Answer) float64 { return a.constant }
	}
	i := r.name(a.name)
	if a.counts {
		return func(world []Answer) float64 { return float64(len(world[i].Words)) }
	}
	return func(world []Answer) float64 { return a.times * world[i].Number.Low }
}

// readAmount reads a number; nil for anything else.
func (r *conditionReader) readAmount(node ast.Node) *amountNode {
	v := r.condition.vocabulary
	switch n := node.(type) {
	case *ast.IntegerNode:
		return &amountNode{constant: float64(n.Value)}
	case *ast.FloatNode:
		return &amountNode{constant: n.Value}
	case *ast.UnaryNode:
		if a := r.readAmount(n.Node); a != nil && a.name == "" && n.Operator == "-" {
			return &amountNode{constant: -a.constant}
		}
	case *ast.IdentifierNode:
		if _, number := v.bounds[n.Value]; number {
			return &amountNode{name: n.Value, times: 1}
		}
	case *ast.BuiltinNode:
		if n.Name != "len" {
			return nil
		}
		if name, ok := n.Arguments[0].(*ast.IdentifierNode); ok {
			if _, list := v.types[name.Value].([]string); list {
				return &amountNode{name: name.Value, times: 1, counts: true}
			}
		}
	case *ast.BinaryNode:
		factor, name := r.readAmount(n.Left), r.readAmount(n.Right)
		if n.Operator == "*" && factor != nil && factor.constant > 0 && name != nil && name.name != "" && !name.counts {
			return &amountNode{name: name.name, times: factor.constant * name.times}
		}
	}
	return nil
}

func notAComparison(node ast.Node) error {
	return fmt.Errorf("%s compares no answer with a value; allowed: %s", node, comparisons)
}

// name notes a name that is used and returns its place among them. The compiler
// has found it in the vocabulary.
func (r *conditionReader) name(name string) int {
	c := r.condition
	if i := slices.Index(c.names, name); i >= 0 {
		return i
	}
	c.names = append(c.names, name)
	if !slices.Contains(derivedNames, name) {
		c.questions = append(c.questions, QuestionID(name))
	}
	return len(c.names) - 1
}

// checkWord refuses a word that an answer never is.
func (r *conditionReader) checkWord(name, word string) error {
	v := r.condition.vocabulary
	switch allowed := v.words(name); {
	case slices.Contains(v.texts, name):
		if word != "" {
			return fmt.Errorf("%s is answered in people's own words; allowed: comparing it with \"\"", name)
		}
	case len(allowed) > 0 && !slices.Contains(allowed, word):
		return fmt.Errorf("%s is never %q; allowed: %s", name, word, strings.Join(allowed, ", "))
	}
	return nil
}

func (r *conditionReader) cut(name string, at float64) {
	r.cuts[name] = append(r.cuts[name], justBelow(at), at, justAbove(at))
}

// open lists values that stand for all that a name could have while nothing is
// known of it.
func (r *conditionReader) open(name string) []Answer {
	v := r.condition.vocabulary
	if bounds, ok := v.bounds[name]; ok {
		return asNumbers(atCuts(bounds, r.cuts[name]))
	}
	if _, list := v.types[name].([]string); list {
		return r.openLists(name)
	}
	return v.couldBe[name]
}

// openLists are lists with every choice of the words that are asked for and,
// where the length is asked for, with every number of other ones.
func (r *conditionReader) openLists(name string) []Answer {
	asked := slices.Compact(slices.Sorted(slices.Values(r.words[name])))
	var others []string
	if r.counted[name] {
		others = slices.DeleteFunc(slices.Clone(r.condition.vocabulary.words(name)), func(w string) bool { return slices.Contains(asked, w) })
	}
	var out []Answer
	for chosen := range 1 << len(asked) {
		var list []string
		for i, word := range asked {
			if chosen&(1<<i) != 0 {
				list = append(list, word)
			}
		}
		for n := range len(others) + 1 {
			out = append(out, Words(slices.Concat(list, others[:n])...))
		}
	}
	return out
}
