package advisor_test

import (
	"math"
	"testing"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
)

type percentileRow struct {
	What      string        `yaml:"what"`
	Project   ends          `yaml:"project"`
	API       float64       `yaml:"api"`
	Running   ends          `yaml:"running"`
	Mode      float64       `yaml:"mode"`
	Shape     advisor.Shape `yaml:"shape"`
	P10       float64       `yaml:"p10"`
	P50       float64       `yaml:"p50"`
	P90       float64       `yaml:"p90"`
	Tolerance float64       `yaml:"tolerance"`
	Share     float64       `yaml:"share"`
}

// ends is a number or a list of two.
type ends struct{ low, high float64 }

func (e *ends) UnmarshalYAML(n *yaml.Node) error {
	var both [2]float64
	if n.Kind != yaml.SequenceNode {
		if err := n.Load(&both[0]); err != nil {
			return err
		}
		both[1] = both[0]
	} else if err := n.Load(&both); err != nil {
		return err
	}
	e.low, e.high = both[0], both[1]
	return nil
}

func (e ends) value(label string, unit advisor.Unit) advisor.Value {
	return between(label, unit, e.low, e.high).Value
}

// percentiles is what the row asks for, with those draws.
func (r percentileRow) percentiles(d advisor.Draws) advisor.Percentiles {
	d.Shape = r.Shape
	if r.Mode > 0 {
		d.Modes = map[string]float64{"project": r.Mode}
	}
	project, running := r.Project.value("project", advisor.USD), r.Running.value("running", advisor.USDPerMonth)
	switch r.What {
	case "project":
		return d.Of(project)
	case "ownership":
		months := sure("months", advisor.Months, 36).Value
		return d.Of(advisor.Sum("owned", advisor.USD, project, advisor.Product("running", advisor.USD, running, months)))
	}
	saving := advisor.Difference("saving", advisor.USDPerMonth, sure("api", advisor.USDPerMonth, r.API).Value, running)
	c := d.BreakEven(project, saving)
	return advisor.Percentiles{P10: *c.P10, P50: *c.P50, P90: *c.P90}
}

// tolerance is the row's own, or one percent of the value.
func (r percentileRow) tolerance(want float64) float64 {
	switch {
	case r.Tolerance > 0:
		return r.Tolerance
	case r.Share > 0:
		return r.Share * want
	}
	return 0.01 * want
}

func TestDrawsAgreeWithClosedForms(t *testing.T) {
	for _, row := range rowsOf[moneyRows](t, "money.yaml").Percentiles {
		for _, d := range []advisor.Draws{{}, {Seed: 1, Count: 20_000}, {Seed: 77}} {
			got := row.percentiles(d)
			for _, p := range []struct{ got, want float64 }{{got.P10, row.P10}, {got.P50, row.P50}, {got.P90, row.P90}} {
				if math.Abs(p.got-p.want) > row.tolerance(p.want) {
					t.Errorf("%s, seed %d: %.4f, want %.4f", row.What, d.Seed, p.got, p.want)
				}
			}
			t.Logf("%s of %v, seed %d: %.2f / %.2f / %.2f, closed form %.2f / %.2f / %.2f",
				row.What, row.Project, d.Seed, got.P10, got.P50, got.P90, row.P10, row.P50, row.P90)
		}
	}
}

func TestLognormalHasItsEndsAtP5AndP95(t *testing.T) {
	d := advisor.Draws{Shape: advisor.Lognormal, Count: 20_000}
	got := d.Of(between("hours", advisor.Hours, 40, 160).Value)
	// The middle is sqrt(40 x 160), and P10 lies 1.2816/1.6449 of the way down in logarithms.
	step := math.Log(2) * 1.2815515655 / 1.6448536270
	for _, p := range []struct{ got, want float64 }{{got.P10, 80 * math.Exp(-step)}, {got.P50, 80}, {got.P90, 80 * math.Exp(step)}} {
		if math.Abs(p.got/p.want-1) > 0.01 {
			t.Errorf("got %g, want %g", p.got, p.want)
		}
	}
	zero := d.Of(between("hours", advisor.Hours, 0, 100).Value)
	if math.Abs(zero.P50-50) > 0.5 {
		t.Errorf("a range from zero has its middle at %g, want a triangle's 50", zero.P50)
	}
}

// midTier is the Mid tier's budget (T13) with engineer time recalculated.
func midTier() []advisor.Value {
	var lines []advisor.Value
	for _, l := range []struct {
		label     string
		low, high float64
	}{
		{"dataset", 3500, 12000},
		{"gpu", 80, 350},
		{"tooling", 800, 1400},
		{"engineer", 14400, 21600},
		{"evaluation", 1500, 4000},
		{"deployment", 600, 1200},
	} {
		lines = append(lines, between(l.label, advisor.USD, l.low, l.high).Value)
	}
	return lines
}

