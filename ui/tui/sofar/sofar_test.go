package sofar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/sofar"
	"loracle/ui/tui/theme"
)

var now = time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)

func derive(t *testing.T, change func(*session.State)) casefile.Case {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	state := session.New("01JTEST")
	change(&state)
	return casefile.Derive(base, state, now)
}

func nothing(*session.State) {}

func express(s *session.State) {
	s.Answers[advisor.QTaskType] = advisor.Word("structured_output")
	s.Answers["prompting_result"] = advisor.Word("falls_short")
	s.Answers[advisor.QGap] = advisor.Words("format", "accuracy")
	s.Answers[advisor.QMonthlyAPICost] = advisor.Number(advisor.Exactly(2700))
	s.Answers[advisor.QLabelledExamples] = advisor.Number(advisor.Exactly(2000))
}

func mark(state checklist.State) func(*session.State) {
	return func(s *session.State) {
		base, err := knowledge.Load()
		if err != nil {
			panic(err)
		}
		for _, c := range base.Pack.Categories {
			for _, i := range c.Items {
				s.Marks[i.ID] = checklist.Mark{State: state, Evidence: "seen"}
			}
		}
	}
}

// accept accepts one risk and marks all else.
func accept(others checklist.State) func(*session.State) {
	return func(s *session.State) {
		mark(others)(s)
		s.Marks["success_criteria"] = checklist.Mark{
			State: checklist.Accepted, Reason: "it can wait", AcceptedBy: "Ana", Owner: "Bo", Until: now.AddDate(0, 1, 0), Notice: "errors",
		}
	}
}

func panel(c casefile.Case, width, height int) string {
	return ansi.Strip(sofar.Panel(theme.New(true, colorprofile.TrueColor), c, width, height))
}

func TestWhatIsNotKnownIsSaidAndNeverZero(t *testing.T) {
	got := panel(derive(t, nothing), 40, 40)
	for _, want := range []string{"No recommendation yet", "Confidence     none yet", "Break-even     not known yet", "API, 3 years   not known yet", "14 left", "The advice waits for"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	if strings.Contains(got, "$0") {
		t.Errorf("something unknown is shown as nothing:\n%s", got)
	}
}

func TestRecommendedApproachHasTheMarkAndAFullBar(t *testing.T) {
	c := derive(t, express)
	got := panel(c, 40, 40)
	chosen := c.Assessment.Recommendation.Approach
	if chosen == "" {
		t.Fatal("these answers should lead to a recommendation")
	}
	for _, want := range []string{"▸ " + chosen.Label(), "recommended", "$97k"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	for _, o := range c.Assessment.Recommendation.Options {
		if !strings.Contains(got, o.Approach.Label()) || !strings.Contains(got, o.Status.Label()) {
			t.Errorf("%s, %s is missing:\n%s", o.Approach.Label(), o.Status.Label(), got)
		}
	}
}

func TestChecklistInAFewWords(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*session.State)
		want   string
	}{
		"nobody has looked":   {nothing, "no verdict yet, 14 left"},
		"everything is met":   {mark(checklist.Met), "GO"},
		"everything is open":  {mark(checklist.Open), "NO-GO, 14 open"},
		"nothing is relevant": {mark(checklist.NotApplicable), "GO"},
		"a risk is accepted":  {accept(checklist.Met), "CONDITIONAL, 1 accepted"},
		"and the rest open":   {accept(checklist.Open), "NO-GO, 13 open"},
	} {
		if got := sofar.Checklist(derive(t, tc.change)); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestPanelAndLineStayWithinTheirSpace(t *testing.T) {
	for _, c := range []casefile.Case{derive(t, nothing), derive(t, express), derive(t, mark(checklist.Open))} {
		for width := 34; width <= 60; width++ {
			got := panel(c, width, 18)
			if n := strings.Count(got, "\n") + 1; n > 18 {
				t.Fatalf("at %d columns the panel has %d lines", width, n)
			}
			for _, line := range strings.Split(got, "\n") {
				if ansi.StringWidth(line) > width {
					t.Fatalf("at %d columns a line is %d wide: %q", width, ansi.StringWidth(line), line)
				}
			}
		}
		for width := 40; width < 100; width++ {
			line := ansi.Strip(sofar.Line(theme.New(true, colorprofile.TrueColor), c, width))
			if ansi.StringWidth(line) != width || !strings.HasPrefix(line, " So far: ") {
				t.Fatalf("at %d columns: %q", width, line)
			}
		}
	}
}
