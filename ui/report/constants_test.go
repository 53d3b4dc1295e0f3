package report

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/casefile"
)

// part is a part of a report, from its heading to the next of its level.
func part(t *testing.T, report, title string) string {
	t.Helper()
	_, text, found := strings.Cut("\n"+report, "\n## "+title+"\n")
	if !found {
		t.Fatalf("no part %q", title)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// constantLeaves are the constants that the numbers of an export rest on.
func constantLeaves(t *testing.T, c casefile.Case) (planned, sourced []string) {
	t.Helper()
	e, _ := exportOf(t, c)
	for at := range e.partsOfNumbers() {
		n := e.Derivations.Nodes[at]
		switch {
		case n.Origin == nil || n.Origin.Kind != string(advisor.FromConstant):
		case strings.Contains(n.Origin.Source, "planning value"):
			planned = append(planned, n.Label)
		default:
			sourced = append(sourced, n.Origin.Source)
		}
	}
	return planned, sourced
}

// partsOfNumbers are the nodes that some number is worked out from. What an amount
// set by hand stands for is none of them.
func (e exported) partsOfNumbers() map[int]bool {
	parts := map[int]bool{}
	var walk func(at int)
	walk = func(at int) {
		if !parts[at] {
			parts[at] = true
			for _, in := range e.Derivations.Nodes[at].Inputs {
				walk(in)
			}
		}
	}
	for _, at := range e.Derivations.Paths {
		walk(at)
	}
	return parts
}

func TestReportsListThePlanningValuesBehindTheirNumbers(t *testing.T) {
	for name, c := range derivedCases(t) {
		planned, _ := constantLeaves(t, c)
		text := part(t, string(markdownOf(c)), "Assumptions and unknowns")
		for _, label := range planned {
			if want := "\n- " + string(capital(escape(label))) + ": "; strings.Count(text, want) != 1 {
				t.Errorf("%s: %q is there %d times", name, want, strings.Count(text, want))
			}
		}
		if strings.Contains(text, "Planning values") != (len(planned) > 0) {
			t.Errorf("%s: %d planning values, and the report says:\n%s", name, len(planned), text)
		}
	}
}

func TestOnlyAReportWithoutAssumptionsSaysSo(t *testing.T) {
	const none = "No assumption stands in for an answer."
	missing := exampleCase(t, "mid")
	delete(missing.Answers, advisor.QPeakFactor)
	missing = casefile.Derive(missing.Base, missing.State, at(23))
	for name, tt := range map[string]struct {
		c    casefile.Case
		want bool
	}{"all answered": {exampleCase(t, "mid"), true}, "an answer missing": {missing, false}} {
		text := part(t, string(markdownOf(tt.c)), "Assumptions and unknowns")
		if (len(tt.c.Assessment.Assumptions) == 0) != tt.want || strings.Contains(text, none) != tt.want {
			t.Errorf("%s: %d assumptions, and the report says:\n%s", name, len(tt.c.Assessment.Assumptions), text)
		}
		if !strings.Contains(text, "\n- Focused hours a week of an engineer: 30 hours a week.") {
			t.Errorf("%s: the planning values are left out:\n%s", name, text)
		}
	}
}

func TestFiguresUsedNameTheSourceOfEveryConstant(t *testing.T) {
	for name, c := range derivedCases(t) {
		_, sourced := constantLeaves(t, c)
		text := part(t, string(markdownOf(c)), "Figures used")
		for _, source := range sourced {
			if !strings.Contains(text, string(labelled("Source", source))) {
				t.Errorf("%s: %q is missing", name, source)
			}
		}
	}
}
