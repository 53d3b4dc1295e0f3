package report

import (
	"strings"
	"testing"

	"loracle/advisor"
)

func TestServingOnLocalMachinesDoesNotLookFree(t *testing.T) {
	s := exampleSource(t, "mid")
	s.Case = s.With(advisor.QDeployment, advisor.Word("local"), s.Today)
	first := string(Summary(s.Case))
	const clause = "(your own machines and their power not counted)"
	for _, want := range []string{"$0 a month to run " + clause, "against GPT-4o at list price " + clause} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not in %s", want, first)
		}
	}
	for _, f := range Formats() {
		want := "your own machines and their power not counted"
		switch f.Name {
		case "csv":
			continue
		case "json":
			want = `"own_machines_uncounted": true`
		}
		if !strings.Contains(written(t, f, s), want) {
			t.Errorf("%s does not say %q", f.Name, want)
		}
	}
}
