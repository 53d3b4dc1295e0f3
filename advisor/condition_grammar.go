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

// readTruth reads what is yes or no by itself.
func (r *conditionReader) readTruth(node ast.Node) error {
	switch n := node.(type) {
	case *ast.BoolNode:
		return nil
	case *ast.IdentifierNode:
		r.name(n.Value)
		return nil
	case *ast.UnaryNode:
		return r.readTruth(n.Node)
	case *ast.BinaryNode:
		return r.readBinary(n)
	}
	return notAComparison(node)
}

func (r *conditionReader) readBinary(n *ast.BinaryNode) error {
	switch n.Operator {
	case "and", "&&", "or", "||":
		if err := r.readTruth(n.Left); err != nil {
			return err
		}
		return r.readTruth(n.Right)
	case "in":
		return r.readMembership(n)
	case "==", "!=", "<", "<=", ">", ">=":
		return r.readComparison(n)
	}
	return notAComparison(n)
}

// readMembership reads a name in a list of constants, or a word in the name of
// a list.
func (r *conditionReader) readMembership(n *ast.BinaryNode) error {
	if word, ok := n.Left.(*ast.StringNode); ok {
		if name, ok := n.Right.(*ast.IdentifierNode); ok {
			r.name(name.Value)
			r.words[name.Value] = append(r.words[name.Value], word.Value)
			return r.checkWord(name.Value, word.Value)
		}
	}
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		return notAComparison(n)
	}
	for _, item := range list.Nodes {
		if err := r.readComparison(&ast.BinaryNode{Operator: "==", Left: n.Left, Right: item}); err != nil {
			return err
		}
	}
	return nil
}

func (r *conditionReader) readComparison(n *ast.BinaryNode) error {
	for _, sides := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		name, isName := sides[0].(*ast.IdentifierNode)
		word, isWord := sides[1].(*ast.StringNode)
		if isName && isWord && (n.Operator == "==" || n.Operator == "!=") {
			r.name(name.Value)
			return r.checkWord(name.Value, word.Value)
		}
	}
	left, right := r.readAmount(n.Left), r.readAmount(n.Right)
	switch {
	case left == nil || right == nil || left.name == "" && right.name == "":
		return notAComparison(n)
	case left.name == "":
		left, right = right, left
	}
	r.name(left.name)
	switch {
	case right.name != "" && !left.counts && !right.counts && (left.times == 1 || right.times == 1):
		r.name(right.name)
		r.condition.pairs = append(r.condition.pairs, pair{left.name, right.name, right.times / left.times})
	case right.name != "" || left.times != 1:
		return notAComparison(n)
	case left.counts:
		r.counted[left.name] = true
	default:
		r.cut(left.name, right.constant)
	}
	return nil
}

// amountNode is a number in a condition: a constant, a name times a factor, or
// the length of a list.
type amountNode struct {
	name            string
	times, constant float64
	counts          bool
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

func (r *conditionReader) name(name string) {
	c := r.condition
	if _, known := c.vocabulary.types[name]; known && !slices.Contains(c.names, name) {
		c.names = append(c.names, name)
		if !slices.Contains(derivedNames, name) {
			c.questions = append(c.questions, QuestionID(name))
		}
	}
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
	r.condition.cuts[name] = append(r.condition.cuts[name], justBelow(at), at, justAbove(at))
}

// open lists values that stand for all that a name could have while nothing is
// known of it.
func (r *conditionReader) open(name string) []any {
	v := r.condition.vocabulary
	if bounds, ok := v.bounds[name]; ok {
		return atCuts(bounds, r.condition.cuts[name])
	}
	if _, list := v.types[name].([]string); list {
		return r.openLists(name)
	}
	return v.couldBe[name]
}

// openLists are lists with every choice of the words that are asked for and,
// where the length is asked for, with every number of other ones.
func (r *conditionReader) openLists(name string) []any {
	asked := slices.Compact(slices.Sorted(slices.Values(r.words[name])))
	var others []string
	if r.counted[name] {
		others = slices.DeleteFunc(slices.Clone(r.condition.vocabulary.words(name)), func(w string) bool { return slices.Contains(asked, w) })
	}
	var out []any
	for chosen := range 1 << len(asked) {
		var list []string
		for i, word := range asked {
			if chosen&(1<<i) != 0 {
				list = append(list, word)
			}
		}
		for n := range len(others) + 1 {
			out = append(out, slices.Concat(list, others[:n]))
		}
	}
	return out
}
