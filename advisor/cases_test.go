package advisor_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
)

// publishedCase is a decision that a real team made or measured.
type publishedCase struct {
	ID, Outcome, Strength string
	Source                string
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

// arXivNumber is how a paper on arXiv is known under all its addresses.
var arXivNumber = regexp.MustCompile(`[0-9]{4}\.[0-9]{5}`)

// cited reports whether a source names the publication of the case.
func (c publishedCase) cited(source string) bool {
	if number := arXivNumber.FindString(c.Source); number != "" {
		return strings.Contains(source, number)
	}
	return strings.Contains(source, c.Source)
}

// restingOn lists the rules whose source names a case, and these cases: the rules
// were written with them in view, so that agreement there proves little.
func restingOn(k *advisor.Knowledge, cases []publishedCase) (rules map[string][]string, used []string) {
	rules = map[string][]string{}
	for _, c := range cases {
		for _, r := range k.Evidence {
			if c.cited(r.Source) {
				rules[r.ID] = append(rules[r.ID], c.ID)
			}
		}
		for _, g := range k.Gates {
			if c.cited(g.Source) {
				rules[g.ID] = append(rules[g.ID], c.ID)
			}
		}
	}
	return rules, slices.Sorted(maps.Keys(invert(rules)))
}

// invert lists the rules that rest on each case.
func invert(rules map[string][]string) map[string][]string {
	out := map[string][]string{}
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		for _, id := range rules[rule] {
			out[id] = append(out[id], rule)
		}
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

// agreement counts, for each outcome, the cases and how many of them each way of
// deciding meets.
type agreement map[string]*struct{ cases, engine, acceptable, rag, literal int }

func agreementOn(t *testing.T, cases []publishedCase, statedOnly bool) agreement {
	t.Helper()
	k, out := loaded(t), agreement{}
	for _, c := range cases {
		answers := answersOf(t, k, c, statedOnly)
		got := string(advisor.Assess(k, answers).Recommendation.Approach)
		for _, row := range []string{c.Outcome, "all"} {
			if out[row] == nil {
				out[row] = new(struct{ cases, engine, acceptable, rag, literal int })
			}
			n := out[row]
			n.cases++
			n.engine += count(got == c.Outcome)
			n.acceptable += count(got == c.Outcome || slices.Contains(c.Also, got))
			n.rag += count(c.Outcome == string(advisor.RAG))
			n.literal += count(literalPaper(answers) == c.Outcome)
		}
		if got != c.Outcome && !slices.Contains(c.Also, got) {
			t.Logf("%s: %s was chosen, %q is advised", c.ID, c.Outcome, got)
		}
	}
	return out
}

// log prints the table.
func (a agreement) log(t *testing.T, title string) {
	t.Helper()
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(cells ...any) { _, _ = fmt.Fprintf(w, strings.Repeat("%v\t", len(cells))+"\n", cells...) }
	line(title, "cases", "loracle", "strict", "acceptable", "always RAG", "literal paper")
	for _, o := range append(approachNames(), "all") {
		n := a[o]
		if n == nil {
			line(o, 0, "-", "-", "-", "-", "-")
			continue
		}
		percent := func(of int) string { return fmt.Sprintf("%d%%", 100*of/n.cases) }
		line(o, n.cases, n.engine, percent(n.engine), percent(n.acceptable), percent(n.rag), percent(n.literal))
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + out.String())
}

func approachNames() []string {
	var out []string
	for _, a := range advisor.Approaches() {
		out = append(out, string(a))
	}
	return out
}

// TestAgreementWithPublishedDecisions measures the engine against decisions
// that were really made, with all answers and with those alone that the sources
// state. The tables are printed, next to two simple rules; the floors keep a
// change of rules from losing what there is unnoticed. Some rules rest on cases
// that they are scored on: these are named, and the agreement is told without
// them too, which is the fairer figure.
func TestAgreementWithPublishedDecisions(t *testing.T) {
	cases := publishedCases(t)
	rules, used := restingOn(loaded(t), cases)
	if len(rules) == 0 {
		t.Error("no rule is found to rest on a case, though several cite one")
	}
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		t.Logf("%s rests on %s, on which it is scored", rule, strings.Join(rules[rule], " and "))
	}
	unseen := slices.DeleteFunc(slices.Clone(cases), func(c publishedCase) bool { return slices.Contains(used, c.ID) })
	for _, c := range []struct {
		title      string
		statedOnly bool
		floor      int // of 20, strictly
		unseen     int // of those that no rule rests on
	}{{"all answers", false, 16, 10}, {"stated answers", true, 14, 8}} {
		a, b := agreementOn(t, cases, c.statedOnly), agreementOn(t, unseen, c.statedOnly)
		a.log(t, c.title)
		b.log(t, c.title+", without those cases")
		if b["all"].engine < c.unseen {
			t.Errorf("%s: %d of %d cases that no rule rests on agree, want at least %d", c.title, b["all"].engine, b["all"].cases, c.unseen)
		}
		all := a["all"]
		if all.engine < c.floor {
			t.Errorf("%s: %d of %d agree, want at least %d", c.title, all.engine, all.cases, c.floor)
		}
		if all.engine <= all.rag || all.engine <= all.literal {
			t.Errorf("%s: %d agree, no more than the simple rules (%d and %d)", c.title, all.engine, all.rag, all.literal)
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
