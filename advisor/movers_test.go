package advisor_test

import (
	"maps"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

func TestTheCostsOfMoversAreThoseOfTheEngine(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someAnswers(t, k)
		before := maps.Clone(answers)
		for _, m := range k.Movers(answers) {
			for _, end := range []advisor.MoverEnd{m.Least, m.Most} {
				changed := maps.Clone(answers)
				changed[m.Question.ID] = end.Answer
				if want := advisor.Assess(k, changed).Economics.SelfHostedHorizon.Mid(); end.Cost.Low != want || end.Cost.High != want {
					t.Fatalf("%s at %s costs %v, want %g", m.Question.ID, m.Question.Show(end.Answer), end.Cost.Range, want)
				}
			}
		}
		if !maps.EqualFunc(before, answers, advisor.Answer.Equal) {
			t.Fatal("the answers were changed")
		}
	})
}

func TestMoversAreTheTenThatMoveTheCostMost(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		list := k.Movers(someAnswers(t, k))
		if len(list) > 10 {
			t.Fatalf("%d movers", len(list))
		}
		for i, m := range list {
			switch {
			case m.Spread() <= 0:
				t.Fatalf("%s moves nothing", m.Question.ID)
			case i > 0 && m.Spread() > list[i-1].Spread():
				t.Fatalf("%s moves %g and comes after %g", m.Question.ID, m.Spread(), list[i-1].Spread())
			case m.Question.ID == advisor.QHorizonYears:
				t.Fatal("another period is not comparable")
			}
		}
	})
}

func TestNoOtherChoiceLiesBeyondTheEndsOfAMover(t *testing.T) {
	k := loaded(t)
	answers := tuningTeam()
	list := k.Movers(answers)
	if len(list) != 10 {
		t.Fatalf("%d movers, want 10", len(list))
	}
	for _, m := range list {
		if m.Question.Kind != advisor.ChoiceQuestion {
			continue
		}
		for _, c := range m.Question.Choices {
			changed := maps.Clone(answers)
			changed[m.Question.ID] = advisor.Word(c.Value)
			if cost := advisor.Assess(k, changed).Economics.SelfHostedHorizon.Mid(); cost < m.Least.Cost.Low || cost > m.Most.Cost.Low {
				t.Errorf("%s with %s costs %g, outside %g to %g", m.Question.ID, c.Value, cost, m.Least.Cost.Low, m.Most.Cost.Low)
			}
		}
	}
}

func TestAnExactNumberIsTriedAQuarterEitherWay(t *testing.T) {
	k := loaded(t)
	answers := tuningTeam()
	maps.Copy(answers, advisor.Answers{
		advisor.QRequestsPerMonth: exactly(4_000_000), advisor.QInputTokens: exactly(800), advisor.QOutputTokens: exactly(400),
	})
	found := false
	for _, m := range k.Movers(answers) {
		now, known := answers.Number(m.Question.ID)
		if !known || now.Low != now.High || now.Low < 100 {
			continue
		}
		found = true
		if low, high := m.Least.Answer.Number, m.Most.Answer.Number; low != advisor.Exactly(now.Low*0.75) || high != advisor.Exactly(now.Low*1.25) {
			t.Errorf("%s is tried at %v and %v of %v", m.Question.ID, low, high, now)
		}
	}
	if !found {
		t.Error("no exact number moves the cost")
	}
}

// TestWhatIsNotTriedMovesNothing holds the questions that are left out to what
// trying them gives.
func TestWhatIsNotTriedMovesNothing(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someAnswers(t, k)
		was := advisor.Assess(k, answers).Economics.SelfHostedHorizon
		for _, q := range k.Interview() {
			if !advisor.Beside(q.ID, answers) {
				continue
			}
			other := maps.Clone(answers)
			other[q.ID] = someAnswer(t, q)
			if then := advisor.Assess(k, other).Economics.SelfHostedHorizon; then.Range != was.Range {
				t.Fatalf("%s moves the cost from %v to %v", q.ID, was.Range, then.Range)
			}
		}
	})
}

func BenchmarkMovers(b *testing.B) {
	k := loaded(b)
	answers := tuningTeam()
	for b.Loop() {
		k.Movers(answers)
	}
}
