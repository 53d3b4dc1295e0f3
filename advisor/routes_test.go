package advisor_test

import (
	"maps"
	"testing"

	"loracle/advisor"
)

// amountOf is a line of the own budget.
func amountOf(t *testing.T, a advisor.Assessment, c advisor.Category) advisor.MoneyRange {
	t.Helper()
	for _, l := range a.Own.Lines {
		if l.Category == c {
			return l.Amount()
		}
	}
	t.Fatalf("there is no line for %s", c)
	return advisor.MoneyRange{}
}

func dollars(low, high float64) advisor.MoneyRange {
	return advisor.MoneyRange{Low: advisor.Dollars(low), High: advisor.Dollars(high)}
}

// checkLines compares lines with hand arithmetic, and the total with them and
// the GPU line, which rests on the training model.
func checkLines(t *testing.T, a advisor.Assessment, want map[advisor.Category]advisor.MoneyRange) {
	t.Helper()
	total := amountOf(t, a, advisor.GPUCost)
	for c, amount := range want {
		total = total.Add(amount)
		if got := amountOf(t, a, c); got != amount {
			t.Errorf("%s is %s, want %s", c, advisor.FormatMoney(got), advisor.FormatMoney(amount))
		}
	}
	if len(a.Own.Lines) != len(want)+1 || a.Own.Computed != total {
		t.Errorf("%d lines give %s, want %s", len(a.Own.Lines), advisor.FormatMoney(a.Own.Computed), advisor.FormatMoney(total))
	}
}

// consultancyProject is a first project that a consultancy does.
func consultancyProject() advisor.Answers {
	return advisor.Answers{
		advisor.QTaskType: advisor.Word("structured_output"), advisor.QPreparation: advisor.Word("synthetic_reviewed"),
		advisor.QLabelledExamples: exactly(1500), advisor.QReviewShare: exactly(0.2), advisor.QEvalExamples: exactly(100),
		advisor.QStaffing: advisor.Word("consultancy"), advisor.QFirstProject: advisor.Word("yes"), advisor.QMLEngineers: exactly(1),
		advisor.QDomainVariants: exactly(1), advisor.QModelSize: advisor.Word("7b"), advisor.QMethod: advisor.Word("qlora"),
		advisor.QDeployment: advisor.Word("merged"), advisor.QSecurityReview: advisor.Word("no"), advisor.QStakes: advisor.Word("normal"),
		advisor.QPlatform: advisor.Word("runpod"), advisor.QPurchase: advisor.Word("on_demand"),
	}
}

// TestTheConsultancyRouteAgreesWithHandArithmetic is a worked example.
//
// Hours of T8: scoping 4-8, data 20-60, synthetic data 8-20, baseline 4-8,
// evaluation 8-16, iteration 16-40, deployment 8-20, monitoring 8-16: 76-188. A
// first project adds 30-50% to the experienced 76 only: 98.8 at least, and at
// most the larger of 76 × 1.5 = 114 and 188. At $150-300 an hour that is
// 98.8 × 150 = $14,820 to 188 × 300 = $56,400; the paper prints $15,000-55,000.
//
// Data: 2,500-4,000 recommended (T3), 1,500 at hand, 1,000-2,500 to make at
// $0.02-0.20: $20-500. A fifth is read, 200-500 of them at 1-4 minutes, 3 h 20
// to 33 h 20, at $150-300: $500-10,000. Together $520-10,500.
//
// Evaluation: 100 × 1-4 minutes at an expert's $150: $250-1,000.
func TestTheConsultancyRouteAgreesWithHandArithmetic(t *testing.T) {
	k := loaded(t)
	want := map[advisor.Category]advisor.MoneyRange{
		advisor.LabourCost: dollars(14_820, 56_400), advisor.DatasetCost: dollars(520, 10_500), advisor.EvaluationCost: dollars(250, 1000),
		advisor.ToolingCost: dollars(0, 0), advisor.DeploymentCost: dollars(200, 500),
	}
	checkLines(t, advisor.Assess(k, consultancyProject()), want)
	experienced := consultancyProject()
	experienced[advisor.QFirstProject] = advisor.Word("no")
	want[advisor.LabourCost] = dollars(76*150, 188*300) // the ramp-up is of the low end alone
	checkLines(t, advisor.Assess(k, experienced), want)
}

// TestSeveralDomainsAgreeWithHandArithmetic is a worked example of three
// domains by a team of the house at $120 an hour.
//
// Hours: scoping, deployment and monitoring once, 4-8 + 8-20 + 8-16 = 20-44;
// data, synthetic data, baseline, evaluation and iteration for each, 20-60 +
// 8-20 + 4-8 + 8-16 + 16-40 = 56-144, three times 168-432. Together 188-476
// hours: $22,560-57,120.
//
// Data of one domain: 2,500-4,000 examples at $0.02-0.20, $50-800, and a fifth
// of them, 500-800, at 1-4 minutes and $150: 8 h 20 to 53 h 20, $1,250-8,000.
// $1,300-8,800, three times $3,900-26,400.
//
// Evaluation of one: 200 × 1-4 minutes at $150, $500-2,000, three times
// $1,500-6,000. Three domains are nearest to the enterprise budget: its tooling
// of $4,000-9,000 and its monitoring of $1,000-4,000, and the mid-size set-up of
// $600-1,200, as it prints none.
func TestSeveralDomainsAgreeWithHandArithmetic(t *testing.T) {
	k := loaded(t)
	answers := consultancyProject()
	maps.Copy(answers, advisor.Answers{
		advisor.QPreparation: advisor.Word("hybrid"), advisor.QLabelledExamples: exactly(0), advisor.QEvalExamples: exactly(200),
		advisor.QStaffing: advisor.Word("in_house"), advisor.QHourlyRate: exactly(120), advisor.QFirstProject: advisor.Word("no"),
		advisor.QDeployment: advisor.Word("dynamic"), advisor.QDomainVariants: exactly(3),
	})
	three := advisor.Assess(k, answers)
	checkLines(t, three, map[advisor.Category]advisor.MoneyRange{
		advisor.LabourCost: dollars(22_560, 57_120), advisor.DatasetCost: dollars(3900, 26_400), advisor.EvaluationCost: dollars(1500, 6000),
		advisor.ToolingCost: dollars(4000, 9000), advisor.DeploymentCost: dollars(600, 1200), advisor.MonitoringCost: dollars(1000, 4000),
	})
	answers[advisor.QDomainVariants] = exactly(1)
	one := amountOf(t, advisor.Assess(k, answers), advisor.GPUCost).Times(3)
	gpu := amountOf(t, three, advisor.GPUCost)
	// Each line is rounded to the cent once: three of one may be 2 cents apart.
	if d := gpu.Low - one.Low; max(d, -d) > advisor.Dollars(0.02) {
		t.Errorf("three domains train for %s, three times one for %s", advisor.FormatMoney(gpu), advisor.FormatMoney(one))
	}
	if d := gpu.High - one.High; max(d, -d) > advisor.Dollars(0.02) {
		t.Errorf("three domains train for %s, three times one for %s", advisor.FormatMoney(gpu), advisor.FormatMoney(one))
	}
}
