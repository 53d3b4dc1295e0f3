package risks_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/risks"
	"loracle/ui/tui/tuitest"
)

func at(t *testing.T, width int) *tuitest.Player {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tuitest.Play(t, risks.New(), width, 35).WithSession(b,
		session.Answer("deduplicated", advisor.Word("no")), session.Answer("chat_template_known", advisor.Word("yes")))
}

func TestRisksStandInGroupsTheLikelyFirst(t *testing.T) {
	p := at(t, 116)
	text := p.Text()
	for _, want := range []string{"▲ Likely", "Contaminated or duplicate", "◆ Possible", "○ Unlikely", "Wrong chat template"} {
		_, rest, found := strings.Cut(text, want)
		if !found {
			t.Fatalf("%q does not come next in:\n%s", want, p.Text())
		}
		text = rest
	}
}

func TestChosenRiskIsToldAtLengthAtEveryWidth(t *testing.T) {
	p := at(t, 116)
	for _, r := range p.Env.Case.Assessment.Risks {
		for width := 36; width <= 196; width += 4 {
			p.Env.Width = width
			text := squeeze(p.Fits().Text())
			for _, want := range []string{r.Label, r.RootCause, r.Prevention, advisor.FormatMoney(r.Late), advisor.FormatMoney(r.Prevent)} {
				if !strings.Contains(text, squeeze(want)) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, want, p.Text())
				}
			}
		}
		p.Press("down")
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestChosenRiskIsInFocusAndClicked(t *testing.T) {
	p := at(t, 76).Press("end")
	s := p.Page.View(p.Env, 76, 35)
	last := p.Env.Case.Assessment.Risks[len(p.Env.Case.Assessment.Risks)-1]
	if lines := strings.Split(s.Text, "\n"); !strings.Contains(strings.Join(lines[s.From:s.To+1], "\n"), last.Label) {
		t.Errorf("the focus is not on %s", last.Label)
	}
	for i, line := range strings.Split(p.Text(), "\n") {
		if strings.Contains(line, "Wrong base model") {
			p.Send(page.Click{Line: i})
			break
		}
	}
	p.Shows("▸ Wrong base model")
}

func TestKeysLeadToTheAnswerAndTheFigures(t *testing.T) {
	p := at(t, 116).Press("enter")
	p.Wants(page.Go{To: page.Route{Page: page.Interview, Question: p.Env.Case.Assessment.Risks[0].Answers[0]}})
	p.Press("w")
	if e, ok := p.Asked[0].(page.Explain); !ok || len(e.Values) == 0 || e.Title != p.Env.Case.Assessment.Risks[0].Label {
		t.Errorf("asked for %+v", p.Asked)
	}
	p.Asked = nil
	p.Press("c").Wants(page.Go{To: page.Route{Page: page.Checklist}})
	p.Press("d").Wants(page.Go{To: page.Route{Page: page.Decision}})
	p.Press("down")
	for _, k := range p.Page.Keys(p.Env) {
		if k.Name() == "enter" && k.Off == "" {
			t.Error("no answer stands behind the second risk, and the key does not say so")
		}
	}
	p.Press("enter").Wants()
}
