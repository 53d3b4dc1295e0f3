package advisor

import (
	"fmt"
	"slices"
	"testing"

	"github.com/expr-lang/expr"
	"pgregory.net/rapid"
)

// oracleVocabulary has questions so small that every answer can be tried.
func oracleVocabulary() *Vocabulary {
	choices := func(words ...string) []Choice {
		var out []Choice
		for _, w := range words {
			out = append(out, Choice{Value: w})
		}
		return out
	}
	return NewVocabulary([]*Question{
		{ID: "a", Kind: NumberQuestion, Bounds: Range{0, 8}},
		{ID: "b", Kind: NumberQuestion, Bounds: Range{0, 8}},
		{ID: "mood", Kind: ChoiceQuestion, Choices: choices("good", "bad", "odd")},
		{ID: "gap", Kind: SeveralQuestion, Choices: choices("cost", "tone", "speed")},
		{ID: "said", Kind: TextQuestion},
	})
}

// drawCondition draws a condition of the kind that is allowed.
func drawCondition(t *rapid.T, depth int) string {
	if depth > 0 {
		if op := rapid.SampledFrom([]string{"", "and", "or", "not"}).Draw(t, "join"); op == "not" {
			return "not (" + drawCondition(t, depth-1) + ")"
		} else if op != "" {
			return "(" + drawCondition(t, depth-1) + ") " + op + " (" + drawCondition(t, depth-1) + ")"
		}
	}
	order := rapid.SampledFrom([]string{"<", "<=", ">", ">=", "==", "!="}).Draw(t, "order")
	number := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "number")
	n := rapid.IntRange(0, 8).Draw(t, "constant")
	word := rapid.SampledFrom([]string{"cost", "tone", "speed"}).Draw(t, "word")
	return rapid.SampledFrom([]string{
		fmt.Sprintf("%s %s %d", number, order, n),
		fmt.Sprintf("%d %s %s", n, order, number),
		fmt.Sprintf("a %s b", order),
		fmt.Sprintf("a %s 2 * b", order),
		`mood == "good"`, `mood != "odd"`, `mood in ["bad", "odd"]`, `mood not in ["bad"]`,
		fmt.Sprintf("%q in gap", word),
		fmt.Sprintf("%q not in gap", word),
		fmt.Sprintf("len(gap) %s %d", order, n%4),
		`said == ""`, "pays_back",
	}).Draw(t, "comparison")
}

// everyValue lists all that a name of the oracle's vocabulary could be, numbers
// in quarters.
func everyValue(f Facts, name string) []any {
	known := f.of(f.vocabulary.places[name])
	r := Range{0, 8}
	switch known.Kind {
	case NumberAnswer:
		r = known.Number
	case WordsAnswer:
		return []any{known.Words}
	case UnknownAnswer, WordAnswer:
	}
	var out []any
	switch name {
	case "a", "b":
		for v := r.Low; v <= r.High; v += 0.25 {
			out = append(out, v)
		}
	case "mood":
		out = []any{"good", "bad", "odd"}
	case "gap":
		for chosen := range 8 {
			var list []string
			for i, w := range []string{"cost", "tone", "speed"} {
				if chosen&(1<<i) != 0 {
					list = append(list, w)
				}
			}
			out = append(out, list)
		}
	case "said":
		out = []any{"", "words"}
	case "pays_back":
		out = []any{false, true}
	}
	return out
}

// TestAConditionIsUnsureExactlyWhereTryingEveryAnswerIs holds the few values
// that stand for all against all of them.
func TestAConditionIsUnsureExactlyWhereTryingEveryAnswerIs(t *testing.T) {
	v := oracleVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		text := drawCondition(t, 2)
		c, err := v.Compile(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		answers := Answers{}
		f := newFacts(v, answers)
		for _, name := range []string{"a", "b"} {
			low := rapid.IntRange(0, 8).Draw(t, name)
			high := rapid.IntRange(low, 8).Draw(t, name+" high")
			if rapid.Bool().Draw(t, name+" said") {
				answers[QuestionID(name)] = Number(Range{float64(low), float64(high)})
			}
		}
		if rapid.Bool().Draw(t, "gap said") {
			answers["gap"] = Words("tone")
		}
		program, err := expr.Compile(text, expr.Env(v.types))
		if err != nil {
			t.Fatal(err)
		}
		var seen [2]bool
		var try func(names []string, world map[string]any)
		try = func(names []string, world map[string]any) {
			if len(names) == 0 {
				out, err := expr.Run(program, world)
				if err != nil {
					t.Fatal(err)
				}
				seen[map[any]int{false: 0, true: 1}[out]] = true
				return
			}
			for _, value := range everyValue(f, names[0]) {
				world[names[0]] = value
				try(names[1:], world)
			}
		}
		try(slices.Clone(c.Names()), map[string]any{})
		want := Unsure
		if seen[0] != seen[1] {
			want = TruthOf(seen[1])
		}
		if got := c.Holds(f); got != want {
			t.Fatalf("%s with %v is %v, trying everything says %v", text, answers, got, want)
		}
	})
}

func TestTwoNumbersComparedInTwoWaysAreTriedBetweenThem(t *testing.T) {
	c, err := oracleVocabulary().Compile("a > b and 0 < a and a < 2 * b")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Holds(newFacts(c.vocabulary, Answers{})); got != Unsure {
		t.Errorf("while nothing is known it is %v", got)
	}
}
