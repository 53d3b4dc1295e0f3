package report

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func adrOf(t *testing.T, s Source) string {
	t.Helper()
	f, _ := FormatNamed("adr")
	data, err := f.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheRecordOfAnEmptySessionReadsAsItsGoldenFile(t *testing.T) {
	checkGolden(t, "empty.adr", []byte(adrOf(t, Source{Case: emptyCase()})))
}

func TestTheHeadOfADecisionRecordIsYAML(t *testing.T) {
	_, rest, _ := strings.Cut(adrOf(t, adversarial(t)), "---\n")
	head, _, ok := strings.Cut(rest, "---\n")
	if !ok {
		t.Fatal("the head does not end")
	}
	var got struct {
		Status    string   `yaml:"status"`
		Date      string   `yaml:"date"`
		Deciders  []string `yaml:"decision-makers"`
		Consulted []string `yaml:"consulted"`
	}
	if err := yaml.Unmarshal([]byte(head), &got); err != nil {
		t.Fatal(err)
	}
	if got.Status != "rejected" || len(got.Deciders) != 1 || got.Deciders[0] != "Ana =1|" || len(got.Consulted) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestADecisionRecordHasThePartsOfItsForm(t *testing.T) {
	text := adrOf(t, exampleSource(t, "mid"))
	for _, part := range []string{
		"## Context and Problem Statement", "## Decision Drivers", "## Considered Options", "## Decision Outcome",
		"### Consequences", "### Confirmation", "## Pros and Cons of the Options", "## More Information",
	} {
		if !strings.Contains(text, part+"\n") {
			t.Errorf("%q is missing", part)
		}
	}
}

func TestADecisionRecordNamesTheChosenOptionAsItsFormDoes(t *testing.T) {
	for s, want := range map[string]string{
		adrOf(t, exampleSource(t, "mid")):   "\nChosen option: \"LoRA\", because structured output holds better in a tuned model",
		adrOf(t, exampleSource(t, "lean")):  "\n- Good, because ",
		adrOf(t, Source{Case: emptyCase()}): "\n**No decision yet",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing from\n%s", want, s)
		}
	}
	for text, want := range map[inline]inline{"The gap": "the gap", "LoRA is": "LoRA is", "A tuned": "a tuned", "": ""} {
		if got := inSentence(text); got != want {
			t.Errorf("%q goes on as %q", text, got)
		}
	}
}