// TestLinesThatRiseTogetherSpreadWiderThanIndependentOnes shows why drivers are
// shared: corners of 20,880 to 40,550, independent uniforms 26,274 to 35,133.
func TestLinesThatRiseTogetherSpreadWiderThanIndependentOnes(t *testing.T) {
	total := advisor.Sum("total", advisor.USD, midTier()...)
	wantRange(t, "corners", total.Range, 20880, 40550)
	apart := advisor.Draws{Shape: advisor.Uniform, Count: 20_000}
	independent := apart.Of(total)
	if math.Abs(independent.P10/26274-1) > 0.01 || math.Abs(independent.P90/35133-1) > 0.01 {
		t.Errorf("independent lines give %.0f to %.0f, want 26,274 to 35,133", independent.P10, independent.P90)
	}
	joined := apart
	joined.Together = func(advisor.Origin) string { return "size of the project" }
	together := joined.Of(total)
	// One driver of all lines makes the total uniform between its corners.
	if math.Abs(together.P10-(20880+0.1*19670)) > 20 || math.Abs(together.P90-(20880+0.9*19670)) > 20 {
		t.Errorf("lines that rise together give %.0f to %.0f", together.P10, together.P90)
	}
}

func TestAnAmountInTwoPlacesIsDrawnOnce(t *testing.T) {
	rate := between("rate", advisor.USDPerHour, 90, 180).Value
	hours := sure("hours", advisor.Hours, 10).Value
	first := advisor.Product("first", advisor.USD, rate, hours)
	second := advisor.Product("second", advisor.USD, between("rate", advisor.USDPerHour, 90, 180).Value, hours)
	got := advisor.Draws{}.Of(advisor.Difference("difference", advisor.USD, first, second))
	if got != (advisor.Percentiles{}) {
		t.Errorf("the same rate taken from itself leaves %+v, want nothing", got)
	}
}

func TestEqualDrawsGiveEqualResultsAndOtherLinesDoNotDisturb(t *testing.T) {
	lines := midTier()
	total := advisor.Sum("total", advisor.USD, lines...)
	d := advisor.Draws{Seed: 3}
	if d.Of(total) != d.Of(total) {
		t.Error("two runs with one seed differ")
	}
	if (advisor.Draws{Seed: 4}).Of(total) == d.Of(total) {
		t.Error("another seed changes nothing")
	}
	before := d.Of(lines[0])
	if after := d.Of(advisor.Sum("one line", advisor.USD, lines[0])); after != before {
		t.Errorf("a line alone gives %+v, in a sum %+v", before, after)
	}
}

// TestSeveralBudgetsAreDrawnOneAtATime draws a project and its running cost
// while it is not known which of two budgets holds.
func TestSeveralBudgetsAreDrawnOneAtATime(t *testing.T) {
	small, large := sure("small", advisor.USD, 10).Value, sure("large", advisor.USD, 20).Value
	either := advisor.Span("either", advisor.USD, small, large)
	if got := (advisor.Draws{}).Of(either); got.P10 != 10 || got.P90 != 20 {
		t.Errorf("either budget gives %+v, want 10 and 20", got)
	}
	again := advisor.Span("either again", advisor.USD, small, large)
	if got := (advisor.Draws{}).Of(advisor.Difference("difference", advisor.USD, either, again)); got != (advisor.Percentiles{}) {
		t.Errorf("two amounts of one budget are drawn from different ones: %+v", got)
	}
}

func TestSomeDrawsMayNeverBreakEven(t *testing.T) {
	project := between("project", advisor.USD, 12000, 35000).Value
	saving := advisor.Difference("saving", advisor.USDPerMonth,
		sure("api", advisor.USDPerMonth, 500).Value, between("running", advisor.USDPerMonth, 380, 620).Value)
	c := advisor.Draws{Shape: advisor.Uniform, Count: 20_000}.BreakEven(project, saving)
	if math.Abs(c.Never-0.5) > 0.005 {
		t.Errorf("%g of the draws never break even, want half", c.Never)
	}
	if c.P10 == nil || c.P90 != nil {
		t.Errorf("got %+v, want an early month at P10 and never at P90", c)
	}
}

// TestDrawsAgreeWithTheArithmeticOfRanges draws every operation and holds the
// outcomes to the range that it gives.
func TestDrawsAgreeWithTheArithmeticOfRanges(t *testing.T) {
	k := loaded(t)
	answers := paperTraffic()
	answers[advisor.QRequestsPerMonth] = advisor.Number(advisor.Range{Low: 300_000, High: 600_000})
	answers[advisor.QCachedShare] = advisor.Number(advisor.Range{Low: 0.2, High: 0.6})
	answers[advisor.QBatchShare] = advisor.Number(advisor.Range{Low: 0.1, High: 0.3})
	e := advisor.Assess(k, answers).Economics
	h := k.Hardware
	load := paperLoad(t, h, "llama-3.1-8b", "a10g")
	load.Requests, load.Concurrency = between("requests", advisor.Requests, 300_000, 3_000_000), 20
	fleet := capacity(t, h, load)
	for _, v := range []advisor.Value{
		*e.APIMonthly, e.Project, *e.BreakEven.Low, *e.Saving, e.SelfHostedHorizon, fleet.GPUs.Value, fleet.Batch.Value,
	} {
		p := advisor.Draws{}.Of(v)
		slack := 1e-9 * math.Abs(v.High)
		if p.P10 < v.Low-slack || p.P90 > v.High+slack || p.P10 > p.P50 || p.P50 > p.P90 {
			t.Errorf("%s: draws give %+v, the range is %v", v.Label(), p, v.Range)
		}
	}
}
