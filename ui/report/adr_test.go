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
