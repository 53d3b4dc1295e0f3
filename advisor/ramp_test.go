package advisor_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

// rampingTeam has a 7B model on one or two A10G of AWS, and traffic that takes
// four months to its 500,000 requests.
func rampingTeam(months float64) advisor.Answers {
	answers := smallTeam()
	answers[advisor.QRampUpMonths] = exactly(months)
	return answers
}

// TestARampUpAgreesWithHandArithmetic is a worked example. Traffic of one, two,
// three and four quarters in four months gives 0.25 + 0.5 + 0.75 + 1 = 2.5
// months of full traffic, 1.5 less than four. So 36 months bring 34.5 times the
// bill of 2,500, and the first twelve 10.5 times.
func TestARampUpAgreesWithHandArithmetic(t *testing.T) {
	a := advisor.Assess(loaded(t), rampingTeam(4))
	e := a.Economics
	wantRange(t, "API over three years", e.APIHorizon.Range, 34.5*2500, 34.5*2500)
	wantRange(t, "prompting, first year", e.Options[0].FirstYear.Range, 10.5*2500, 10.5*2500)
	// At best 0.571 / 0.98 = 0.58 of an A10G is needed: one, in every month. At worst 0.571 / 0.55 = 1.04: a
	// quarter, half and three quarters of that are one, the whole is two. 33 months with two and three with
	// one are 69 machine months; an A10G costs 1.006 x 730 = 734.38 a month.
	wantRange(t, "tuned over three years", e.SelfHostedHorizon.Range, e.Project.Low+36*734.38, e.Project.High+69*734.38)
	wantRange(t, "tuned, first year", e.Options[2].FirstYear.Range, e.Project.Low+12*734.38, e.Project.High+21*734.38)
	wantRange(t, "saving over three years", e.Saving.Range, 34.5*2500-69*734.38-e.Project.High, 34.5*2500-36*734.38-e.Project.Low)
	// At best the first three months save 625, 1,250 and 1,875 less 734.38 each: 3,750 - 2,203.14 = 1,546.86;
	// every later one 2,500 - 734.38. At worst they save the same, as one GPU is enough for them, and every later
	// one saves 2,500 - 1,468.76.
	best := 3 + (e.Project.Low-1546.86)/1765.62
	worst := 3 + (e.Project.High-1546.86)/1031.24
	wantRange(t, "break-even", advisor.Range{Low: e.BreakEven.Low.Low, High: e.BreakEven.High.High}, best, worst)
}

func TestThreeMonthsOfRampUpDelayAPaybackByOneFullMonth(t *testing.T) {
	// Managed serving follows the traffic, as the bill does. Thirds, two thirds and all of it are two months of full
	// traffic in three: with nothing else to pay, the break-even comes exactly one month later.
	answers := smallTeam()
	answers[advisor.QDeployment], answers[advisor.QMonthlyAPICost] = advisor.Word("managed"), exactly(4000)
	delete(answers, advisor.QAPIModel)
	at := func(months float64) *advisor.BreakEven {
		answers[advisor.QRampUpMonths] = exactly(months)
		return advisor.Assess(loaded(t), answers).Economics.BreakEven
	}
	none, three := at(0), at(3)
	wantRange(t, "best case", three.Low.Range, none.Low.Low+1, none.Low.Low+1)
	wantRange(t, "worst case", three.High.Range, none.High.High+1, none.High.High+1)
}

func TestNoRampUpIsAnAssumptionThatIsListed(t *testing.T) {
	for _, u := range advisor.Assess(loaded(t), smallTeam()).Assumptions {
		if u.Question.ID == advisor.QRampUpMonths && u.Range == advisor.Exactly(0) {
			return
		}
	}
	t.Error("the ramp-up is not among the assumptions")
}

// TestTheMonthsAddUpToThePeriod sums what each month costs: the curve's last
// point is the total over the period, whatever the ramp-up.
func TestTheMonthsAddUpToThePeriod(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someSession(t, k)
		answers[advisor.QHorizonYears] = exactly(float64(rapid.IntRange(1, 6).Draw(t, "years")))
		e := advisor.Assess(k, answers, byHand(t)...).Economics
		curve := e.Curve()
		if curve == nil {
			return
		}
		for i, o := range e.Options {
			for end, got := range map[float64]float64{o.Horizon.Low: curve[len(curve)-1].Options[i].Low, o.Horizon.High: curve[len(curve)-1].Options[i].High} {
				if math.Abs(end-got) > 1e-6*math.Max(1, math.Abs(end)) {
					t.Fatalf("%s: the months give %g, the period %g", o.Approach, got, end)
				}
			}
		}
	})
}

