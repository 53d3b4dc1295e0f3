package report

import (
	"fmt"

	"loracle/advisor"
	"loracle/data/casefile"
)

// Number is one number, or range, of the JSON export with its derivation.
type Number struct {
	// Path is where the export has it, with positions in lists, like
	// "budget.lines.3.computed"; a range has low and high below that.
	Path string
	// Name is the path with what entries of lists are called, like
	// "budget.lines[ml_time].computed"; it is the path itself outside lists.
	Name  string
	Value advisor.Value
}

// Numbers lists the numbers of a case that have a derivation, in the order of
// the export. What is not known yet is left out.
func Numbers(c casefile.Case) []Number {
	f := gather(Source{Case: c})
	f.ahead()
	return numbersOf(f)
}

func numbersOf(f facts) []Number {
	c, n := f.Case, &numbers{}
	n.budget(c)
	n.economics(c.Assessment.Economics)
	n.plans(c)
	n.dataset(c)
	n.risks(c)
	n.evidence(c.Assessment.Recommendation)
	n.flips("recommendation.flips", f.flips())
	n.paybackFlips(f.paybacks())
	n.checkpoints(jsonChecklistOf(c))
	n.likely(c, f.likely())
	n.movers(f.movers())
	n.given(c)
	return n.all
}

type numbers struct{ all []Number }

// leaf is a number that nothing was calculated for: a choice of the plan, an
// answer, or something counted.
func leaf(label string, unit advisor.Unit, v float64, kind advisor.OriginKind, source string) advisor.Value {
	return advisor.Given(label, unit, advisor.Exactly(v), advisor.Origin{Kind: kind, Source: source})
}

func (n *numbers) add(path string, v advisor.Value) {
	if v.How != nil {
		n.all = append(n.all, Number{path, path, v})
	}
}

func (n *numbers) maybe(path string, v *advisor.Value) {
	if v != nil {
		n.add(path, *v)
	}
}

// entry adds a number of the i-th entry of a list.
func (n *numbers) entry(list string, i int, name, field string, v advisor.Value) {
	if v.How != nil {
		n.all = append(n.all, Number{fmt.Sprintf("%s.%d.%s", list, i, field), fmt.Sprintf("%s[%s].%s", list, name, field), v})
	}
}

func (n *numbers) budget(c casefile.Case) {
	m := budgetOf(c)
	if m == nil {
		return
	}
	for i, g := range c.Gaps {
		n.entry("budget.contingencies", i, string(g.Item), "cost", g.Cost)
	}
	n.maybe("budget.going_now", c.GoingNow)
	if l := c.Limit(); l != nil {
		n.add("budget.limit.amount", l.Amount)
	}
	for i, l := range m.lines {
		if l.paper != nil {
			n.entry("budget.lines", i, l.ID, "paper", *l.paper)
		}
		n.entry("budget.lines", i, l.ID, "computed", l.ComputedValue)
		n.entry("budget.lines", i, l.ID, "amount", l.Value)
		if l.Override != nil {
			n.entry("budget.lines", i, l.ID, "override.amount", l.Value)
		}
	}
	for i, l := range c.Assessment.Own.ByHand() {
		n.entry("budget.overrides", i, l.ID, "amount", l.Value)
		n.entry("budget.overrides", i, l.ID, "computed", advisor.ToTheCent(l.ComputedValue))
	}
	n.add("budget.total", m.total)
	n.add("decision.cost", m.total)
	n.maybe("decision.going_now", c.GoingNow)
	n.maybe("budget.paper_total", m.paperTotal)
	n.add("budget.monthly", m.monthly)
	n.add("budget.yearly", m.yearly)
	n.maybe("budget.retraining", m.retraining)
	for _, s := range m.shares {
		n.add("budget.shares."+string(s.category), s.value)
	}
	for i, t := range m.tiers {
		n.entry("budget.tiers", i, string(t.id), "paper_total", t.paper)
		n.entry("budget.tiers", i, string(t.id), "total", t.total)
		n.entry("budget.tiers", i, string(t.id), "monthly", t.monthly)
		n.entry("budget.tiers", i, string(t.id), "yearly", t.yearly)
	}
}

