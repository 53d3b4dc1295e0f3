package report

import (
	"fmt"

	"loracle/advisor"
	"loracle/data/casefile"
)

// given are the numbers that were read and not worked out: answers,
// assumptions, figures, counts of checkpoints and weights of rules.
func (n *numbers) given(c casefile.Case) {
	for _, q := range c.Base.Advice.Questions {
		if r, ok := c.Answers.Number(q.ID); ok {
			n.add("answers."+string(q.ID), advisor.Given(q.Short, q.Unit, r, advisor.Origin{Kind: advisor.FromAnswer, ID: string(q.ID), Source: "your answer"}))
		}
	}
	for i, u := range c.Assessment.Assumptions {
		n.entry("assumptions", i, string(u.Question.ID), "value", advisor.Given(u.Question.Short, u.Question.Unit, u.Range,
			advisor.Origin{Kind: advisor.FromAssumption, ID: string(u.Question.ID), Source: u.Why}))
	}
	for i, f := range c.Assessment.FiguresUsed {
		if f.Paper != nil {
			n.entry("figures_used", i, f.ID, "paper", f.PaperValue())
		}
		if f.Computed != nil {
			n.entry("figures_used", i, f.ID, "computed", f.Value())
		}
	}
	for i, p := range c.StalePrices(c.Today) {
		n.entry("stale_prices", i, p.Label, "days", leaf("Age of the price", "days", float64(p.Days), advisor.FromDefinition,
			"from its date to the day of the report"))
	}
	d := c.Assessment.Dataset
	n.examples("dataset.at_hand", advisor.QLabelledExamples, d.AtHand)
	n.examples("dataset.achievable", advisor.QAchievableExamples, d.Achievable)
}

func (n *numbers) examples(path string, id advisor.QuestionID, r *advisor.Range) {
	if r != nil {
		n.add(path, advisor.Given(path, advisor.Examples, *r, advisor.Origin{Kind: advisor.FromAnswer, ID: string(id), Source: "your answer"}))
	}
}

// evidence are the weights of rules and the scores they add up to.
func (n *numbers) evidence(r advisor.Recommendation) {
	for i, o := range r.Options {
		var weights []advisor.Value
		for j, reason := range o.Reasons {
			w := advisor.Given(reason.Text, "points", advisor.Exactly(float64(reason.Weight)),
				advisor.Origin{Kind: advisor.FromRule, ID: reason.Rule, Source: reason.Source})
			weights = append(weights, w)
			n.add(fmt.Sprintf("recommendation.options.%d.reasons.%d.weight", i, j), w)
		}
		n.entry("recommendation.options", i, string(o.Approach), "score", advisor.Sum("Score of "+o.Approach.Label(), "points", weights...))
	}
	if r.Approach != "" {
		n.add("recommendation.confidence", r.ConfidenceValue())
	}
}

// likely are the results of draws, and of moving one input at a time.
func (n *numbers) likely(c casefile.Case, o advisor.Outlook) {
	a := c.Assessment
	if a.Own.Tier == nil {
		return
	}
	three := func(path string, p advisor.Percentiles, of advisor.Value) {
		p10, p50, p90 := p.Values(of)
		n.cents(path+".p10", &p10)
		n.cents(path+".p50", &p50)
		n.cents(path+".p90", &p90)
	}
	three("budget.total", o.Project, a.Economics.Project)
	if v := a.Economics.SelfHostedHorizon; v.How != nil {
		three("economics.self_hosted_horizon", o.Horizon, v)
	}
	if be := a.Economics.BreakEven; be != nil && o.BreakEven != nil {
		p10, p50, p90, never := be.PercentileValues(a.Economics.Project, *o.BreakEven)
		n.maybe("economics.break_even.p10_months", p10)
		n.maybe("economics.break_even.p50_months", p50)
		n.maybe("economics.break_even.p90_months", p90)
		n.add("economics.break_even.never_share", never)
	}
}

// movers are the costs with the answers that were tried.
func (n *numbers) movers(found []advisor.Mover) {
	for i, m := range found {
		for _, end := range []struct {
			name string
			advisor.MoverEnd
		}{{"low", m.Least}, {"high", m.Most}} {
			path := fmt.Sprintf("economics.movers.%d.", i)
			n.cents(path+"at_"+end.name, &end.Cost)
			if a := end.Answer; a.Kind == advisor.NumberAnswer {
				from := advisor.Origin{Kind: advisor.FromSearch, ID: string(m.Question.ID), Source: "an answer that was tried in place of yours"}
				n.add(path+end.name+"_answer", advisor.Given(m.Question.Short, m.Question.Unit, a.Number, from))
			}
		}
	}
}

// paybackFlips are those of the payback.
func (n *numbers) paybackFlips(found []advisor.PaybackFlip) {
	flips := make([]advisor.Flip, len(found))
	for i, f := range found {
		flips[i] = f.Flip
	}
	n.flips("economics.payback_flips", flips)
}

// flips are the answers as they stand and the thresholds that were found.
func (n *numbers) flips(path string, flips []advisor.Flip) {
	for i, f := range flips {
		q := f.Question
		for _, end := range []struct {
			name   string
			answer advisor.Answer
			from   advisor.Origin
		}{
			{"from", f.From, advisor.Origin{Kind: advisor.FromAnswer, ID: string(q.ID), Source: "your answer"}},
			{"to", f.To, advisor.Origin{Kind: advisor.FromSearch, ID: string(q.ID), Source: "the smallest change found by advising again with other answers"}},
		} {
			if end.answer.Kind == advisor.NumberAnswer {
				n.add(fmt.Sprintf("%s.%d.%s", path, i, end.name), advisor.Given(q.Short, q.Unit, end.answer.Number, end.from))
			}
		}
		if f.Until != nil {
			n.add(fmt.Sprintf("%s.%d.until", path, i), advisor.Given(q.Short, q.Unit, advisor.Exactly(*f.Until),
				advisor.Origin{Kind: advisor.FromSearch, ID: string(q.ID), Source: "how far the change holds, found by advising again with other answers"}))
		}
	}
}

// checkpoints are the counts of the checklist.
func (n *numbers) checkpoints(document jsonChecklist) {
	for i, c := range document.Categories {
		for _, counted := range []struct {
			name  string
			count int
		}{{"missing", c.Missing}, {"untouched", c.Untouched}, {"threshold", c.Threshold}} {
			n.entry("checklist.categories", i, c.ID, counted.name, leaf(c.Title+", "+counted.name, advisor.Count, float64(counted.count),
				advisor.FromChecklist, "checkpoints of the category; the threshold is the checklist's"))
		}
	}
}
