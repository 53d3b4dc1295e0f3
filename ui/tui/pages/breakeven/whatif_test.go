package breakeven_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/phrase"
	"loracle/ui/tui/tuitest"
)

func TestEveryFigureFollowsALeverInTheSameFrameAndNothingIsSaved(t *testing.T) {
	for i, lever := range casefile.Levers() {
		t.Run(lever.Label(), func(t *testing.T) {
			p := at(t, 116, 60, paying()...)
			for range i {
				p.Press("down")
			}
			p.Press("right", "right")
			now := p.Env.Case
			var moves casefile.Moves
			moves = now.Step(now.Step(moves, lever, 1), lever, 1)
			then := now.WithAll(now.Moved(moves), p.Env.Now)
			e := then.Assessment.Economics
			p.Shows("◂▸ "+lever.Label()+" "+then.Positions()[i].Text+" *", "not saved", "Side by side", "What if",
				e.BreakEven.Show(), advisor.FormatRangeShort(e.SelfHostedHorizon.Range, advisor.USD), advisor.FormatRangeShort(e.APIHorizon.Range, advisor.USD))
			for _, o := range e.Options {
				p.Shows(advisor.FormatRangeShort(o.Horizon.Range, advisor.USD))
			}
			likely := then.Assessment.Outlook()
			p.Shows(phrase.Likely(likely.Horizon), phrase.LikelyMonths(likely.BreakEven))
			for _, m := range then.Base.Advice.Movers(then.Answers) {
				p.Shows(m.Question.Show(m.Least.Answer)+" to "+m.Question.Show(m.Most.Answer),
					advisor.FormatRangeShort(advisor.Between(m.Least.Cost.Low, m.Most.Cost.Low), advisor.USD))
			}
			p.Wants().Press("0").Shows("As answered.").Lacks(" *", "Side by side").Wants()
		})
	}
}

func TestWhatIfIsAppliedAsAnswers(t *testing.T) {
	p := at(t, 116, 35, paying()...).Press("right", "down", "left")
	changes := p.Env.Case.Moved(casefile.Moves{casefile.Volume: 1, casefile.Price: -1})
	p.Press("a").Shows("As answered.")
	for q, a := range changes {
		if !p.Env.Case.Answers[q].Equal(a) {
			t.Errorf("%s is %v, want %v", q, p.Env.Case.Answers[q], a)
		}
	}
	if said, ok := p.Asked[len(p.Asked)-1].(page.Say); !ok || said.Text != fmt.Sprintf("Applied: %d answers changed.", len(changes)) {
		t.Errorf("it says %+v", p.Asked)
	}
}

func TestScenariosAreKeptComparedShownAndDropped(t *testing.T) {
	p := at(t, 160, 60, paying()...)
	before := maps.Clone(p.Env.Case.Answers)
	for n := range session.MostScenarios {
		p.Press("0", "right")
		for range n {
			p.Press("right")
		}
		p.Press("s").Shows("What is it called?", "Volume").Press("enter").Press("0")
	}
	if n := len(p.Env.Case.Scenarios); n != session.MostScenarios || !maps.EqualFunc(before, p.Env.Case.Answers, advisor.Answer.Equal) {
		t.Fatalf("%d scenarios are kept, and the answers are %v", n, p.Env.Case.Answers)
	}
	p.Shows("Side by side", "As answered", "1 Volume", "2 Volume", "3 Volume").Lacks("What if,")
	for _, s := range p.Env.Case.Scenarios {
		p.Shows(p.Env.Case.WithAll(s.Changes, p.Env.Now).Assessment.Economics.BreakEven.Show())
	}
	for _, k := range p.Press("right").Page.Keys(p.Env) {
		if k.Does == "keep" && !strings.Contains(k.Off, "kept already") {
			t.Errorf("a fourth scenario is refused with %q", k.Off)
		}
	}
	p.Press("2").Shows("▸ 2 Volume", "not saved").Press("x")
	if n := len(p.Env.Case.Scenarios); n != session.MostScenarios-1 {
		t.Errorf("%d scenarios are left", n)
	}
	p.Send(page.Changed{}).Shows("As answered.").Fits()
}

// several is a page with three scenarios and a what-if.
func several(t *testing.T, width, height int) *tuitest.Player {
	t.Helper()
	p := at(t, width, height, paying()...)
	p.Press("right", "s", "enter", "0", "down", "left", "s", "enter", "0", "left", "left", "left", "s", "enter", "0", "right")
	return p
}

