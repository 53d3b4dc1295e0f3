package advisor_test

import (
	"math"
	"reflect"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
)

func loaded(t testing.TB) *advisor.Knowledge {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return base.Advice
}

func exactly(v float64) advisor.Answer { return advisor.Number(advisor.Exactly(v)) }

// paperTraffic is the traffic of the whitepaper's worked example (T2).
func paperTraffic() advisor.Answers {
	return advisor.Answers{
		advisor.QRequestsPerMonth: exactly(500_000),
		advisor.QInputTokens:      exactly(800),
		advisor.QOutputTokens:     exactly(300),
		advisor.QAPIModel:         advisor.Word("gpt-4o"),
	}
}

func wantRange(t *testing.T, what string, got advisor.Range, low, high float64) {
	t.Helper()
	near := func(a, b float64) bool { return math.Abs(a-b) <= 0.005*math.Max(1, math.Abs(b)/1000) }
	if !near(got.Low, low) || !near(got.High, high) {
		t.Errorf("%s is %v, want %g-%g", what, got, low, high)
	}
}

func TestPaperExampleIsReproducedBothWays(t *testing.T) {
	lines := loaded(t).PaperExample().Lines
	rows := []struct{ printed, fromPrinted, corrected [2]float64 }{
		// API bill: 400M input tokens x 2.50 + 150M output tokens x 10 = 1,000 + 1,500.
		{[2]float64{2700, 2700}, [2]float64{2700, 2700}, [2]float64{2500, 2500}},
		// One A10G all month costs 380-550 by T11 and T12.
		{[2]float64{180, 180}, [2]float64{180, 180}, [2]float64{380, 550}},
		{[2]float64{12000, 35000}, [2]float64{12000, 35000}, [2]float64{12000, 35000}},
		// 12,000/2,520 and 35,000/2,520; 12,000/2,120 and 35,000/1,950.
		{[2]float64{5, 13}, [2]float64{4.7619, 13.8889}, [2]float64{5.6604, 17.9487}},
		// 36 x 2,700 and 36 x 2,500.
		{[2]float64{97200, 97200}, [2]float64{97200, 97200}, [2]float64{90000, 90000}},
		// 12,000 + 36 x 180 and 35,000 + 36 x 180; with 380 and 550.
		{[2]float64{26000, 42000}, [2]float64{18480, 41480}, [2]float64{25680, 54800}},
		{[2]float64{55000, 71000}, [2]float64{55720, 78720}, [2]float64{35200, 64320}},
	}
	if len(lines) != len(rows) {
		t.Fatalf("%d lines, want %d", len(lines), len(rows))
	}
	for i, line := range lines {
		wantRange(t, line.Label+", printed", line.Printed.Range, rows[i].printed[0], rows[i].printed[1])
		wantRange(t, line.Label+", from the printed inputs", line.FromPrinted.Range, rows[i].fromPrinted[0], rows[i].fromPrinted[1])
		wantRange(t, line.Label+", corrected", line.Corrected.Range, rows[i].corrected[0], rows[i].corrected[1])
	}
}

