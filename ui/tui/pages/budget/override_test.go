package budget_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

// labour is the place of the engineer's time among the lines.
var labour = []string{"down", "down", "down"}

func TestALineIsSetByHandWithARangeAndAReason(t *testing.T) {
	for _, width := range []int{36, 76, 116} {
		p := answered(t, width).Press(labour...)
		computed := p.Env.Case.Assessment.Own.Line("ml_time").Computed
		p.Press("o").Shows("Set by hand: ML engineer time", "How much is it?", advisor.FormatMoney(computed)).Fits()
		p.Press("20k-30k", "enter").Shows("Why is it not as computed?").Press("a quote of June", "enter")
		want := advisor.Override{Line: "ml_time", Amount: advisor.Between(20_000, 30_000), Reason: "a quote of June"}
		save, ok := p.Asked[0].(page.Save)
		if !ok || save.Event.Kind != session.LineSet || *save.Event.Override != want {
			t.Fatalf("at %d columns it asked for %+v", width, p.Asked)
		}
		p.Shows("$20,000-30,000", "by hand, computed", advisor.FormatMoney(computed), "a quote of June").Fits()
		if own := p.Env.Case.Assessment.Own; own.Line("ml_time").Amount() != advisor.Between(20_000, 30_000).Money() {
			t.Errorf("the budget has %v", own.Line("ml_time").Amount())
		}
	}
}

func TestTakingBackWhatWasSetRestoresTheComputedAmountAndKeepsTheWords(t *testing.T) {
	p := answered(t, 116).Press(labour...)
	before := p.Text()
	p.Press("o", "20k", "enter", "a quote", "enter", "x")
	if p.Text() != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, p.Text())
	}
	p.Press("o").Shows("$20,000", "a quote").Press("esc")
}

func TestWrongAmountsAreToldAndNeverSaved(t *testing.T) {
	for typed, want := range map[string]string{"lots": "!", "": "an amount is needed", "unknown": "an amount is needed", "-5": "!", "2B": "too much"} {
		p := answered(t, 76).Press(labour...).Press("o")
		if typed != "" {
			p.Press(typed)
		}
		p.Press("tab", "because", "ctrl+s").Shows(want)
		if len(p.Asked) != 0 {
			t.Errorf("%q asked for %+v", typed, p.Asked)
		}
	}
	answered(t, 76).Press(labour...).Press("o", "12k", "ctrl+s").Shows("a reason is needed")
}

func TestLeavingTheFormChangesNothingAndKeepsWhatWasTyped(t *testing.T) {
	p := answered(t, 76).Press(labour...)
	before := p.Text()
	p.Press("o", "15k")
	if !p.Page.Info(p.Env).Typing || !p.Page.Info(p.Env).Inside {
		t.Error("the form does not take the keys")
	}
	p.Press("esc")
	if p.Text() != before || len(p.Asked) != 0 {
		t.Errorf("the page changed, or asked for %+v", p.Asked)
	}
	p.Press("o").Shows("15k")
	p.Send(page.Left{}).Send(page.Arrived{}).Press("o").Shows("15k")
}

func TestKeysSayWhyTheyDoNothing(t *testing.T) {
	total := answered(t, 76).Press("end", "up", "up", "up")
	for name, c := range map[string]struct {
		keys []string
		want string
	}{
		"a total":    {[]string{"o"}, "adds up others"},
		"not set":    {[]string{"home", "x"}, "Nobody set this line by hand"},
		"other tier": {[]string{"right", "o"}, "Only lines of your own budget"},
	} {
		p := *total
		p.Asked = nil
		p.Press(c.keys...)
		if say, ok := p.Asked[len(p.Asked)-1].(page.Say); !ok || !strings.Contains(say.Text, c.want) {
			t.Errorf("%s: %+v", name, p.Asked)
		}
	}
}

func TestALineNobodyCallsForCanBeSet(t *testing.T) {
	p := at(t, 116).Press("down", "down", "down", "down", "down", "down", "down").Shows("▸  Monitoring")
	if p.Env.Case.Assessment.Own.Line("monitoring") != nil {
		t.Fatal("the answers call for monitoring")
	}
	p.Press("o", "2k", "enter", "pagers", "enter").Shows("$2,000", "by hand")
	if got := p.Env.Case.Assessment.Own.Line("monitoring"); got == nil || got.Amount() != advisor.Exactly(2000).Money() {
		t.Errorf("the budget has %+v", got)
	}
}

func TestOpenCheckpointsStandBesideTheTotalAndNotInIt(t *testing.T) {
	p := at(t, 116)
	before := p.Env.Case.Assessment.Own.Computed
	b := base(t)
	events := []session.Event{session.Answer(advisor.QMLEngineers, advisor.Number(advisor.Exactly(2)))}
	for _, c := range b.Pack.Categories {
		for _, item := range c.Items {
			events = append(events, session.MarkItem(item.ID, checklist.Mark{State: checklist.Open}))
		}
	}
	p.WithSession(b, events...)
	gaps := p.Env.Case.Gaps
	if len(gaps) == 0 {
		t.Fatal("no checkpoint has a price")
	}
	if got := p.Env.Case.Assessment.Own.Computed; got != before {
		t.Errorf("the total went from %v to %v", before, got)
	}
	p.Press("end").Shows("▸  Going now", advisor.FormatMoney(p.Env.Case.GoingNow.Money()), "stands beside the total")
	for _, g := range gaps {
		if line := lineWith(t, p, g.Title); !strings.Contains(line, advisor.FormatMoney(g.Cost.Money())) {
			t.Errorf("%s has no price: %s", g.Title, line)
		}
	}
	p.Press("w")
	if e, ok := p.Asked[len(p.Asked)-1].(page.Explain); !ok || e.Values[0].Range != p.Env.Case.GoingNow.Range {
		t.Errorf("why asked for %+v", p.Asked)
	}
}
