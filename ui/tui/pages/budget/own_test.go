package budget_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/budget"
	"loracle/ui/tui/phrase"
	"loracle/ui/tui/tuitest"
)

// answered is the page of a session that says enough for every sort of line.
func answered(t *testing.T, width int) *tuitest.Player {
	t.Helper()
	p := tuitest.Play(t, budget.New(), width, 35).WithSession(base(t),
		session.Answer(advisor.QMLEngineers, advisor.Number(advisor.Exactly(2))),
		session.Answer(advisor.QTaskType, advisor.Word("structured_output")),
		session.Answer(advisor.QStakes, advisor.Word("high")),
		session.Answer(advisor.QRetrainings, advisor.Number(advisor.Between(1, 4))),
		session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Between(300_000, 600_000))),
		session.Answer(advisor.QInputTokens, advisor.Number(advisor.Exactly(900))),
		session.Answer(advisor.QOutputTokens, advisor.Number(advisor.Exactly(200))),
	)
	return p.Send(page.Arrived{})
}

// nearestOf is what the nearest tier's own inputs give for a line.
func nearestOf(a advisor.Assessment, l advisor.BudgetLine) string {
	for _, other := range a.Budget().Lines {
		if other.Category == l.Category && other.InTotal {
			return advisor.FormatMoney(other.Computed)
		}
	}
	return "–"
}

func TestOwnBudgetStandsBesideTheNearestOne(t *testing.T) {
	p := answered(t, 104)
	a := p.Env.Case.Assessment
	for _, l := range a.Own.Lines {
		line := lineWith(t, p, l.Label)
		for _, want := range []string{advisor.FormatMoney(l.Computed), nearestOf(a, l)} {
			if !strings.Contains(line, want) {
				t.Errorf("%s lacks %s: %s", l.Label, want, line)
			}
		}
		if !strings.Contains(line, "%") || !strings.ContainsAny(line, "█▒▏") {
			t.Errorf("%s has no share: %s", l.Label, line)
		}
	}
}

func TestTheNearestBudgetHasTheSameFiguresInEachWidth(t *testing.T) {
	for _, width := range []int{36, 58, 60, 76, 90, 111, 112, 116} {
		p := answered(t, width).Press("down", "down", "down")
		b := p.Env.Case.Assessment.Budget()
		p.Shows("$14,400-21,600", advisor.FormatMoney(b.Computed), "as printed", advisor.FormatMoney(b.Paper))
		if text := squeeze(p.Text()); !strings.Contains(text, squeeze("Mid prints $11,000-21,600 for it; its own inputs give $14,400-21,600.")) {
			t.Errorf("at %d columns what is printed is not told:\n%s", width, p.Text())
		}
	}
}

func TestOwnKindsOfMoneyStayApart(t *testing.T) {
	p := answered(t, 116)
	a := p.Env.Case.Assessment
	for label, want := range map[string][2]string{
		"One-time project total": {"once", advisor.FormatMoney(a.Own.Computed)},
		"Tooling, later years":   {"a year", advisor.FormatMoney(a.Own.Yearly)},
		"Retraining":             {"a year", advisor.FormatMoney(a.Own.Retraining.Money())},
		"Serving":                {"a month", advisor.FormatMoney(a.Own.Monthly)},
	} {
		if line := lineWith(t, p, label); !strings.Contains(line, want[0]) || !strings.Contains(line, want[1]) {
			t.Errorf("%s is not %v: %s", label, want, line)
		}
	}
}

func TestLikelyTotalStandsBesideTheRange(t *testing.T) {
	p := answered(t, 116)
	p.Shows("likely: " + phrase.Likely(p.Env.Case.Assessment.Outlook().Project))
}

func TestEveryOwnAmountHasItsWhy(t *testing.T) {
	p := answered(t, 116)
	a := p.Env.Case.Assessment
	want := make([]advisor.Value, 0, len(a.Own.Lines)+4)
	for _, l := range a.Own.Lines {
		want = append(want, l.Value)
	}
	tooling := a.Own.Lines[2].Value
	want = append(want, a.Own.Total, tooling, *a.Own.Retraining, a.Serving.Monthly)
	for i, v := range want {
		p.Press("w")
		e, ok := p.Asked[i].(page.Explain)
		if !ok || e.Values[0].Label() != v.Label() || e.Values[0].Range != v.Range {
			t.Errorf("at %d it explains %+v, want %s %v", i, p.Asked[i], v.Label(), v.Range)
		}
		p.Press("down")
	}
}

func TestOwnLinesSayHowTheyAreReckonedAtEveryWidth(t *testing.T) {
	p := answered(t, 116)
	for _, l := range p.Env.Case.Assessment.Own.Lines {
		for width := 36; width <= 196; width += 4 {
			p.Env.Width = width
			text := squeeze(p.Fits().Text())
			for _, want := range append(strings.Fields(l.Label), advisor.FormatMoney(l.Computed), l.Approach) {
				if !strings.Contains(text, squeeze(want)) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, want, p.Text())
				}
			}
		}
		p.Press("down")
	}
}

func TestAssumptionsAreNamed(t *testing.T) {
	p := answered(t, 76)
	for _, u := range p.Env.Case.Assessment.Assumptions {
		p.Shows(u.Question.Short)
	}
	if len(p.Env.Case.Assessment.Assumptions) == 0 {
		t.Fatal("nothing is assumed")
	}
}

func TestOwnFocusIsTheChosenLine(t *testing.T) {
	for _, width := range []int{36, 76, 116} {
		p := answered(t, width).Press("end")
		s := p.Page.View(p.Env, width, 35)
		lines := strings.Split(s.Text, "\n")
		if focus := strings.Join(lines[s.From:s.To+1], "\n"); !strings.Contains(focus, "Serving") {
			t.Errorf("at %d columns the focus is on:\n%s", width, focus)
		}
	}
}

func TestOtherPagesAreAKeyAway(t *testing.T) {
	answered(t, 116).Press("m").Wants(page.Go{To: page.Route{Page: page.BreakEven}})
	answered(t, 116).Press("s").Wants(page.Go{To: page.Route{Page: page.Serving}})
}
