package advisor_test

import (
	"testing"

	"loracle/advisor"
)

// byHandOf is what an example comes to, worked out with pencil and paper. The
// cost of a run follows from the training model, which has tests of its own.
type byHandOf struct {
	bill, serving  [2]float64
	lines          map[advisor.Category][2]float64
	runs, renewals [2]float64 // training runs in the GPU line, and in a year of renewing
	renewing       [2]float64 // engineer time of a year of renewing
	months         float64    // of full traffic in three years
	furtherTooling [2]float64 // the second and third year
}

// TestTheExamplesAgreeWithHandArithmetic works the three examples through.
//
// Lean, replies in one voice, 7B with QLoRA on spot RTX 4090 of RunPod, as it
// lists no A10G. A request has 1,200 tokens in, a fifth of them cached, at
// 0.8 × 2.50 + 0.2 × 1.25 = 2.25 a million, and 250 out at 10: 0.0027 + 0.0025 =
// 0.0052. 450,000-600,000 of them are $2,340-3,120 a month. Examples: 800-1,200
// less 400 are 400-800, at $0.02-0.20 $8-160; half are read, 200-400 at 1-4
// minutes and $80: 266.67-2,133.33. Engineer: 76-188 hours at $80. Evaluation:
// 80 × 1-4 minutes at $150: 200-800. Serving: two machines, as spot ones can be
// taken away: 2 × 0.34 × 730 = 496.40. A renewal a year: 12-24 hours at $80.
//
// Mid, letters to records, 13B with LoRA on an A100 40 GB of Lambda. A tenth is
// batch at 1.25 and 5, and of the rest two fifths of the input cached: in 0.9 ×
// (0.6 × 2.50 + 0.4 × 1.25) + 0.1 × 1.25 = 1.925, out 0.9 × 10 + 0.1 × 5 = 9.50.
// 900 × 1.925 + 300 × 9.50 = 4,582.50 a million requests: $2,062.13-2,291.25.
// Examples: 2,500-4,000 less 800 are 1,700-3,200: $34-640, and a fifth read,
// 340-640 at 1-4 minutes and $150: 850-6,400. Engineers: a first project takes
// 76 × 1.3 = 98.8 to 188 hours, at $120. Two seats and the hub: 12 × (100 +
// 9-20). Evaluation: 300 × 1-4 minutes at $150. High stakes: monitoring. One
// A100 at 1.48-1.99 × 730. A renewal a year: 12-24 hours at $120.
//
// Enterprise, three departments, 70B with QLoRA on A100 80 GB of RunPod. Input
// at 0.7 × 2.50 + 0.3 × 1.25 = 2.125: 1,500 × 2.125 + 400 × 10 = 7,187.50 a
// million: 350,000-400,000 are $2,515.63-2,875. Annotation: 3 × 5,000-40,000.
// Hours: scoping, deployment and monitoring once, 20-44; audit, baseline,
// evaluation and iteration 48-124 three times: 164-416 at $150. Evaluation: 3 ×
// 300 × 1-4 minutes at $150. Serving: four A100 at 1.39-2.45 × 730. Renewals: 2 ×
// 3 × 12-24 hours at $150. Traffic of one, two and three thirds in the first
// three months is two months of it, 35 in 36.
func TestTheExamplesAgreeWithHandArithmetic(t *testing.T) {
	for name, want := range map[string]byHandOf{
		"lean": {
			bill: [2]float64{2340, 3120}, serving: [2]float64{496.40, 496.40}, runs: [2]float64{5, 12}, renewals: [2]float64{1, 1},
			renewing: [2]float64{12 * 80, 24 * 80}, months: 36,
			lines: map[advisor.Category][2]float64{
				advisor.DatasetCost: {8 + 266.67, 160 + 2133.33}, advisor.LabourCost: {76 * 80, 188 * 80}, advisor.ToolingCost: {0, 0},
				advisor.EvaluationCost: {200, 800}, advisor.DeploymentCost: {200, 500},
			},
		},
		"mid": {
			bill: [2]float64{2062.125, 2291.25}, serving: [2]float64{1.48 * 730, 1.99 * 730}, runs: [2]float64{5, 12}, renewals: [2]float64{1, 1},
			renewing: [2]float64{12 * 120, 24 * 120}, months: 36, furtherTooling: [2]float64{2 * 1308, 2 * 1440},
			lines: map[advisor.Category][2]float64{
				advisor.DatasetCost: {34 + 850, 640 + 6400}, advisor.LabourCost: {98.8 * 120, 188 * 120}, advisor.ToolingCost: {1308, 1440},
				advisor.EvaluationCost: {750, 3000}, advisor.DeploymentCost: {600, 1200}, advisor.MonitoringCost: {1000, 4000},
			},
		},
		"enterprise": {
			bill: [2]float64{2515.625, 2875}, serving: [2]float64{4 * 1.39 * 730, 4 * 2.45 * 730}, runs: [2]float64{15, 36}, renewals: [2]float64{6, 6},
			renewing: [2]float64{6 * 12 * 150, 6 * 24 * 150}, months: 35, furtherTooling: [2]float64{2 * 4000, 2 * 9000},
			lines: map[advisor.Category][2]float64{
				advisor.DatasetCost: {15_000, 120_000}, advisor.LabourCost: {164 * 150, 416 * 150}, advisor.ToolingCost: {4000, 9000},
				advisor.EvaluationCost: {2250, 9000}, advisor.DeploymentCost: {600, 1200}, advisor.SecurityCost: {5000, 20_000}, advisor.MonitoringCost: {1000, 4000},
			},
		},
	} {
		t.Run(name, func(t *testing.T) { want.check(t, advisor.Assess(loaded(t), example(t, name))) })
	}
}

