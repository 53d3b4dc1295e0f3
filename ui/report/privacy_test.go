package report

import (
	"encoding/json"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/casefile"
)

// undercut is the mid-size example, which a cheaper API undercuts, with data that
// may go so far.
func undercut(t *testing.T, where string) Source {
	t.Helper()
	s := exampleSource(t, "mid")
	s.Case = s.With("privacy", advisor.Word(where), s.Today)
	if e := s.Assessment.Economics; e.Cheapest == nil || !e.Cheapest.Never || e.BreakEven == nil || e.BreakEven.Never {
		t.Fatal("no cheaper model undercuts the example any more")
	}
	return s
}

// TestACheaperAPIIsNotToBeTriedWhereTheDataMayNotLeave looks at every format that
// speaks of it, and at its first screenful.
func TestACheaperAPIIsNotToBeTriedWhereTheDataMayNotLeave(t *testing.T) {
	for where, allowed := range map[string]string{
		"none": "", "vendor_contract": "vendors under contract", "private_cloud": "only as a private endpoint",
		"on_prem": "not leave your own machines, so an API is only a price", "edge": "device, so an API is only a price",
	} {
		s := undercut(t, where)
		first := string(Summary(s.Case))
		if inside := where == "on_prem" || where == "edge"; strings.Contains(first, "try it first") == inside || !strings.Contains(first, allowed) {
			t.Errorf("%s: the first screenful says %s", where, first)
		}
		for _, f := range Formats() {
			text := written(t, f, s)
			if f.Name != "csv" && !strings.Contains(text, allowed) {
				t.Errorf("%s: %s does not say %q", where, f.Name, allowed)
			}
			if s.StaysInside() && strings.Contains(text, "try it first") {
				t.Errorf("%s: %s says to try it first", where, f.Name)
			}
		}
	}
}

// written is a report, an HTML one without the marks for its apostrophes.
func written(t *testing.T, f Format, s Source) string {
	t.Helper()
	out, err := f.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), "&#39;", "'")
}

func TestTheJSONFormSaysHowFarAnAPIIsAllowed(t *testing.T) {
	remark := func(c casefile.Case) string {
		data, err := JSON(Source{Case: c})
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Economics struct {
				Remark string `json:"api_remark"`
			} `json:"economics"`
		}
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		return got.Economics.Remark
	}
	s := undercut(t, "edge")
	if got := remark(s.Case); got == "" || got != s.APIAllowed() {
		t.Errorf("the remark is %q, want %q", got, s.APIAllowed())
	}
	if got := remark(undercut(t, "none").Case); got != "" {
		t.Errorf("where the data may go anywhere it says %q", got)
	}
}

func TestAShutRouteIsToldOnTheFirstScreenful(t *testing.T) {
	s := undercut(t, "on_prem")
	s.Case = s.With(advisor.QDeployment, advisor.Word("managed"), s.Today)
	first := string(Summary(s.Case))
	for _, want := range []string{"**Advice: LoRA, self-hosted.**", "The managed service that was chosen is not possible", "1. **Managed service:** Choose how to serve"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not in %s", want, first)
		}
	}
	if strings.Contains(first, "LoRA, managed") {
		t.Errorf("a managed service is advised in %s", first)
	}
	data, err := JSON(s)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"rule": "managed_against_privacy"`) {
		t.Error("the JSON form has no route_shut")
	}
}

func TestRentedMachinesStandInWhereTheDataMayNotLeave(t *testing.T) {
	const stand = "rented ones of the same kind stand in for them"
	for where, want := range map[string]bool{"none": false, "private_cloud": false, "on_prem": true, "edge": true} {
		if got := strings.Contains(string(markdown(gather(undercut(t, where)))), stand); got != want {
			t.Errorf("%s: the serving plan says so: %v", where, got)
		}
	}
}
