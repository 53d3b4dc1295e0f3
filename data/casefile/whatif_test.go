package casefile_test

import (
	"math"
	"testing"

	"loracle/advisor"
	"loracle/data/casefile"
)

func exactly(v float64) advisor.Answer { return advisor.Number(advisor.Exactly(v)) }

// traffic is a case whose bill follows from traffic and prices.
func traffic() advisor.Answers {
	return advisor.Answers{
		advisor.QTaskType: advisor.Word("structured_output"), advisor.QRequestsPerMonth: advisor.Number(advisor.Between(400_000, 500_000)),
		advisor.QInputTokens: exactly(900), advisor.QOutputTokens: exactly(200), advisor.QAPIModel: advisor.Word("gpt-4o"),
		advisor.QCachedShare: exactly(0.5),
	}
}

func bill(c casefile.Case) float64 { return c.Assessment.Economics.APIMonthly.Mid() }

func TestLeversMoveTheBillInProportion(t *testing.T) {
	for name, answers := range map[string]advisor.Answers{
		"from traffic":            traffic(),
		"as answered":             {advisor.QMonthlyAPICost: exactly(2700)},
		"as answered, and volume": {advisor.QMonthlyAPICost: exactly(2700), advisor.QRequestsPerMonth: exactly(400_000)},
	} {
		t.Run(name, func(t *testing.T) {
			c := derive(t, answers, nil)
			for _, tt := range []struct {
				moves casefile.Moves
				want  float64
			}{
				{casefile.Moves{casefile.Volume: 1}, 1.25},
				{casefile.Moves{casefile.Price: -2}, 1 / 1.21},
				{casefile.Moves{casefile.Volume: 2, casefile.Price: 1}, 1.5625 * 1.1},
			} {
				then := c.WithAll(c.Moved(tt.moves), today)
				if got := bill(then) / bill(c); math.Abs(got-tt.want) > 0.01*tt.want {
					t.Errorf("%v moves the bill by %.4f, want %.4f", tt.moves, got, tt.want)
				}
			}
		})
	}
}

func TestLeversThatStandStillChangeNothing(t *testing.T) {
	c := derive(t, traffic(), nil)
	if got := c.Moved(casefile.Moves{}); len(got) != 0 {
		t.Errorf("changed %v", got)
	}
}

func TestRateRunsAndPeriodMoveWithinWhatTheirAnswersAllow(t *testing.T) {
	c := derive(t, traffic(), nil)
	var m casefile.Moves
	for range 60 {
		for _, l := range casefile.Levers() {
			m = c.Step(m, l, -1)
		}
	}
	for q, a := range c.Moved(m) {
		question := c.Base.Advice.Question(q)
		if !question.Bounds.Contains(a.Number.Low) || !question.Bounds.Contains(a.Number.High) {
			t.Errorf("%s is moved to %v, allowed are %v", q, a.Number, question.Bounds)
		}
		if again, err := question.Parse(question.Show(a)); err != nil || !again.Equal(a) {
			t.Errorf("%s is moved to %v, which cannot be typed: %v, %v", q, a.Number, again, err)
		}
	}
	then := c.WithAll(c.Moved(c.Step(casefile.Moves{}, casefile.Horizon, 2)), today)
	if got := then.Assessment.Economics.HorizonYears.Range; got != advisor.Exactly(5) {
		t.Errorf("two steps more give %v years", got)
	}
	rate := c.WithAll(c.Moved(casefile.Moves{casefile.Rate: 3}), today)
	if rate.Assessment.Economics.Project.Mid() <= c.Assessment.Economics.Project.Mid() {
		t.Error("a higher rate does not make the project dearer")
	}
	runs := c.WithAll(c.Moved(c.Step(casefile.Moves{}, casefile.Runs, 4)), today)
	if runs.Assessment.Economics.SelfHostedMonthly.Mid() <= c.Assessment.Economics.SelfHostedMonthly.Mid() {
		t.Error("more retrainings do not make running dearer")
	}
}

func TestLeversWithoutAValueSayWhy(t *testing.T) {
	for _, p := range derive(t, nil, nil).Positions() {
		off := p.Lever == casefile.Volume || p.Lever == casefile.Price
		if (p.Off != "") != off || p.Text == "" {
			t.Errorf("%s stands at %q and says %q", p.Lever.Label(), p.Text, p.Off)
		}
	}
	for _, p := range derive(t, traffic(), nil).Positions() {
		if p.Off != "" {
			t.Errorf("%s cannot be moved: %s", p.Lever.Label(), p.Off)
		}
	}
}

func TestAMovedPriceIsThatOfTheSameBaseline(t *testing.T) {
	c := derive(t, traffic(), nil)
	then := c.WhatIf(c.Moved(casefile.Moves{casefile.Price: 1}), today).Assessment.Economics
	if then.Baseline != "GPT-4o at the moved price" || len(then.Warnings) != len(c.Assessment.Economics.Warnings) {
		t.Errorf("against %q with %q", then.Baseline, then.Warnings)
	}
	if got := c.WhatIf(c.Moved(casefile.Moves{casefile.Volume: 1}), today).Assessment.Economics.Baseline; got != "GPT-4o at list price" {
		t.Errorf("with more volume it is against %q", got)
	}
	own := traffic()
	own[advisor.QAPIInputPrice], own[advisor.QAPIOutputPrice] = exactly(2), exactly(8)
	c = derive(t, own, nil)
	then = c.WhatIf(c.Moved(casefile.Moves{casefile.Price: 1}), today).Assessment.Economics
	if then.Baseline != "your own API prices, moved" {
		t.Errorf("against %q", then.Baseline)
	}
}

func TestThePriceLeverSaysWhatItIsAfter(t *testing.T) {
	if note := derive(t, traffic(), nil).Positions()[casefile.Price].Note; note != "after caching" {
		t.Errorf("it says %q", note)
	}
}