// TestTheBreakEvenIsWhereTheMonthsCross walks month by month, as a person with a
// spreadsheet would, and finds the same month as the closed form.
func TestTheBreakEvenIsWhereTheMonthsCross(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := rampingTeam(float64(rapid.IntRange(0, 24).Draw(t, "ramp-up")))
		answers[advisor.QRequestsPerMonth] = exactly(rapid.Float64Range(3e5, 2e6).Draw(t, "requests"))
		answers[advisor.QHorizonYears] = exactly(10)
		answers[advisor.QMLEngineers] = exactly(float64(rapid.IntRange(1, 8).Draw(t, "seats")))
		e := advisor.Assess(k, answers).Economics
		if e.BreakEven.Low == nil || e.BreakEven.Low.Low > 119 {
			return
		}
		curve := e.Curve()
		ahead := func(m advisor.Month) bool { return m.Options[0].High >= m.Options[2].Low-1e-6 }
		month := int(math.Ceil(e.BreakEven.Low.Low))
		if !ahead(curve[month]) || month > 0 && ahead(curve[month-1]) && e.BreakEven.Low.Low > float64(month-1)+1e-6 {
			t.Fatalf("break-even %g, but the months are %v and %v", e.BreakEven.Low.Low, curve[max(0, month-1)], curve[month])
		}
	})
}

// TestItPaysBackWithinTheHorizonWhereThatSaves holds the break-even to what is
// saved over the period: both have the tooling of later years.
func TestItPaysBackWithinTheHorizonWhereThatSaves(t *testing.T) {
	k := loaded(t)
	seen := map[advisor.Truth]int{}
	rapid.Check(t, func(t *rapid.T) {
		answers := someSession(t, k)
		answers[advisor.QHorizonYears] = exactly(rapid.Float64Range(1, 10).Draw(t, "years"))
		e := advisor.Assess(k, answers, byHand(t)...).Economics
		if e.BreakEven == nil {
			return
		}
		const cent = 0.01
		seen[e.BreakEven.InHorizon]++
		switch pays := e.BreakEven.InHorizon; {
		case pays == advisor.Yes && e.Saving.Low < -cent:
			t.Fatalf("it pays back by month %g of %v years and saves %v", e.BreakEven.High.High, e.HorizonYears, e.Saving)
		case pays == advisor.No && e.Saving.High > cent && e.BreakEven.Low != nil:
			t.Fatalf("it pays back from month %g on, after %v years, and saves %v", e.BreakEven.Low.Low, e.HorizonYears, e.Saving)
		}
	})
	for _, truth := range []advisor.Truth{advisor.Yes, advisor.No, advisor.Unsure} {
		if seen[truth] == 0 {
			t.Errorf("no session pays back within the horizon: %v", truth)
		}
	}
}

func TestCachingIsAComparedBaseline(t *testing.T) {
	e := advisor.Assess(loaded(t), smallTeam()).Economics
	// 400M input tokens at 1.25 cached and 150M output tokens at 10: 500 + 1,500.
	wantRange(t, "cached", e.Cached.Monthly.Range, 2000, 2000)
	wantRange(t, "break-even against it", advisor.Range{Low: e.Cached.BreakEven.Low.Low, High: e.Cached.BreakEven.High.High},
		e.Project.Low/(2000-734.38), e.Project.High/(2000-1468.76))
	if e.Cached.Never || e.Cached.Price.ID != "gpt-4o" {
		t.Errorf("the cached baseline is %+v", e.Cached)
	}
	answers := smallTeam()
	answers[advisor.QAPIModel] = advisor.Word("claude-4.5-haiku")
	e = advisor.Assess(loaded(t), answers).Economics
	if e.Cached != nil || len(e.Warnings) != 1 {
		t.Errorf("without a listed price the cached baseline is %+v and the warnings %q", e.Cached, e.Warnings)
	}
}
