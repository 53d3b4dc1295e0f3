package advisor_test

import (
	"math"
	"testing"
	"time"

	"loracle/advisor"
)

type moneyRows struct {
	APIMonthly []struct {
		Model       string  `yaml:"model"`
		CachedShare float64 `yaml:"cached_share"`
		BatchShare  float64 `yaml:"batch_share"`
		USD         float64 `yaml:"usd"`
	} `yaml:"api_monthly"`
	BreakEven []struct {
		Project float64 `yaml:"project"`
		API     float64 `yaml:"api"`
		Running float64 `yaml:"running"`
		Months  float64 `yaml:"months"`
		Never   bool    `yaml:"never"`
	} `yaml:"break_even"`
	Percentiles []percentileRow `yaml:"percentiles"`
}

func TestAPIBillsAreExact(t *testing.T) {
	k := loaded(t)
	for _, row := range rowsOf[moneyRows](t, "money.yaml").APIMonthly {
		answers := paperTraffic()
		answers[advisor.QAPIModel] = advisor.Word(row.Model)
		answers[advisor.QCachedShare], answers[advisor.QBatchShare] = exactly(row.CachedShare), exactly(row.BatchShare)
		bill := advisor.Assess(k, answers).Economics.APIMonthly
		if bill == nil || math.Abs(bill.Low-row.USD) > 1e-9 || math.Abs(bill.High-row.USD) > 1e-9 {
			t.Errorf("%s, %g cached, %g in batches: %v, want %g", row.Model, row.CachedShare, row.BatchShare, bill, row.USD)
		}
	}
}

func TestBreakEvenIsTheQuotientOrNever(t *testing.T) {
	for _, row := range rowsOf[moneyRows](t, "money.yaml").BreakEven {
		saving := advisor.Difference("saving", advisor.USDPerMonth,
			sure("api", advisor.USDPerMonth, row.API).Value, sure("running", advisor.USDPerMonth, row.Running).Value)
		chances := advisor.Draws{Count: 100}.BreakEven(sure("project", advisor.USD, row.Project).Value, saving)
		switch {
		case row.Never:
			if chances.Never != 1 || chances.P10 != nil || chances.P50 != nil || chances.P90 != nil {
				t.Errorf("%+v: want never, got %+v", row, chances)
			}
		case chances.Never != 0:
			t.Errorf("%+v: %g of the draws never break even", row, chances.Never)
		default:
			for _, p := range []*float64{chances.P10, chances.P50, chances.P90} {
				if math.Abs(*p-row.Months) > 0.00005*100*row.Months/100+0.005 {
					t.Errorf("%+v: got %g months", row, *p)
				}
			}
		}
	}
}

// TestOneA10GAllMonthCostsWhatThePaperPrintsForIt recomputes 380 to 550 USD a
// month (T11, T12) from the hourly prices it implies.
func TestOneA10GAllMonthCostsWhatThePaperPrintsForIt(t *testing.T) {
	h := hardware(t)
	cost := h.RunningCost(advisor.Running{
		GPUs: sure("GPUs", advisor.GPUCount, 1), Price: between("price", advisor.USDPerHour, 0.52, 0.75),
	})
	wantRange(t, "one A10G all month", cost.Range, 379.6, 547.5)
	recomputes(t, cost)
	everything := h.RunningCost(advisor.Running{
		GPUs: sure("GPUs", advisor.GPUCount, 2), Price: sure("price", advisor.USDPerHour, 1), Duty: sure("duty", advisor.Share, 0.5),
		Monitoring: sure("monitoring", advisor.USDPerMonth, 100), Retraining: sure("retraining", advisor.USD, 1200),
		Cadence: sure("cadence", advisor.Months, 6), OpsHours: sure("ops", advisor.Hours, 4), Rate: sure("rate", advisor.USDPerHour, 120),
	})
	// 2 x 1 x 730 x 0.5 + 100 + 1,200/6 + 4 x 120.
	wantRange(t, "all parts", everything.Range, 1510, 1510)
	recomputes(t, everything)
}

func TestPricesOfGPUsCarryTheirSourceAndDate(t *testing.T) {
	h := hardware(t)
	for _, p := range h.Prices {
		if p.Source == "" || p.AsOf.IsZero() || p.AsOf.After(time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s on %s has the source %q of %v", p.GPU.ID, p.Platform, p.Source, p.AsOf)
		}
	}
	spot := h.PriceOf(gpu(t, h, "a10g"), 1, "aws", advisor.Spot)
	if spot == nil || spot.Low != 0.377 || spot.High != 0.651 {
		t.Errorf("an A10G from spot machines of AWS costs %v, want 0.377 to 0.651", spot)
	}
	if got := h.PriceOf(gpu(t, h, "a10g"), 1, "lambda", advisor.OnDemand); got != nil {
		t.Errorf("Lambda has no A10G, but a price of %v is given", got.Range)
	}
	if anywhere := h.PriceOf(gpu(t, h, "a100_80"), 8, "", advisor.OnDemand); anywhere.Low != 0.87 || anywhere.High != 3.431 {
		t.Errorf("an A100 costs %v anywhere, want 0.87 to 3.431", anywhere.Range)
	}
}