func (n *numbers) plans(c casefile.Case) {
	a := c.Assessment
	if p := a.Serving.Capacity; p != nil {
		n.add("capacity.gpus", p.GPUs.Value)
		n.add("capacity.replicas", p.Replicas.Value)
		n.add("capacity.peak_rps", p.PeakRate.Value)
		n.add("capacity.usable_rps", p.Usable.Value)
		n.add("capacity.monthly_limit", p.MonthlyLimit.Value)
	}
	if t := a.Training; t != nil {
		n.add("training.hours", t.Hours)
		n.add("training.vram_gb", t.MemoryGB)
		n.add("training.cost_per_run", advisor.ToTheCent(t.Cost))
		n.add("training.runs", t.Runs)
		n.add("training.gpus", leaf("GPUs of a run", advisor.GPUCount, float64(t.GPUs),
			advisor.FromDefinition, "what a model of this size is usually trained on, and no fewer than the platform rents together"))
	}
	for i, card := range c.Base.Advice.Cards(a.Training) {
		n.entry("training.cards", i, card.GPU.ID, "vram_gb", card.MemoryGB)
		n.entry("training.cards", i, card.GPU.ID, "gpus", leaf("Cards for a run", advisor.GPUCount, float64(card.GPUs),
			advisor.FromDefinition, "the fewest of 1, 2, 4 and 8 whose memory holds a run; 8 where none does"))
	}
	n.adapters(c)
}

func (n *numbers) adapters(c casefile.Case) {
	p := c.Assessment.Adapters
	if p == nil {
		return
	}
	n.add("adapters.count", p.Count)
	n.add("adapters.rank", leaf("Rank", advisor.Count, float64(p.Rank), advisor.FromDefinition, "the rank that plans start from (T10)"))
	n.add("adapters.bytes_each", p.BytesEach)
	n.add("adapters.storage_gb.copies", p.CopiesGB)
	n.add("adapters.storage_gb.adapters", p.AdaptersGB)
	n.cents("adapters.monthly", &c.Assessment.Serving.Monthly)
	n.maybe("adapters.saving", p.Saving)
	n.maybe("adapters.bound", p.Bound)
	n.add("adapters.rate_kept", p.RateKept)
	n.pattern("adapters.merged", p.Merged)
	n.pattern("adapters.dynamic", p.Dynamic)
}

func (n *numbers) pattern(path string, p *advisor.PatternCost) {
	if p != nil {
		n.add(path+".gpus", p.GPUs)
		n.cents(path+".monthly", &p.Monthly)
	}
}

func (n *numbers) dataset(c casefile.Case) {
	d := c.Assessment.Dataset
	n.maybe("dataset.minimum", d.Minimum)
	n.maybe("dataset.recommended", d.Recommended)
	n.maybe("dataset.gap", d.Gap)
	n.maybe("dataset.cost", datasetCost(c))
}

func (n *numbers) risks(c casefile.Case) {
	for i, r := range c.Assessment.Risks {
		if late := lateFigure(r); late != nil {
			n.entry("risks", i, r.ID, "cost_late", late.Value())
		}
		if f := c.Base.Advice.Figure(preventionFigure); f != nil {
			n.entry("risks", i, r.ID, "prevent", f.Value())
		}
	}
	for i, p := range c.Assessment.Plan {
		n.entry("plan", i, p.ID, "hours", p.Hours)
		n.entry("plan", i, p.ID, "start", p.Start)
		n.entry("plan", i, p.ID, "weeks", p.Weeks)
	}
}

// preventionFigure is what upfront diligence costs, whatever the failure.
const preventionFigure = "text.iteration.prevention"

// lateFigure is the cost of a failure that is caught late: after launch where
// the paper has that figure, in training otherwise.
func lateFigure(r advisor.Risk) *advisor.Figure {
	if r.Failure == nil {
		return nil
	}
	for _, f := range []*advisor.Figure{r.CaughtAfterLaunch, r.CaughtInTraining} {
		if f != nil && f.Computed != nil {
			return f
		}
	}
	return nil
}

// datasetCost is what the budget has for preparing data; nil without a budget.
func datasetCost(c casefile.Case) *advisor.Value {
	for _, l := range c.Assessment.Own.Lines {
		if l.Category == advisor.DatasetCost {
			return &l.Value
		}
	}
	return nil
}
