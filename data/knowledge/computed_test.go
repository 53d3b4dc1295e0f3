package knowledge_test

import (
	"math"
	"testing"

	"loracle/advisor"
)

// source reads figures by id and fails the test where one is missing.
type source struct {
	t *testing.T
	k *advisor.Knowledge
}

func (s source) paper(id string) advisor.Range {
	s.t.Helper()
	f := s.k.Figure(id)
	if f == nil || f.Paper == nil {
		s.t.Fatalf("no figure %s with a paper value", id)
	}
	return *f.Paper
}

func (s source) computed(id string) advisor.Range {
	s.t.Helper()
	f := s.k.Figure(id)
	if f == nil || f.Computed == nil {
		s.t.Fatalf("no figure %s with a computed value", id)
	}
	return *f.Computed
}

// hull is the smallest range that holds all of them.
func hull(rs ...advisor.Range) advisor.Range {
	out := rs[0]
	for _, r := range rs[1:] {
		out.Low, out.High = min(out.Low, r.Low), max(out.High, r.High)
	}
	return out
}

// spotPrice is the range of hourly prices of a GPU over the platforms of T6.
func (s source) spotPrice(pick func(*advisor.Platform) *advisor.Figure) advisor.Range {
	var prices []advisor.Range
	for _, p := range s.k.Platforms {
		if f := pick(p); f != nil {
			prices = append(prices, *f.Paper)
		}
	}
	return hull(prices...)
}

// TestComputedFiguresFollowFromTheirInputs works out again, from other figures
// of the paper, every value that differs from the printed one.
func TestComputedFiguresFollowFromTheirInputs(t *testing.T) {
	s := source{t, load(t)}
	want := s.breakEvenExample()
	for _, more := range []map[string]advisor.Range{s.trainingRuns(), s.labour(), s.shares()} {
		for id, r := range more {
			want[id] = r
		}
	}
	for _, f := range s.k.Figures {
		r, expected := want[f.ID]
		if expected && !closeTo(*f.Computed, r) {
			t.Errorf("%s: computed %v, its inputs give %v", f.ID, *f.Computed, r)
		}
		if f.Differs() != expected {
			t.Errorf("%s: differs from the paper: %t, want %t", f.ID, f.Differs(), expected)
		}
		delete(want, f.ID)
	}
	for id := range want {
		t.Errorf("no figure %s", id)
	}
}

// breakEvenExample recomputes T2. The bill is the example's tokens at GPT-4o's
// list price; everything below it keeps the printed monthly costs.
func (s source) breakEvenExample() map[string]advisor.Range {
	bill := monthlyBill(s, "gpt-4o")
	project, years := s.paper("t2.project"), s.paper("t2.horizon")
	saving := s.paper("t2.api_monthly").Sub(s.paper("t2.self_hosted_monthly"))
	months, _ := project.Div(saving)
	selfHosted := project.Add(s.paper("t2.self_hosted_monthly").Mul(years.Scale(12)))
	return map[string]advisor.Range{
		"t2.api_monthly":            advisor.Exactly(bill),
		"t2.self_hosted_monthly":    s.paper("t12.monthly"),
		"t2.break_even":             months,
		"t2.self_hosted_three_year": selfHosted,
		"t2.saving":                 s.paper("t2.api_three_year").Sub(selfHosted),
	}
}

// trainingRuns recomputes the spot cost of a run as hours times GPUs times the
// hourly prices of T6.
func (s source) trainingRuns() map[string]advisor.Range {
	a10g := s.spotPrice(func(p *advisor.Platform) *advisor.Figure { return p.A10G })
	a100 := s.spotPrice(func(p *advisor.Platform) *advisor.Figure { return p.A100 })
	run := func(row, gpus string, price advisor.Range) advisor.Range {
		return s.paper("t5." + row + ".hours").Mul(s.paper("t5." + row + "." + gpus)).Mul(price)
	}
	var printed []advisor.Range
	for _, row := range []string{"7b_lora16", "7b_qlora4", "13b_lora16", "13b_qlora4", "70b_qlora4", "70b_lora16"} {
		printed = append(printed, s.paper("t5."+row+".spot"))
	}
	small := run("7b_lora16", "gpus", a10g)
	return map[string]advisor.Range{
		"t5.7b_lora16.spot":            small,
		"text.gpu.run_cost":            small,
		"t5.13b_lora16.spot":           hull(run("13b_lora16", "a10g_gpus", a10g), run("13b_lora16", "a100_gpus", a100)),
		"t5.13b_qlora4.spot":           run("13b_qlora4", "gpus", a10g),
		"t5.70b_qlora4.spot":           run("70b_qlora4", "gpus", a100),
		"t5.70b_lora16.spot":           run("70b_lora16", "gpus", a100),
		"text.labour.run_cost":         hull(printed...),
		"text.tooling.project_compute": s.paper("text.gpu.runs").Mul(s.paper("t5.7b_lora16.spot")),
	}
}

// labour recomputes what hours cost, and the budget totals with them.
func (s source) labour() map[string]advisor.Range {
	hours := s.paper("t8.total.hours")
	out := map[string]advisor.Range{
		"t4.curate_logs.cost":           s.paper("t4.curate_logs.hours").Mul(s.paper("text.labour.rate")),
		"t8.total.cost":                 hours.Mul(s.paper("t8.rate")),
		"text.labour.consultancy_total": hours.Mul(s.paper("text.labour.consultancy_rate")),
	}
	for _, table := range []string{"t12", "t13", "t14"} {
		time := s.paper(table + ".ml_time.hours").Mul(s.paper(table + ".ml_time.rate"))
		printed, total := s.paper(table+".ml_time"), s.paper(table+".total")
		out[table+".ml_time"] = time
		out[table+".total"] = advisor.Range{Low: total.Low + time.Low - printed.Low, High: total.High + time.High - printed.High}
	}
	return out
}

// shares recomputes the claims that span tables: what data and labour are of
// each budget at matched ends, and what recovery costs in T9 and T15.
func (s source) shares() map[string]advisor.Range {
	var parts, recoveries []advisor.Range
	for _, tier := range s.k.Tiers {
		table := tier.Total.ID[:len("t12")]
		part := s.computed(table + ".dataset").Add(s.computed(table + ".ml_time"))
		total := *tier.Total.Computed
		parts = append(parts, advisor.Between(part.Low/total.Low, part.High/total.High))
	}
	for _, failure := range s.k.Failures {
		for _, cost := range []*advisor.Figure{failure.CaughtInTraining, failure.CaughtAfterLaunch} {
			if cost != nil {
				recoveries = append(recoveries, *cost.Paper)
			}
		}
	}
	return map[string]advisor.Range{
		"text.budget.data_and_labour_share": hull(parts...),
		"text.iteration.recovery":           hull(recoveries...),
	}
}

// closeTo compares ranges that the knowledge base states to four decimals.
func closeTo(a, b advisor.Range) bool {
	return math.Abs(a.Low-b.Low) < 0.00005 && math.Abs(a.High-b.High) < 0.00005
}