func TestEconomicsOfTheLeanTierAgreeWithHandArithmetic(t *testing.T) {
	answers := paperTraffic()
	answers[advisor.QTier] = advisor.Word("lean")
	e := advisor.Assess(loaded(t), answers).Economics
	wantRange(t, "API bill", e.APIMonthly.Range, 2500, 2500)
	// Lean: data 1,200-4,500 + GPU 30-120 + tooling 0 + 80-120 h x 80 + deployment 200-500.
	wantRange(t, "project", e.Project.Range, 7830, 14720)
	wantRange(t, "running cost", e.SelfHostedMonthly.Range, 380, 550)
	wantRange(t, "saving a month", e.BreakEven.MonthlySaving.Range, 1950, 2120)
	wantRange(t, "break-even", advisor.Range{Low: e.BreakEven.Low.Low, High: e.BreakEven.High.High}, 7830.0/2120, 14720.0/1950)
	wantRange(t, "API over three years", e.APIHorizon.Range, 90000, 90000)
	wantRange(t, "tuned over three years", e.SelfHostedHorizon.Range, 7830+36*380, 14720+36*550)
	wantRange(t, "saving over three years", e.Saving.Range, 36*1950-14720, 36*2120-7830)
	// A request costs 0.005: (7,830/36 + 380)/0.005 and (14,720/36 + 550)/0.005.
	wantRange(t, "volume that pays back", e.BreakEvenVolume.Range, 119500, 191777.78)
	if e.BreakEven.InHorizon != advisor.Yes || e.BreakEven.Never {
		t.Errorf("break-even in horizon: %v, never: %v", e.BreakEven.InHorizon, e.BreakEven.Never)
	}
	// DeepSeek v4 flash: 400 x 0.14 + 150 x 0.28 = 98, less than any GPU all month.
	if e.Cheapest == nil || e.Cheapest.Price.ID != "deepseek-v4-flash" || !e.Cheapest.Never {
		t.Fatalf("cheapest baseline is %+v", e.Cheapest)
	}
	wantRange(t, "cheapest", e.Cheapest.Monthly.Range, 98, 98)
}

func TestToolingRecursFromTheSecondYear(t *testing.T) {
	answers := paperTraffic()
	answers[advisor.QTier] = advisor.Word("mid")
	e := advisor.Assess(loaded(t), answers).Economics
	// Mid: 20,880-40,550 once, 700-1,100 a month, tooling 800-1,400 in years 2 and 3.
	wantRange(t, "tuned over three years", e.SelfHostedHorizon.Range, 20880+36*700+2*800, 40550+36*1100+2*1400)
}

func TestAPIBillAtPublishedTestPoints(t *testing.T) {
	for _, c := range []struct {
		model         string
		cached, batch float64
		usd           float64
	}{
		// 500,000 requests of 800 tokens in and 300 out, at list prices of simonw/llm-prices
		// (2026-08-05) and AgentOps-AI/tokencost (2025-09-05).
		{"gpt-4o", 0, 0, 2500},
		{"gpt-4o", 1, 0, 2000},
		{"gpt-4o", 0, 1, 1250},
		{"gpt-4o-2024-05-13", 0, 0, 4250},
		{"gpt-4.1", 0, 0, 2000},
		{"gpt-4.1", 1, 0, 1400},
		{"gpt-5", 0, 0, 2000},
		{"gpt-5", 1, 0, 1550},
		{"gpt-5-mini", 0, 0, 400},
		{"gpt-4o-mini", 0, 0, 150},
		{"gpt-5.6-luna", 0, 0, 260},
		{"claude-4.5-haiku", 0, 0, 1150},
		{"ft:gpt-4o-2024-08-06", 0, 0, 3750},
	} {
		answers := paperTraffic()
		answers[advisor.QAPIModel] = advisor.Word(c.model)
		answers[advisor.QCachedShare], answers[advisor.QBatchShare] = exactly(c.cached), exactly(c.batch)
		e := advisor.Assess(loaded(t), answers).Economics
		if e.APIMonthly == nil {
			t.Errorf("%s: no bill", c.model)
			continue
		}
		wantRange(t, c.model, e.APIMonthly.Range, c.usd, c.usd)
	}
}

func TestACheaperBaselineIsNeverAProvidersTunedModel(t *testing.T) {
	k := loaded(t)
	for _, p := range k.APIPrices {
		answers := paperTraffic()
		answers[advisor.QAPIModel] = advisor.Word(p.ID)
		if c := advisor.Assess(k, answers).Economics.Cheapest; c == nil || c.Price.TunedFrom != "" || c.Price == p {
			t.Errorf("beside %s the cheapest baseline is %+v", p.ID, c)
		}
	}
}

