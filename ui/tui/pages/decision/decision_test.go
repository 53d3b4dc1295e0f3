package decision_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/decision"
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

func at(t *testing.T, events ...session.Event) *tuitest.Player {
	t.Helper()
	return tuitest.Play(t, decision.New(), 116, 35).WithSession(base(t), events...)
}

func word(q advisor.QuestionID, w string) session.Event { return session.Answer(q, advisor.Word(w)) }

func number(q advisor.QuestionID, low, high float64) session.Event {
	return session.Answer(q, advisor.Number(advisor.Between(low, high)))
}

// tuned are answers that speak for tuning and make the break-even known.
func tuned() []session.Event {
	return []session.Event{
		word(advisor.QTaskType, "structured_output"), word("prompting_result", "falls_short"),
		session.Answer(advisor.QGap, advisor.Words("format", "accuracy")),
		number(advisor.QRequestsPerMonth, 300_000, 600_000), number(advisor.QInputTokens, 900, 900),
		number(advisor.QOutputTokens, 200, 200), word(advisor.QAPIModel, "gpt-4o"),
		number(advisor.QStableMonths, 18, 24), number(advisor.QAchievableExamples, 2000, 4000),
		word(advisor.QMLEngineer, "yes"),
	}
}

// blocked are answers under which tuning has to wait.
func blocked() []session.Event {
	return append(tuned(), number(advisor.QAchievableExamples, 100, 200), number(advisor.QStableMonths, 3, 3))
}

func TestAdviceReadsInOrder(t *testing.T) {
	p := at(t, tuned()...)
	p.Env.Width = 80 // one column
	text := p.Text()
	for _, want := range []string{
		"LoRA fits best; whether to go ahead is open", "Go/no-go   ‹no verdict yet›", "Advice     LoRA, self-hosted. Confidence is",
		"Going now  $", "once", "Break-even", "Why LoRA", "1  ", "What would change this advice",
		"What to do first", "What it costs", "Break-even", "One-time", "Running cost", "API bill",
		"Why not the others", "What would sharpen this most", "1  ",
	} {
		_, rest, found := strings.Cut(text, want)
		if !found {
			t.Fatalf("%q does not come next in:\n%s", want, p.Text())
		}
		text = rest
	}
}

func TestWhatGoingNowCostsSaysThatRetrievalIsNotCounted(t *testing.T) {
	head := func(p *tuitest.Player) string {
		text, _, _ := strings.Cut(p.Text(), "Why LoRA")
		return strings.Join(strings.Fields(text), " ")
	}
	both := at(t, append(tuned(), word("documents_grounding", "required_with_citations"))...)
	if got := both.Env.Case.Assessment.Recommendation.Approach; got != advisor.LoRARAG {
		t.Fatalf("%s is advised", got)
	}
	const want = "Not counted: retrieval, for which the paper prints $200-2,000 a month (T1)."
	if !strings.Contains(head(both), want) {
		t.Errorf("the head lacks %q:\n%s", want, head(both))
	}
	if strings.Contains(head(at(t, tuned()...)), "Not counted") {
		t.Error("without retrieval something is not counted")
	}
}

func TestEveryOtherApproachHasItsReason(t *testing.T) {
	p := at(t, tuned()...)
	for _, o := range p.Env.Case.Assessment.Recommendation.Options[1:] {
		p.Shows(o.Approach.Label() + "  " + o.Status.Label() + "  ")
	}
}

func TestReasonsComeWithTheirSource(t *testing.T) {
	p := at(t, tuned()...)
	p.Env.Width = 90
	text := squeeze(p.Text())
	r := p.Env.Case.Assessment.Recommendation
	for i, reason := range r.Option(r.Approach).Reasons[:3] {
		if !strings.Contains(text, squeeze(reason.Text+"  ["+reason.Source+"]")) {
			t.Errorf("reason %d is missing: %s [%s]", i+1, reason.Text, reason.Source)
		}
	}
}

func TestShutGateNamesWhatItBlocksAndWhatOpensIt(t *testing.T) {
	p := at(t, blocked()...)
	p.Shows("What is blocked, and what opens it", "LoRA and LoRA + RAG: ", "Opens with: ")
	gates := p.Env.Case.ShutGates()
	if len(gates) != 2 {
		t.Fatalf("%d gates are shut, not 2", len(gates))
	}
	p.Env.Width = 80
	text := squeeze(p.Text())
	for _, g := range gates {
		for _, want := range []string{g.Reason, "Opens with: " + g.Until, "Before LoRA and LoRA + RAG: " + g.Until} {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%q is missing:\n%s", want, p.Text())
			}
		}
	}
}

