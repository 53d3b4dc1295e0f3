package decision_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/ui/tui/ahead"
	"loracle/ui/tui/page"
	"loracle/ui/tui/phrase"
)

func TestNearestFlipsAreNamedWithWhatWouldBeAdvised(t *testing.T) {
	p := at(t, tuned()...)
	p.Env.Width = 80
	p.Send(page.Arrived{}).Shows("What would change this advice", "being worked out")
	p.Run()
	flips := ahead.Nearest(p.Env.Base.Advice.Flips(p.Env.Case.Answers), 3)
	if len(flips) != 3 {
		t.Fatalf("%d flips are nearest", len(flips))
	}
	text := squeeze(p.Text())
	for _, f := range flips {
		if want := phrase.Flip(f) + ": " + f.Approach.Label(); !strings.Contains(text, squeeze(want)) {
			t.Errorf("%q is missing:\n%s", want, p.Text())
		}
	}
	p.Lacks("being worked out").Shows("8 in 10")
	paybacks := p.Env.Base.Advice.PaybackFlips(p.Env.Case.Answers)
	if len(paybacks) == 0 || !strings.Contains(squeeze(p.Text()), squeeze(paybacks[0].Sentence())) {
		t.Errorf("no threshold of the payback is named:\n%s", p.Text())
	}
}

func TestCostsAreThoseOfTheOwnBudget(t *testing.T) {
	p := at(t, tuned()...)
	p.Env.Width = 90
	e := p.Env.Case.Assessment.Economics
	p.Shows(advisor.FormatMoneyShort(e.Project.Money())+" by your budget", advisor.FormatRangeShort(e.SelfHostedMonthly.Range, e.SelfHostedMonthly.Unit()))
}

func TestNewPagesAreAKeyAway(t *testing.T) {
	for key, name := range map[string]page.Name{"m": page.BreakEven, "f": page.Risks, "p": page.Plan} {
		at(t, tuned()...).Press(key).Wants(page.Go{To: page.Route{Page: name}})
	}
}
