package report

import (
	"strings"
	"testing"

	"loracle/advisor"
)

// TestAProviderTrainsByTheJob looks at the mid-size example with a managed service:
// 5-12 jobs at $25-250 are $125-3,000, and a renewal is 12-24 hours at $120 and
// one job, $1,465-3,130. No card of one's own is named, and no adapter.
func TestAProviderTrainsByTheJob(t *testing.T) {
	s := exampleSource(t, "mid")
	s.Case = s.With(advisor.QDeployment, advisor.Word("managed"), s.Today)
	text := written(t, formNamed(t, "md"), s)
	for _, want := range []string{
		"The provider trains, on machines of its own. Training jobs at a managed service. $125-3,000, failed jobs included.",
		"**Retraining:** $1,465-3,130 a year",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("missing: %s\n%s", want, linesWith(text, "provider"))
		}
	}
	for _, never := range []string{"for each run", "### Adapters", "Cards for a run"} {
		if strings.Contains(text, never) {
			t.Errorf("with a provider the report speaks of %q", never)
		}
	}
}

func formNamed(t *testing.T, name string) Format {
	t.Helper()
	f, ok := FormatNamed(name)
	if !ok {
		t.Fatalf("no form is called %s", name)
	}
	return f
}