func TestADiscountThatIsNotListedIsChargedInFullAndSaidSo(t *testing.T) {
	answers := paperTraffic()
	answers[advisor.QAPIModel] = advisor.Word("claude-4.5-haiku")
	answers[advisor.QCachedShare] = exactly(0.5)
	e := advisor.Assess(loaded(t), answers).Economics
	wantRange(t, "bill", e.APIMonthly.Range, 1150, 1150)
	if len(e.Warnings) != 1 {
		t.Errorf("warnings are %q, want one about cached input", e.Warnings)
	}
}

func TestABillBelowTheRunningCostNeverPaysBack(t *testing.T) {
	answers := paperTraffic()
	answers[advisor.QAPIModel] = advisor.Word("gpt-4o-mini")
	be := advisor.Assess(loaded(t), answers).Economics.BreakEven
	if !be.Never || be.Low != nil || be.High != nil || be.InHorizon != advisor.No {
		t.Errorf("break-even is %+v, want never", be)
	}
}

func TestAnUnknownBillLeavesTheEconomicsUnknown(t *testing.T) {
	e := advisor.Assess(loaded(t), advisor.Answers{advisor.QRequestsPerMonth: advisor.Unknown()}).Economics
	if e.APIMonthly != nil || e.BreakEven != nil || e.APIHorizon != nil || e.Saving != nil || e.BreakEvenVolume != nil || e.Cheapest != nil {
		t.Errorf("economics without traffic: %+v", e)
	}
}

func TestTierTotalsEqualTheirLinesToTheCent(t *testing.T) {
	for _, b := range advisor.Assess(loaded(t), nil).Tiers {
		var paper, computed advisor.MoneyRange
		for _, l := range b.Lines {
			if l.InTotal {
				paper, computed = paper.Add(l.Paper), computed.Add(l.Computed)
			}
			if l.Kind == advisor.Monthly && l.InTotal {
				t.Errorf("%s: %s is paid by the month and in the one-time total", b.Tier.ID, l.ID)
			}
		}
		if paper != b.Paper || computed != b.Computed || b.Total.Money() != b.Computed {
			t.Errorf("%s: total %v computed %v and %v, lines give %v and %v", b.Tier.ID, b.Paper, b.Computed, b.Total.Money(), paper, computed)
		}
		if want := b.Tier.Total.Paper.Money(); b.Paper != want {
			t.Errorf("%s: the printed lines give %v, the paper prints %v", b.Tier.ID, b.Paper, want)
		}
	}
}

func TestTheSameAnswersGiveTheSameAssessment(t *testing.T) {
	k := loaded(t)
	first := advisor.Assess(k, paperTraffic())
	for range 20 {
		if again := advisor.Assess(k, paperTraffic()); !reflect.DeepEqual(first, again) {
			t.Fatal("two assessments of the same answers differ")
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	k := loaded(b)
	answers := paperTraffic()
	for id, a := range map[advisor.QuestionID]advisor.Answer{
		advisor.QTaskType: advisor.Word("structured_output"), advisor.QGap: advisor.Words("format", "cost"),
		"prompting_result": advisor.Word("falls_short"), "documents_grounding": advisor.Word("none"),
		"knowledge_change": advisor.Word("rarely"), advisor.QStableMonths: exactly(18),
		advisor.QLabelledExamples: exactly(2000), advisor.QAchievableExamples: advisor.Number(advisor.Range{Low: 3000, High: 5000}),
		advisor.QMLEngineer: advisor.Word("yes"), advisor.QDeployment: advisor.Word("merged"),
	} {
		answers[id] = a
	}
	b.ReportAllocs()
	for b.Loop() {
		advisor.Assess(k, answers)
	}
}

func TestAnUnknownTeamAndModelWidenTheProjectCost(t *testing.T) {
	e := advisor.Assess(loaded(t), paperTraffic()).Economics
	wantRange(t, "project", e.Project.Range, 7830, 40550)
	wantRange(t, "running cost", e.SelfHostedMonthly.Range, 380, 1100)
	wantRange(t, "break-even", advisor.Range{Low: e.BreakEven.Low.Low, High: e.BreakEven.High.High}, 7830.0/2120, 40550.0/1400)
}
