package budget_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/budget"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/tuitest"
)

func base(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// at is the page of a session nearest to the budget of a mid-size team.
func at(t *testing.T, width int) *tuitest.Player {
	t.Helper()
	return tuitest.Play(t, budget.New(), width, 35).WithSession(base(t),
		session.Answer(advisor.QMLEngineers, advisor.Number(advisor.Exactly(2))))
}

// mid is the page at the printed budget of that team.
func mid(t *testing.T, width int) *tuitest.Player {
	t.Helper()
	return at(t, width).Press("right", "right")
}

func TestNearestBudgetIsShownLineByLineWithBothAmounts(t *testing.T) {
	p := mid(t, 116)
	p.Shows("Mid-size product team", "nearest to your answers", p.Env.Case.Assessment.TierWhy)
	for _, l := range p.Env.Case.Assessment.Budget().Lines {
		line := lineWith(t, p, l.Label)
		for _, m := range []advisor.MoneyRange{l.Paper, l.Computed} {
			if !strings.Contains(line, advisor.FormatMoney(m)) {
				t.Errorf("%s lacks %s: %s", l.Label, advisor.FormatMoney(m), line)
			}
		}
		if strings.Contains(line, "≠") != (l.Paper != l.Computed) {
			t.Errorf("%s is not marked as it should be: %s", l.Label, line)
		}
	}
}

// lineWith is the line of the table that begins with a label.
func lineWith(t *testing.T, p *tuitest.Player, label string) string {
	t.Helper()
	for _, l := range strings.Split(strings.ReplaceAll(p.Text(), "\u00a0", " "), "\n") {
		if strings.HasPrefix(strings.TrimLeft(l, "▸ "), label+" ") && strings.ContainsAny(l, "$–") {
			return l
		}
	}
	t.Fatalf("no line begins with %q:\n%s", label, p.Text())
	return ""
}

func TestKindsOfMoneyStayApart(t *testing.T) {
	p := at(t, 116).Press("right", "right", "right")
	b := p.Env.Case.Assessment.Tiers[2]
	for label, want := range map[string]string{
		"One-time project total": advisor.FormatMoney(b.Computed),
		"Each further year":      advisor.FormatMoney(b.Yearly),
		"Each month of serving":  advisor.FormatMoney(b.Monthly),
	} {
		if line := lineWith(t, p, label); !strings.Contains(line, want) {
			t.Errorf("%s is not %s: %s", label, want, line)
		}
	}
	p.Shows("a month     $3,000-5,500", "not in the total")
}

func TestBudgetsStandSideBySideWhereThereIsRoom(t *testing.T) {
	p := at(t, 116).WithSession(base(t), session.Answer(advisor.QSecurityReview, advisor.Word("no")), session.Answer(advisor.QMLEngineers, advisor.Number(advisor.Exactly(2)))).Shows("Yours", "Lean", "Mid (nearest)", "Enterprise", "as printed")
	for _, b := range p.Env.Case.Assessment.Tiers {
		p.Shows(advisor.FormatMoney(b.Paper), advisor.FormatMoney(b.Computed), advisor.FormatMoney(b.Monthly))
		for _, l := range b.Lines {
			if line := lineWith(t, p, l.Category.Label()); l.InTotal && !strings.Contains(line, advisor.FormatMoney(l.Computed)) {
				t.Errorf("%s of %s is missing: %s", l.Label, b.Tier.Title, line)
			}
		}
	}
	words := squeeze(p.Press("right").Text())
	for _, b := range p.Env.Case.Assessment.Tiers {
		for _, w := range strings.Fields(b.Tier.Title) {
			if !strings.Contains(words, w) {
				t.Errorf("%q of %s is missing", w, b.Tier.Title)
			}
		}
	}
	at(t, 76).Shows("▸ Your budget", "Mid-size product team (nearest)").Lacks("Once, as printed")
}

func TestArrowsSwitchTheBudgetAndKeepTheLine(t *testing.T) {
	p := at(t, 76).Shows("▸ Your budget").Press("down", "down", "down").Shows("▸  ML engineer time")
	p.Press("right").Shows("▸ Lean team or startup", "▸  ML engineer time").Press("right", "right", "right")
	p.Shows("▸ Enterprise with several domains", "▸  ML engineer time")
	p.Press("end").Shows("▸  One-time project total").Press("left").Shows("▸  One-time project total")
	p.Press("left", "left", "left").Shows("▸ Your budget", "▸  One-time project total")
	p.Press("home", "up").Shows("▸  Dataset preparation")
}

func TestClickChoosesALine(t *testing.T) {
	for _, width := range []int{76, 116} {
		p := at(t, width)
		for i, text := range strings.Split(p.Page.View(p.Env, width, 35).Text, "\n") {
			if strings.Contains(text, "GPU compute") {
				p.Send(page.Click{Line: i})
			}
		}
		p.Shows("▸  GPU compute")
	}
}

func TestNearestBudgetIsMarkedAsTheAnswersChange(t *testing.T) {
	p := at(t, 76).Shows("Mid-size product team (nearest)", "Mid (nearest)")
	p.WithSession(base(t), session.Answer(advisor.QModelSize, advisor.Word("70b"))).Shows("Enterprise with several domains (nearest)", "Enterprise (nearest)")
}

func TestWhyExplainsTheChosenLine(t *testing.T) {
	for _, key := range []string{"w", "enter", "ctrl+y"} {
		p := mid(t, 116).Press("down", key)
		l := p.Env.Case.Assessment.Budget().Lines[1]
		if e, ok := p.Asked[0].(page.Explain); !ok || e.Title != l.Label || e.Values[0].Range != l.Value.Range {
			t.Errorf("%s asked for %+v", key, p.Asked)
		}
	}
	p := mid(t, 116).Press("end", "w")
	if e, ok := p.Asked[0].(page.Explain); !ok || e.Values[0].Range != p.Env.Case.Assessment.Budget().Total.Range {
		t.Errorf("on the total asked for %+v", p.Asked)
	}
}

func TestChosenLineShowsWhatThereIsToSayAtEveryWidth(t *testing.T) {
	p := at(t, 36).Press("right", "home")
	for _, b := range p.Env.Case.Assessment.Tiers {
		for _, l := range b.Lines {
			for width := 36; width <= 196; width += 3 {
				p.Env.Width = width
				showsAll(t, p.Fits(), l)
			}
			p.Press("down")
		}
		p.Press("right", "home")
	}
}

func showsAll(t *testing.T, p *tuitest.Player, l advisor.BudgetLine) {
	t.Helper()
	text := squeeze(p.Text())
	wants := append(strings.Fields(l.Label), l.Approach, advisor.FormatMoney(l.Paper), advisor.FormatMoney(l.Computed))
	for _, n := range l.Notes {
		wants = append(wants, parts.NoteText(n))
	}
	for _, want := range wants {
		if !strings.Contains(text, squeeze(want)) {
			t.Fatalf("at %d columns %q is missing:\n%s", p.Env.Width, want, p.Text())
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestChosenLineIsInFocus(t *testing.T) {
	for _, width := range []int{36, 76, 116} {
		p := at(t, width).Press("down", "down", "down")
		s := p.Page.View(p.Env, width, 35)
		lines := strings.Split(s.Text, "\n")
		if focus := strings.Join(lines[s.From:s.To+1], "\n"); !strings.Contains(focus, "ML engineer time") {
			t.Errorf("at %d columns the focus is on:\n%s", width, focus)
		}
	}
}
