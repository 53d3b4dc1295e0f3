package advisor_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
)

// publishedCase is a decision that a real team made or measured.
type publishedCase struct {
	ID, Outcome, Strength string
	Also                  []string `yaml:"also_acceptable"`
	Answers               map[string]any
	Stated                []string
}

func publishedCases(t *testing.T) []publishedCase {
	t.Helper()
	data, err := os.ReadFile("testdata/cases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out []publishedCase
	if err := yaml.Load(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// answersOf reads a case's answers; with stated, only those its source states.
func answersOf(t *testing.T, k *advisor.Knowledge, c publishedCase, statedOnly bool) advisor.Answers {
	t.Helper()
	out := advisor.Answers{}
	for id, raw := range c.Answers {
		if statedOnly && !slices.Contains(c.Stated, id) {
			continue
		}
		q := k.Question(advisor.QuestionID(id))
		if q == nil {
			t.Fatalf("%s: no question %s", c.ID, id)
		}
		a, err := q.Parse(fmt.Sprint(raw))
		if err != nil {
			t.Fatalf("%s: %s: %v", c.ID, id, err)
		}
		out[q.ID] = a
	}
	return out
}

// literalPaper reads the whitepaper as a rule book: its no's first, then the
// best-for column of T1.
func literalPaper(a advisor.Answers) string {
	volume, known := a.Number(advisor.QRequestsPerMonth)
	stable, stableKnown := a.Number(advisor.QStableMonths)
	switch {
	case a.Has("documents_grounding", "required"), a.Has("documents_grounding", "required_with_citations"):
		return "rag"
	case known && volume.High < 50_000, stableKnown && stable.High < 12, a.Has(advisor.QMLEngineer, "no"):
		return "prompting"
	}
	return "lora"
}

// TestAgreementWithPublishedDecisions measures the engine against decisions
// that were really made. The figure is shown, next to two simple rules; the
// floor keeps a change of rules from losing it unnoticed.
func TestAgreementWithPublishedDecisions(t *testing.T) {
	const strictFloor = 16 // of 20, with all answers
	k, cases := loaded(t), publishedCases(t)
	for _, stated := range []bool{false, true} {
		strict, acceptable := map[string]int{}, 0
		total, rag, literal := map[string]int{}, 0, 0
		for _, c := range cases {
			answers := answersOf(t, k, c, stated)
			got := string(advisor.Assess(k, answers).Recommendation.Approach)
			total[c.Outcome]++
			switch {
			case got == c.Outcome:
				strict[c.Outcome]++
				acceptable++
			case slices.Contains(c.Also, got):
				acceptable++
			default:
				t.Logf("%s: %s was chosen, %q is advised", c.ID, c.Outcome, got)
			}
			rag += count(c.Outcome == "rag")
			literal += count(literalPaper(answers) == c.Outcome)
		}
		agreed := 0
		for _, approach := range advisor.Approaches() {
			o := string(approach)
			t.Logf("%-10s %2d of %2d", o, strict[o], total[o])
			agreed += strict[o]
		}
		t.Logf("stated answers only: %v. strict %d, acceptable %d, always RAG %d, literal paper %d, of %d",
			stated, agreed, acceptable, rag, literal, len(cases))
		if !stated && agreed < strictFloor {
			t.Errorf("%d of %d agree, want at least %d", agreed, len(cases), strictFloor)
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