func TestOpenCheckpointsAreWhatToDoFirst(t *testing.T) {
	p := at(t, append(tuned(), session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}))...)
	p.Env.Width = 80
	p.Shows("1  Held-out evaluation set: Set evaluation examples aside", "2  Look at the 12 checkpoints")
}

func TestNothingOpenSaysSo(t *testing.T) {
	events := tuned()
	for _, c := range base(t).Pack.Categories {
		for _, i := range c.Items {
			events = append(events, session.MarkItem(i.ID, checklist.Mark{State: checklist.Met, Evidence: "seen"}))
		}
	}
	at(t, events...).Shows("‹GO›", "Nothing is open: training can start.")
}

func TestWithoutAdviceItSaysWhichQuestionsToAnswer(t *testing.T) {
	p := at(t)
	p.Shows("No recommendation yet", "Nothing is answered yet.", "Start with these")
	for _, q := range base(t).Advice.Express()[:5] {
		p.Shows(q.Short)
	}
	at(t, word(advisor.QTaskType, "style_tone")).Shows("Too little is known", "1 of the 10 questions")
}

func TestUnknownBreakEvenIsNeverZero(t *testing.T) {
	p := at(t, word(advisor.QTaskType, "style_tone"), word("prompting_result", "falls_short"), session.Answer(advisor.QGap, advisor.Words("tone")),
		number(advisor.QStableMonths, 12, 12), word("format_consistency", "high"), word("documents_grounding", "none"))
	p.Shows("Break-even", "not known yet").Press("w").Wants()
	for _, k := range p.Page.Keys(p.Env) {
		if k.Name() == "w" && k.Off == "" {
			t.Error("the key for why does nothing and does not say why")
		}
	}
}

func TestKeysGoWhereTheySay(t *testing.T) {
	open := at(t, tuned()...).Env.Case.Assessment.Recommendation.Open
	goTo := func(r page.Route) page.Request { return page.Go{To: r} }
	question := func(i int) page.Request {
		return goTo(page.Route{Page: page.Interview, Question: open[i]})
	}
	for key, want := range map[string]page.Request{
		"1": question(0), "2": question(1), "enter": question(0),
		"c": goTo(page.Route{Page: page.Checklist}), "b": goTo(page.Route{Page: page.Budget}), "r": goTo(page.Route{Page: page.Report}),
	} {
		t.Run(key, func(t *testing.T) { at(t, tuned()...).Press(key).Wants(want) })
	}
}

func TestWhyExplainsTheBreakEven(t *testing.T) {
	p := at(t, tuned()...).Press("w")
	be := p.Env.Case.Assessment.Economics.BreakEven
	e, ok := p.Asked[0].(page.Explain)
	if !ok || len(e.Values) == 0 || be.Low == nil || e.Values[0].Label() != be.Low.Label() {
		t.Errorf("asked for %+v", p.Asked)
	}
	never := at(t, append(tuned(), number(advisor.QRequestsPerMonth, 100, 100))...).Shows("never").Press("w")
	if e, ok := never.Asked[0].(page.Explain); !ok || e.Values[0].Label() != never.Env.Case.Assessment.Economics.BreakEven.MonthlySaving.Label() {
		t.Errorf("without a break-even asked for %+v", never.Asked)
	}
}

func TestTotalsAreExplainedToo(t *testing.T) {
	p := at(t, tuned()...).Press("t")
	e := p.Env.Case.Assessment.Economics
	asked, ok := p.Asked[0].(page.Explain)
	if !ok || asked.Title != "Over 3 years" || len(asked.Values) < 3 {
		t.Fatalf("asked for %+v", p.Asked)
	}
	for i, want := range []advisor.Value{e.SelfHostedHorizon, *e.APIHorizon, *e.Saving} {
		if asked.Values[i].Range != want.Range {
			t.Errorf("value %d is %v, want %v", i, asked.Values[i].Range, want.Range)
		}
	}
}

func TestNoLineIsWiderThanThePageAndNoStepIsLost(t *testing.T) {
	for name, events := range map[string][]session.Event{"empty": nil, "tuned": tuned(), "blocked": blocked()} {
		t.Run(name, func(t *testing.T) {
			p := at(t, events...)
			for width := 36; width <= 196; width++ {
				p.Env.Width = width
				p.Fits()
				if width >= 96 {
					continue // columns stand beside each other and cannot be searched
				}
				text := squeeze(p.Text())
				for _, s := range p.Env.Case.Steps() {
					if !strings.Contains(text, squeeze(s.Title+": "+s.Do)) {
						t.Fatalf("at %d the step %q is missing:\n%s", width, s.Do, p.Text())
					}
				}
			}
		})
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
