package advisor

import (
	"cmp"
	"math"
	"slices"
)

// weighing is what gates and rules of evidence say about a set of facts.
type weighing struct {
	k      *Knowledge
	facts  Facts
	gates  []Truth // per gate: whether it is shut
	rules  []Truth // per rule of evidence: whether it holds
	spoken int     // rules that hold because of an answer
}

func (a *assessor) weigh(f Facts) *weighing {
	w := &weighing{
		k: a.k, facts: f,
		gates: make([]Truth, 0, len(a.k.Gates)), rules: make([]Truth, 0, len(a.k.Evidence)),
	}
	for _, g := range a.k.Gates {
		w.gates = append(w.gates, g.When.Holds(f))
	}
	for _, rule := range a.k.Evidence {
		held := rule.When.Holds(f)
		w.rules = append(w.rules, held)
		if held == Yes && len(rule.When.Names()) > 0 {
			w.spoken++
		}
	}
	return w
}

// option gathers an approach's reasons, strongest first, and what blocks it.
func (w *weighing) option(approach Approach) Option {
	o := Option{Approach: approach}
	for i, rule := range w.k.Evidence {
		weight := rule.Weights[approach]
		if w.rules[i] != Yes || weight == 0 {
			continue
		}
		o.Score += weight
		o.Reasons = append(o.Reasons, Reason{
			Rule: rule.ID, Text: rule.Text, Weight: weight,
			Answers: rule.When.questions, Source: rule.Source,
		})
	}
	slices.SortStableFunc(o.Reasons, func(x, y Reason) int {
		return cmp.Compare(abs(y.Weight), abs(x.Weight))
	})
	for i, g := range w.k.Gates {
		if w.gates[i] == Yes && slices.Contains(g.Blocks, approach) {
			o.BlockedBy = append(o.BlockedBy, Block{g.ID, g.Reason, g.Until, g.Source})
		}
	}
	return o
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// confidence is from 0 to 1: how far the approach leads in the worst case that
// the unknown answers allow. It also has to lead should the gates that are
// still undecided turn out shut, so an unknown answer can only lower it.
func (w *weighing) confidence(approach Approach) float64 {
	lead := w.worstLead(approach, Approaches())
	if open := w.surelyOpen(); !slices.Contains(open, approach) {
		lead = min(lead, w.bestLead(open))
	}
	// A lead of four points in the worst case is fairly sure (0.73); none is an
	// even chance.
	const evidenceScale = 4
	return 1 / (1 + math.Exp(-lead/evidenceScale))
}

// bestLead is the best worst-case lead that any of the approaches has over the
// others among them.
func (w *weighing) bestLead(among []Approach) float64 {
	lead := math.Inf(-1)
	for _, a := range among {
		lead = max(lead, w.worstLead(a, among))
	}
	return lead
}

// worstLead is the lead in points over the strongest of the others, when every
// undecided rule falls out against the approach.
func (w *weighing) worstLead(approach Approach, among []Approach) float64 {
	worst := math.Inf(1)
	for _, other := range among {
		if other == approach || w.shut(other) == Yes {
			continue
		}
		lead := 0
		for i, rule := range w.k.Evidence {
			swing := rule.Weights[approach] - rule.Weights[other]
			if w.rules[i] == Yes || w.rules[i] == Unsure && swing < 0 {
				lead += swing
			}
		}
		worst = min(worst, float64(lead))
	}
	return worst
}

// surelyOpen lists the approaches that no gate blocks or could still block.
func (w *weighing) surelyOpen() []Approach {
	return slices.DeleteFunc(Approaches(), func(a Approach) bool { return w.shut(a) != No })
}

// shut says whether a gate blocks the approach.
func (w *weighing) shut(approach Approach) Truth {
	out := No
	for i, g := range w.k.Gates {
		if !slices.Contains(g.Blocks, approach) || w.gates[i] == No {
			continue
		}
		if w.gates[i] == Yes {
			return Yes
		}
		out = Unsure
	}
	return out
}

// open lists the questions that are not known and could still move the result,
// those of the weightiest undecided rules first.
func (w *weighing) open() []QuestionID {
	pull := map[QuestionID]int{}
	add := func(c *Condition, points int) {
		for _, q := range c.questions {
			if !w.facts.known(string(q)) {
				pull[q] += points
			}
		}
	}
	for i, rule := range w.k.Evidence {
		if w.rules[i] == Unsure {
			add(rule.When, spread(rule.Weights))
		}
	}
	const gatePoints = 5 // a gate outweighs any single rule
	for i, g := range w.k.Gates {
		if w.gates[i] == Unsure {
			add(g.When, gatePoints)
		}
	}
	var out []QuestionID
	for _, q := range w.k.Questions {
		if pull[q.ID] > 0 {
			out = append(out, q.ID)
		}
	}
	slices.SortStableFunc(out, func(x, y QuestionID) int { return cmp.Compare(pull[y], pull[x]) })
	return out
}

// spread is how many points apart a rule can drive two approaches.
func spread(weights map[Approach]int) int {
	low, high := 0, 0
	for _, a := range Approaches() {
		low, high = min(low, weights[a]), max(high, weights[a])
	}
	return high - low
}
