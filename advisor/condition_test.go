package advisor

import (
	"strings"
	"testing"
)

func testVocabulary() *Vocabulary {
	return NewVocabulary([]*Question{
		{ID: "volume", Kind: NumberQuestion, Bounds: Range{0, 1e9}},
		{ID: "share", Kind: NumberQuestion, Bounds: Range{0, 1}},
		{ID: "mood", Kind: ChoiceQuestion, Choices: []Choice{{Value: "good"}, {Value: "bad"}}},
		{ID: "gap", Kind: SeveralQuestion, Choices: []Choice{{Value: "cost"}, {Value: "tone"}}},
		{ID: "words", Kind: TextQuestion},
	})
}

func TestConditionIsUnsureWhereTheAnswerAllowsBoth(t *testing.T) {
	number := func(low, high float64) Answer { return Number(Range{low, high}) }
	for _, c := range []struct {
		condition string
		answers   Answers
		want      Truth
	}{
		{`volume < 50000`, Answers{"volume": number(100, 100)}, Yes},
		{`volume < 50000`, Answers{"volume": number(50000, 60000)}, No},
		{`volume < 50000`, Answers{"volume": number(30000, 80000)}, Unsure},
		{`volume < 50000`, Answers{}, Unsure},
		{`volume < 50000`, Answers{"volume": Unknown()}, Unsure},
		{`volume >= 50 and volume <= 200`, Answers{}, Unsure},
		{`volume >= 50 and volume <= 200`, Answers{"volume": number(10, 1000)}, Unsure},
		{`volume >= 50 and volume <= 200`, Answers{"volume": number(60, 90)}, Yes},
		{`volume == 7`, Answers{"volume": number(1, 9)}, Unsure},
		{`mood == "good"`, Answers{"mood": Word("good")}, Yes},
		{`mood != "good"`, Answers{"mood": Word("good")}, No},
		{`mood == "good" or mood == "bad"`, Answers{}, Yes},
		{`mood in ["good"]`, Answers{}, Unsure},
		{`mood == "good" and volume < 10`, Answers{"volume": number(20, 30)}, No},
		{`mood == "good" or volume < 10`, Answers{"mood": Word("good")}, Yes},
		{`"cost" in gap`, Answers{"gap": Words("tone")}, No},
		{`"cost" in gap and len(gap) == 1`, Answers{"gap": Words("cost")}, Yes},
		{`"cost" in gap and len(gap) == 1`, Answers{"gap": Words("cost", "tone")}, No},
		{`"cost" in gap and len(gap) == 1`, Answers{}, Unsure},
		{`share > 1`, Answers{}, No},
		{`pays_back`, Answers{}, Unsure},
		{`true`, Answers{}, Yes},
		{`len(gap) == 2`, Answers{}, Unsure},
		{`"cost" in gap and "tone" not in gap`, Answers{}, Unsure},
		{`words != ""`, Answers{"words": Word("so")}, Yes},
		{`volume > -1`, Answers{"volume": number(0, 3)}, Yes},
		{`volume >= minimum_examples and volume < 2 * minimum_examples`, Answers{"volume": number(1, 1e6)}, Unsure},
	} {
		compiled, err := testVocabulary().Compile(c.condition)
		if err != nil {
			t.Errorf("%s does not compile: %v", c.condition, err)
			continue
		}
		if got := compiled.Holds(newFacts(compiled.vocabulary, c.answers)); got != c.want {
			t.Errorf("%s with %v is %v, want %v", c.condition, c.answers, got, c.want)
		}
	}
}

func TestAConditionThatCannotMeanAnythingIsRefused(t *testing.T) {
	for condition, want := range map[string]string{
		`volumes < 5`:              "volumes",
		`volume < "many"`:          "mismatched types",
		`volume + 1`:               "bool",
		`mood == "sad"`:            `mood is never "sad"; allowed: good, bad`,
		`mood in ["good", "glad"]`: `mood is never "glad"; allowed: good, bad`,
		`"price" in gap`:           `gap is never "price"; allowed: cost, tone`,
		`volume <`:                 "unexpected",

		// It would depend on more than answers, or change between the values tried.
		`now() > date("2026-01-01")`:         "compares no answer with a value; allowed: comparisons like",
		`len(1..100000000) > 3`:              "compares no answer with a value",
		`len(repeat("a", 100000000)) > 3`:    "compares no answer with a value",
		`volume * 2 > 100`:                   "compares no answer with a value",
		`(volume - 5) * (volume - 7) < 0`:    "compares no answer with a value",
		`any(gap, # == "cost")`:              "compares no answer with a value",
		`let x = volume; x > 3`:              "compares no answer with a value",
		`mood == "good" ? true : volume > 3`: "compares no answer with a value",
		`mood > "good"`:                      "compares no answer with a value",
		`mood matches "g.*"`:                 "compares no answer with a value",
		`len(mood) > 2`:                      "compares no answer with a value",
		`mood == words`:                      "compares no answer with a value",
		`gap == ["cost"]`:                    "compares no answer with a value",
		`1 < 2`:                              "compares no answer with a value",
		`words == "yes"`:                     `words is answered in people's own words; allowed: comparing it with ""`,
	} {
		_, err := testVocabulary().Compile(condition)
		if err == nil {
			t.Errorf("%s compiles", condition)
			continue
		}
		if !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s is refused with %q, want one line with %q", condition, err, want)
		}
	}
}