func TestFiveColumnsStandBesideEachOtherAndLeaveOutWhatIsTheSameWhereTheyDoNot(t *testing.T) {
	p := several(t, 116, 35).Fits()
	text := p.Text()
	for _, label := range []string{"Period", "Advice", "Build once"} {
		if n := strings.Count(text, "\n"+label+" "); n != 1 {
			t.Errorf("%s stands on %d lines:\n%s", label, n, text)
		}
	}
	p.Lacks("As answered: ", "Only what differs")
	p = several(t, 76, 18).Fits().Shows("Only what differs is listed.", "  As answered: ", "  What if: ", "Volume", "API a month")
	if _, side, _ := strings.Cut(p.Text(), "Side by side"); strings.Contains(side, "\nPeriod\n") || strings.Contains(side, "\nAdvice\n") {
		t.Errorf("what is the same is listed:\n%s", side)
	}
}

func TestScenarioTitleIsTypedAndEscKeepsNothing(t *testing.T) {
	p := at(t, 116, 35, paying()...).Press("right", "s").Send(tea.PasteMsg{Content: "Twice"}).Press("esc").Wants()
	p.Press("s").Shows("Volume 1").Press("enter")
	if s := p.Env.Case.Scenarios; len(s) != 1 || !strings.HasPrefix(s[0].Title, "Volume ") {
		t.Errorf("kept %+v", s)
	}
	p.Press("0", "right", "right", "s", "Twice the traffic", "enter").Shows("2 Twice the traffic")
	at(t, 116, 35, paying()...).Press("s").Lacks("What is it called?").Wants()
}

func TestWhatIfFitsAtEveryWidth(t *testing.T) {
	p := at(t, 116, 35, paying()...).Press("right", "s", "enter", "right")
	for width := 36; width <= 196; width++ {
		for _, height := range []int{8, 18, 35} {
			p.Env.Width, p.Env.Height = width, height
			p.Fits()
		}
	}
}

func TestLeverThatIsNotKnownSaysWhy(t *testing.T) {
	p := at(t, 116, 35, session.Answer(advisor.QTaskType, advisor.Word("style_tone"))).Press("right").Wants()
	p.Shows("Volume not known yet").Lacks("What if,")
	if off := p.Page.Keys(p.Env)[0].Off; !strings.Contains(off, "requests a month") {
		t.Errorf("the lever says %q", off)
	}
}

func TestAMovedPriceIsNamedAndTheLeverSaysWhatItIsAfter(t *testing.T) {
	p := at(t, 116, 60, append(paying(), number(advisor.QCachedShare, 0.4, 0.4), number(advisor.QBatchShare, 0.1, 0.1))...)
	p.Shows("out, after caching and batches", "against GPT-4o at list price").Press("down", "right")
	p.Shows("out, after caching and batches *", "against GPT-4o at the moved price", "API, GPT-4o at the moved price").Lacks("own API prices", "Your own prices")
	p.Press("s", "enter", "0", "1").Shows("against GPT-4o at the moved price")
	at(t, 116, 60, paying()...).Lacks("after caching", "after batches")
}

func TestACostThatDoesNotFollowTheVolumeSaysWhy(t *testing.T) {
	const why = "The tuned cost does not follow the volume yet. The nearest tier's figure, until requests and tokens are known."
	bill := []session.Event{
		session.Answer(advisor.QTaskType, advisor.Word("style_tone")), number(advisor.QRequestsPerMonth, 400_000, 500_000), number(advisor.QMonthlyAPICost, 2000, 2400),
	}
	for _, height := range []int{18, 60} {
		p := at(t, 116, height, bill...).Shows(why)
		before := p.Env.Case.Assessment.Serving.Monthly
		then := p.Press("right").Shows(why).Env.Case.WithAll(p.Env.Case.Moved(casefile.Moves{casefile.Volume: 1}), p.Env.Now)
		if then.Assessment.Serving.Monthly.Range != before.Range {
			t.Error("the cost follows the volume after all")
		}
	}
	at(t, 116, 60, paying()...).Lacks("does not follow the volume")
	at(t, 116, 60, append(bill, session.Answer(advisor.QDeployment, advisor.Word("local")))...).Lacks("does not follow the volume")
}
