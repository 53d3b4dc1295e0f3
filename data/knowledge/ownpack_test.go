package knowledge_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/strict"
)

func shippedBase(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestShippedPacksReadWithoutProblemOrWarning(t *testing.T) {
	b := shippedBase(t)
	ids := knowledge.ShippedPacks()
	if len(ids) < 2 || ids[0] != b.Pack.ID {
		t.Fatalf("shipped packs are %v, want the checklist %s first and another", ids, b.Pack.ID)
	}
	for _, id := range ids {
		data, ok := knowledge.ShippedPack(id)
		if !ok {
			t.Fatalf("there is no pack %s", id)
		}
		p, err := b.ReadPack(id+".yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		if p.ID != id || len(p.Warnings) > 0 {
			t.Errorf("%s is called %s and has warnings %v", id, p.ID, p.Warnings)
		}
	}
	if _, ok := knowledge.ShippedPack("../pack"); ok {
		t.Error("a path reached out of the shipped packs")
	}
}

// TestEveryProblemOfAPackIsReportedAtItsPlace reads each fixture, whose first
// line says what is to be found.
func TestEveryProblemOfAPackIsReportedAtItsPlace(t *testing.T) {
	b := shippedBase(t)
	names, err := filepath.Glob("testdata/packs/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p, err := b.ReadPack("p.yaml", data)
			var got []string
			for _, problem := range strict.Of(err) {
				got = append(got, problem.String())
			}
			if p != nil {
				got = p.Warnings
			}
			if diff := strings.Join(got, "\n"); diff != strings.Join(wanted(data), "\n") {
				t.Errorf("got\n%s\nwant\n%s", diff, strings.Join(wanted(data), "\n"))
			}
		})
	}
}

// wanted are the comment lines that begin with "# want ".
func wanted(data []byte) []string {
	var out []string
	for line := range strings.Lines(string(data)) {
		if text, ok := strings.CutPrefix(line, "# want "); ok {
			out = append(out, strings.TrimRight(text, "\n"))
		}
	}
	return out
}

func TestAPackLargerThanTheLimitIsRefused(t *testing.T) {
	_, err := shippedBase(t).ReadPack("p.yaml", []byte(strings.Repeat("#\n", 128<<10)+"#"))
	if err == nil || err.Error() != "p.yaml: the file has 262145 bytes; allowed: at most 262144" {
		t.Error(err)
	}
}

func TestAnItemIsLeftOutOnlyWhereTheAnswersSaySo(t *testing.T) {
	b := shippedBase(t)
	for _, c := range []struct {
		stakes  advisor.Answer
		leftOut bool
	}{{advisor.Word("normal"), true}, {advisor.Word("high"), false}, {advisor.Unknown(), false}} {
		answers := advisor.Answers{"stakes": c.stakes}
		fact := b.Facts(answers, advisor.Assess(b.Advice, answers))["domain_expert"]
		if fact.LeftOut != c.leftOut || c.leftOut && fact.Grounds == "" {
			t.Errorf("%v: %+v", c.stakes, fact)
		}
	}
}

func TestAnotherPackTakesThePlaceOfTheShippedOneAndLeavesItUntouched(t *testing.T) {
	b := shippedBase(t)
	data, _ := knowledge.ShippedPack("rag_production")
	p, err := b.ReadPack("rag.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	own := b.WithPack(p)
	if own.Pack.ID != "rag_production" || own.PackSHA256 != p.SHA256 || b.Pack.ID != "go_no_go" || b.PackSHA256 != "" {
		t.Errorf("%s %q, %s %q", own.Pack.ID, own.PackSHA256, b.Pack.ID, b.PackSHA256)
	}
	answers := advisor.Answers{"owner": advisor.Word("yes")}
	facts := own.Facts(answers, advisor.Assess(b.Advice, answers))
	if facts["rag_owner"].Proposed != checklist.Met || facts["single_owner"].Proposed != checklist.Untouched {
		t.Errorf("%+v", facts)
	}
}

func FuzzReadPack(f *testing.F) {
	for _, id := range knowledge.ShippedPacks() {
		data, _ := knowledge.ShippedPack(id)
		f.Add(data)
	}
	f.Add([]byte("schema: 1\ncategories: [{items: [{accept: 3}]}]"))
	f.Add([]byte("schema: 1\ncategories: [{items: [{id: a, met_when: len() > now() or not gap[0] in 3..4}]}]"))
	b := shippedBase(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := b.ReadPack("p.yaml", data)
		if (p == nil) == (err == nil) {
			t.Fatalf("%v and %v", p, err)
		}
		if p != nil {
			checklist.Evaluate(p.Pack, nil, b.WithPack(p).Facts(nil, advisor.Assess(b.Advice, nil)), time.Unix(0, 0))
		}
	})
}

// TestASessionKeepsAConditionThatIsNoLongerAllowed reads a checklist as one that
// a session has: it opens, and the condition settles nothing.
func TestASessionKeepsAConditionThatIsNoLongerAllowed(t *testing.T) {
	data, err := os.ReadFile("testdata/packs/condition_clock.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b := shippedBase(t)
	p, err := b.ReadKeptPack("p.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if facts := b.WithPack(p).Facts(nil, advisor.Assess(b.Advice, nil)); len(facts) != 0 || p.Count() != 1 {
		t.Errorf("%d checkpoints with facts %+v", p.Count(), facts)
	}
}