func (w byHandOf) check(t *testing.T, a advisor.Assessment) {
	t.Helper()
	run, e := a.Training.Cost.Range, a.Economics
	low, high := w.runs[0]*run.Low, w.runs[1]*run.High
	wantRange(t, "GPU", ownLine(t, a.Own, advisor.GPUCost).Value.Range, low, high)
	for c, amount := range w.lines {
		wantRange(t, string(c), ownLine(t, a.Own, c).Value.Range, amount[0], amount[1])
		low, high = low+amount[0], high+amount[1]
	}
	if len(a.Own.Lines) != len(w.lines)+1 {
		t.Errorf("%d lines, worked out were %d", len(a.Own.Lines), len(w.lines)+1)
	}
	wantRange(t, "one-time total", a.Own.Total.Range, low, high)
	wantRange(t, "API bill", e.APIMonthly.Range, w.bill[0], w.bill[1])
	wantRange(t, "serving", a.Serving.Monthly.Range, w.serving[0], w.serving[1])
	renewing := advisor.Range{Low: w.renewing[0] + w.renewals[0]*run.Low, High: w.renewing[1] + w.renewals[1]*run.High}
	wantRange(t, "retraining", a.Own.Retraining.Range, renewing.Low, renewing.High)
	running := advisor.Range{Low: w.serving[0] + renewing.Low/12, High: w.serving[1] + renewing.High/12}
	wantRange(t, "running cost", e.SelfHostedMonthly.Range, running.Low, running.High)
	wantRange(t, "API over three years", e.APIHorizon.Range, w.months*w.bill[0], w.months*w.bill[1])
	wantRange(t, "tuned over three years", e.SelfHostedHorizon.Range,
		low+36*running.Low+w.furtherTooling[0], high+36*running.High+w.furtherTooling[1])
	if never := w.bill[1] <= running.Low; never != e.BreakEven.Never {
		t.Fatalf("it never pays back: %v, worked out was %v", e.BreakEven.Never, never)
	}
	if !e.BreakEven.Never {
		wantRange(t, "break-even", advisor.Range{Low: e.BreakEven.Low.Low, High: e.BreakEven.High.High},
			payback(low, w.bill[1]-running.Low, w.furtherTooling[0]/2), payback(high, w.bill[0]-running.High, w.furtherTooling[1]/2))
	}
}

// payback is the month in which a saving has covered a project, which holds the
// tooling of the first year. 16,419 saved at 1,090 a month take 15.06 months;
// three of them are beyond the first year, and a twelfth of the tooling, 109, is
// due in each: 12 × 1,090.49 = 13,085.88 are saved in the first, and the other
// 3,333.18 at 981.49 in 3.40.
func payback(project, saving, tooling float64) float64 {
	if month := project / saving; month <= 12 {
		return month
	}
	return 12 + (project-12*saving)/(saving-tooling/12)
}
