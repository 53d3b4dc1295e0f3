package breakeven_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/breakeven"
	"loracle/ui/tui/phrase"
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

func number(q advisor.QuestionID, low, high float64) session.Event {
	return session.Answer(q, advisor.Number(advisor.Between(low, high)))
}

// paying are answers under which the project pays back in every case.
func paying() []session.Event {
	return []session.Event{
		session.Answer(advisor.QTaskType, advisor.Word("style_tone")), session.Answer("prompting_result", advisor.Word("falls_short")),
		session.Answer(advisor.QGap, advisor.Words("tone")),
		number(advisor.QRequestsPerMonth, 800_000, 900_000), session.Answer(advisor.QPreparation, advisor.Word("curate_logs")), number(advisor.QInputTokens, 900, 900),
		number(advisor.QOutputTokens, 200, 200), session.Answer(advisor.QAPIModel, advisor.Word("gpt-4o")),
		number(advisor.QStableMonths, 18, 24), session.Answer(advisor.QStaffing, advisor.Word("in_house")),
		session.Answer(advisor.QModelSize, advisor.Word("7b")), session.Answer(advisor.QSecurityReview, advisor.Word("no")),
	}
}

func at(t *testing.T, width, height int, events ...session.Event) *tuitest.Player {
	t.Helper()
	p := tuitest.Play(t, breakeven.New(), width, height).WithSession(base(t), events...)
	p.Send(page.Arrived{})
	return p
}

func TestChartNamesItsBandsAxesAndTheBreakEven(t *testing.T) {
	for _, size := range [][2]int{{116, 35}, {76, 18}} {
		p := at(t, size[0], size[1], paying()...)
		be := p.Env.Case.Assessment.Economics.BreakEven
		if be.Low == nil || be.High == nil {
			t.Fatal("the answers do not pay back in every case")
		}
		p.Shows("──░░ API, GPT-4o at list price", "╌╌·· tuned model", "▒▒ overlap", "USD spent by the end of each month", "month 36", "$0 ┤",
			"▲ "+advisor.FormatRangeShort(be.Low.Range, advisor.Months)+" at best", "at worst", "┊").Fits()
	}
}

func TestBandsDifferWithoutColour(t *testing.T) {
	text := at(t, 116, 35, paying()...).Text()
	for _, glyph := range []string{"─", "╌", "░", "·"} {
		if !strings.Contains(text, glyph) {
			t.Errorf("the chart lacks %q:\n%s", glyph, text)
		}
	}
}

func TestLowScreensShowTheMonthsAsATable(t *testing.T) {
	p := at(t, 36, 8, paying()...).Lacks("┤")
	for _, m := range p.Env.Case.Assessment.Economics.Curve() {
		if m.Number%6 == 0 {
			p.Shows(advisor.FormatMoneyShort(m.API), advisor.FormatMoneyShort(m.Tuned))
		}
	}
	p.Fits()
}

func TestLikelyAndWhatMovesTheCostAreThereOnArrival(t *testing.T) {
	p := at(t, 116, 35, paying()...).Shows("8 in 10", "Which answers move the cost most", "█")
	movers := p.Env.Base.Advice.Movers(p.Env.Case.Answers)
	if len(movers) == 0 {
		t.Error("no answer moves the cost")
	}
	for _, m := range movers {
		p.Shows(advisor.FormatRangeShort(advisor.Between(m.Least.Cost.Low, m.Most.Cost.Low), advisor.USD))
	}
}

func TestWhatWasWorkedOutIsNotShownForOtherAnswers(t *testing.T) {
	p := at(t, 116, 35, paying()...)
	was := phrase.Likely(p.Env.Case.Assessment.Outlook().Horizon)
	p.Shows(was)
	p.WithSession(p.Env.Base, append(paying(), number(advisor.QRequestsPerMonth, 1_000_000, 1_200_000))...)
	p.Lacks(was, "8 in 10").Send(page.Changed{}).Lacks(was).Shows(phrase.Likely(p.Env.Case.Assessment.Outlook().Horizon))
}

func TestFourApproachesStandSideBySide(t *testing.T) {
	p := at(t, 76, 18, paying()...)
	for _, o := range p.Env.Case.Assessment.Economics.Options {
		p.Shows(o.Approach.Label(), advisor.FormatRangeShort(o.Build.Range, advisor.USD), advisor.FormatRangeShort(o.Monthly.Range, advisor.USD),
			advisor.FormatRangeShort(o.FirstYear.Range, advisor.USD), advisor.FormatRangeShort(o.Horizon.Range, advisor.USD))
	}
	p.Shows("To build", "A month", "First year", "Over 3 years")
}

func TestUnknownBillIsNeverZero(t *testing.T) {
	at(t, 116, 35).Shows("Break-even and costs are not known yet", "press i for the interview").Lacks("$").Press("right", "a").Wants()
	p := at(t, 116, 35, session.Answer(advisor.QTaskType, advisor.Word("style_tone")))
	p.Shows("not known yet", "The chart comes with the break-even").Lacks("┤")
	for _, line := range strings.Split(p.Text(), "\n") {
		if strings.Contains(line, "Prompting") && !strings.Contains(line, "not known yet") {
			t.Errorf("prompting has a price: %s", line)
		}
	}
}

func TestNothingIsWiderThanThePageOrLost(t *testing.T) {
	p := at(t, 116, 35, paying()...)
	p.Run()
	e := p.Env.Case.Assessment.Economics
	for width := 36; width <= 196; width++ {
		for _, height := range []int{8, 18, 35, 55} {
			p.Env.Width, p.Env.Height = width, height
			p.Fits()
			text := squeeze(p.Text())
			for _, want := range []string{e.BreakEven.Show(), e.Baseline, e.Cheapest.Price.Label, e.Options[1].Remark, e.PaysBackFrom()} {
				if !strings.Contains(text, squeeze(want)) {
					t.Fatalf("at %dx%d %q is missing:\n%s", width, height, want, p.Text())
				}
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestKeysGoWhereTheySay(t *testing.T) {
	at(t, 116, 35, paying()...).Press("d").Wants(page.Go{To: page.Route{Page: page.Decision}})
	at(t, 116, 35, paying()...).Press("b").Wants(page.Go{To: page.Route{Page: page.Budget}})
	for key, title := range map[string]string{"w": "Break-even", "v": "Cost of each approach"} {
		p := at(t, 116, 35, paying()...).Press(key)
		if e, ok := p.Asked[0].(page.Explain); !ok || e.Title != title || len(e.Values) < 3 {
			t.Errorf("%s asked for %+v", key, p.Asked)
		}
	}
}

func TestABreakEvenThatIsNotKnownIsToldOnce(t *testing.T) {
	for _, height := range []int{35, 18} {
		text := at(t, 76, height, number(advisor.QRequestsPerMonth, 500_000, 500_000), session.Answer(advisor.QTier, advisor.Word("lean"))).Text()
		if n := strings.Count(text, "Break-even "); n != 1 {
			t.Errorf("at %d lines the break-even is told %d times:\n%s", height, n, text)
		}
	}
}