func TestMachinesThatAreOnlyRentedWholeAreNoOfferForOneGPU(t *testing.T) {
	h := hardware(t)
	a100 := gpu(t, h, "a100_80")
	if got := h.PriceOf(a100, 1, "aws", advisor.Spot); got != nil {
		t.Errorf("AWS rents A100s by eight, but one has the price %v", got.Range)
	}
	if got := h.PriceOf(a100, 8, "aws", advisor.Spot); got == nil || got.Low != 1.081 {
		t.Errorf("eight A100s of AWS cost %v an hour each, want 1.081 and up", got)
	}
}

func TestUsualHardwareHoldsItsModel(t *testing.T) {
	h := hardware(t)
	for _, u := range h.Usual {
		m := h.ModelOfSize(u.Size)
		for _, g := range u.Train {
			memory, err := h.TrainingMemory(advisor.UsualSetup(m, g, u.TrainGPUs, u.Method))
			if err != nil {
				t.Fatal(err)
			}
			if memory.PerGPU.Mid > g.MemoryGB || g.Training == nil {
				t.Errorf("training %s with %s takes %.1f GB of %g on a %s", m.ID, u.Method, memory.PerGPU.Mid, g.MemoryGB, g.Label)
			}
		}
		for _, g := range u.Serve {
			load := paperLoad(t, h, m.ID, g.ID)
			load.GPUsPerReplica = u.ServeGPUs
			if c := capacity(t, h, load); c.Fits != advisor.Yes {
				t.Errorf("%s does not serve on %d of the %s", m.ID, u.ServeGPUs, g.Label)
			}
		}
	}
}

func TestThePlatformsOwnGPUIsTakenAndOthersOnlyWhereItHasNone(t *testing.T) {
	h := hardware(t)
	small := h.UsualFor("7b", advisor.LoRA16)
	for _, c := range []struct {
		platform  string
		how       advisor.Purchase
		gpu       string
		elsewhere bool
	}{
		{"aws", advisor.Spot, "a10g", false},
		{"runpod", advisor.Spot, "rtx4090", false},
		{"lambda", advisor.OnDemand, "a100_40", false},
		{"lambda", advisor.Spot, "a10g", true},
		{"gcp", advisor.OnDemand, "a10g", true},
	} {
		got := h.ServeOn(small, c.platform, c.how)
		if got.GPU.ID != c.gpu || got.Elsewhere != c.elsewhere || got.Price == nil {
			t.Errorf("%s %s gives the %s, elsewhere %v", c.platform, c.how, got.GPU.ID, got.Elsewhere)
		}
	}
	if got := h.TrainOn(h.UsualFor("70b", advisor.LoRA16), "vast", advisor.OnDemand); got.GPU.ID != "a100_80" || got.GPUs != 4 {
		t.Errorf("70B trains on %d of the %s", got.GPUs, got.GPU.ID)
	}
}

func TestDataPreparationCostsWhatTheTablesSay(t *testing.T) {
	h := hardware(t)
	// 2,500 examples, one in five reviewed for 3 minutes at 150 an hour; T13 prints 3,500 to 12,000.
	job := advisor.DataJob{
		Examples: sure("examples", advisor.Examples, 2500), ReviewShare: sure("review", advisor.Share, 0.2),
		Minutes: sure("minutes", advisor.Minutes, 3),
	}
	p := h.DataPreparation(job)
	wantRange(t, "review", p.Cost.Range, 3750, 3750)
	wantRange(t, "hours of review", p.ReviewHours.Range, 25, 25)
	if p.Generation.How != nil || p.Engineering.How != nil {
		t.Error("lines that were not asked for are priced")
	}
	if !p.Ground.Proven() {
		t.Errorf("everything is given, yet %q", p.Ground)
	}
	job.Minutes, job.ReviewShare = advisor.Estimate{}, advisor.Estimate{}
	job.Generated = sure("generated", advisor.Examples, 5000)
	job.EngineerHours, job.EngineerRate = sure("hours", advisor.Hours, 40), sure("rate", advisor.USDPerHour, 120)
	p = h.DataPreparation(job)
	// 250 to 500 items of 1 to 4 minutes at 150, 5,000 x 0.02 to 0.20, and 4,800.
	wantRange(t, "all lines", p.Cost.Range, 625+100+4800, 5000+1000+4800)
	if p.Cost.Mid != 500*2.5/60*150+550+4800 {
		t.Errorf("the typical cost is %g", p.Cost.Mid)
	}
	if len(p.Ground) != 2 {
		t.Errorf("the ground is %q, want both assumptions", p.Ground)
	}
	recomputes(t, p.Cost)
}
