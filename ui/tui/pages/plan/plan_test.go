package plan_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/plan"
	"loracle/ui/tui/tuitest"
)

func at(t *testing.T, width int) *tuitest.Player {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tuitest.Play(t, plan.New(), width, 35).WithSession(b,
		session.Answer(advisor.QMLEngineers, advisor.Number(advisor.Exactly(1))))
}

func TestPhasesFollowEachOtherAsBars(t *testing.T) {
	p := at(t, 116).Shows("week", "█", "▒", "at the earliest")
	before := -1
	for _, phase := range p.Env.Case.Assessment.Plan {
		for _, line := range strings.Split(p.Text(), "\n") {
			if !strings.Contains(line, phase.Label+" ") || !strings.Contains(line, "█") {
				continue
			}
			if begins := strings.Index(line, "█"); begins < before {
				t.Errorf("%s begins before the phase above it:\n%s", phase.Label, p.Text())
			} else {
				before = begins
			}
		}
	}
}

func TestChosenPhaseIsToldAtEveryWidth(t *testing.T) {
	p := at(t, 116)
	for _, phase := range p.Env.Case.Assessment.Plan {
		for width := 36; width <= 196; width += 4 {
			p.Env.Width = width
			text := squeeze(p.Fits().Text())
			for _, want := range []string{phase.Label, phase.Involves, advisor.FormatRange(phase.Hours.Range, phase.Hours.Unit())} {
				if !strings.Contains(text, squeeze(want)) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, want, p.Text())
				}
			}
		}
		p.Press("down")
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestKeysExplainAndLeadOn(t *testing.T) {
	p := at(t, 76).Press("down", "w")
	phase := p.Env.Case.Assessment.Plan[1]
	if e, ok := p.Asked[0].(page.Explain); !ok || e.Title != phase.Label || e.Values[0].Range != phase.Hours.Range {
		t.Errorf("asked for %+v", p.Asked)
	}
	at(t, 76).Press("b").Wants(page.Go{To: page.Route{Page: page.Budget}})
	at(t, 76).Press("d").Wants(page.Go{To: page.Route{Page: page.Decision}})
	p = at(t, 76).Press("end").Shows("▸ Monitoring").Press("home").Shows("▸ Scoping")
	for i, line := range strings.Split(p.Text(), "\n") {
		if strings.Contains(line, "Iteration cycles") {
			p.Send(page.Click{Line: i})
			break
		}
	}
	p.Shows("▸ Iteration cycles")
}
