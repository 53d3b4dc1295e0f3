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
	doubts []Truth // the same, where a route nobody has named may still be chosen
	rules  []Truth // per rule of evidence: whether it holds
	// doubted is the same as far as nothing stands in for an answer.
	doubted []Truth
	spoken  int // rules that hold because of an answer
}

func (a *assessor) weigh(f Facts) *weighing {
	w := &weighing{
		k: a.k, facts: f,
		gates: make([]Truth, 0, len(a.k.Gates)), rules: make([]Truth, 0, len(a.k.Evidence)),
		doubts: make([]Truth, 0, len(a.k.Gates)), doubted: make([]Truth, 0, len(a.k.Evidence)),
	}
	doubtful := a.withRoutesOpen(f)
	for _, g := range a.k.Gates {
		held := g.When.Holds(f)
		w.gates = append(w.gates, held)
		w.doubts = append(w.doubts, g.When.inDoubt(held, doubtful))
	}
	for _, rule := range a.k.Evidence {
		held := rule.When.Holds(f)
		w.rules = append(w.rules, held)
		w.doubted = append(w.doubted, rule.When.inDoubt(held, doubtful))
		if held == Yes && len(rule.When.Names()) > 0 {
			w.spoken++
		}
	}
	return w
}

// inDoubt is what a condition gives for doubtful facts, given what it gives for
// all: the same, unless it reads one of those that are left out.
func (c *Condition) inDoubt(held Truth, doubtful Facts) Truth {
	if !c.doubtful {
		return held
	}
	return c.Holds(doubtful)
}

// option gathers an approach's reasons, strongest first, and what blocks it.
func (w *weighing) option(approach Approach) Option {
	o := Option{Approach: approach}
	at := approach.place()
	held := 0
	for _, i := range w.k.strongest[at] {
		if w.rules[i] == Yes {
			held++
		}
	}
	o.Reasons = make([]Reason, 0, held)
	for _, i := range w.k.strongest[at] {
		if w.rules[i] != Yes {
			continue
		}
		rule := w.k.Evidence[i]
		o.Score += rule.points[at]
		o.Reasons = append(o.Reasons, Reason{
			Rule: rule.ID, Text: rule.Text, Weight: rule.points[at],
			Answers: rule.When.questions, Source: rule.Source,
		})
	}
	for i, g := range w.k.Gates {
		if w.gates[i] == Yes && g.blocks.has(at) {
			o.BlockedBy = append(o.BlockedBy, Block{g.ID, g.Reason, g.Until, g.Source})
		}
	}
	return o
}

// strongestFor are the places of the rules that speak for or against an approach,
// by its place in Approaches, the heaviest first.
func (k *Knowledge) strongestFor(at int) []int {
	var out []int
	for i, rule := range k.Evidence {
		if rule.points[at] != 0 {
			out = append(out, i)
		}
	}
	weight := func(i int) int { return max(k.Evidence[i].points[at], -k.Evidence[i].points[at]) }
	slices.SortStableFunc(out, func(x, y int) int { return cmp.Compare(weight(y), weight(x)) })
	return out
}

// lead is how many points the best approach leads by in the worst case that
// the unknown answers allow; the confidence follows from it. Gates that are undecided are taken both open
// and shut. Every answer more rules out cases, so an unknown answer can only
// lower the confidence.
func (w *weighing) lead() float64 {
	lead := math.Inf(1)
	var ahead Approach
	for _, left := range w.outcomesOfGates() {
		leader, by := w.leader(left)
		lead = min(lead, by)
		if by <= 0 {
			continue
		}
		if ahead != "" && ahead != leader {
			lead = min(lead, 0) // the undecided gates decide between two winners
		}
		ahead = leader
	}
	return lead
}

// approachSet is some of the approaches, by their places in Approaches.
type approachSet uint8

func setOf(approaches ...Approach) (s approachSet) {
	for i, a := range Approaches() {
		if slices.Contains(approaches, a) {
			s |= 1 << i
		}
	}
	return s
}

func (s approachSet) has(at int) bool { return s&(1<<at) != 0 }

// outcomesOfGates lists, for every way the undecided gates can fall out, the
// approaches that are left.
func (w *weighing) outcomesOfGates() []approachSet {
	outcomes := []approachSet{setOf(Approaches()...)}
	for i, g := range w.k.Gates {
		switch w.doubts[i] {
		case Yes:
			for n := range outcomes {
				outcomes[n] &^= g.blocks
			}
		case Unsure:
			for _, left := range outcomes {
				if shut := left &^ g.blocks; !slices.Contains(outcomes, shut) {
					outcomes = append(outcomes, shut)
				}
			}
		case No:
		}
	}
	return outcomes
}

// score is the sum of an approach's weights, by its place in Approaches.
func (w *weighing) score(at int) int {
	sum := 0
	for i, rule := range w.k.Evidence {
		if w.rules[i] == Yes {
			sum += rule.points[at]
		}
	}
	return sum
}

// shut reports whether a gate blocks an approach, by its place in Approaches.
func (w *weighing) shut(at int) bool {
	for i, g := range w.k.Gates {
		if w.gates[i] == Yes && g.blocks.has(at) {
			return true
		}
	}
	return false
}

// leader is the approach with the best worst-case lead over the others.
func (w *weighing) leader(among approachSet) (leader Approach, by float64) {
	by = math.Inf(-1)
	for i, a := range Approaches() {
		if !among.has(i) {
			continue
		}
		if lead := w.worstLead(i, among); lead > by {
			leader, by = a, lead
		}
	}
	return leader, by
}

// worstLead is an approach's lead in points over the strongest of the others,
// when every undecided rule falls out against it.
func (w *weighing) worstLead(own int, among approachSet) float64 {
	worst := math.Inf(1)
	for i := range Approaches() {
		if i == own || !among.has(i) {
			continue
		}
		lead := 0
		for r, rule := range w.k.Evidence {
			swing := rule.points[own] - rule.points[i]
			if w.doubted[r] == Yes || w.doubted[r] == Unsure && swing < 0 {
				lead += swing
			}
		}
		worst = min(worst, float64(lead))
	}
	return worst
}

// open lists the questions that are not known and could still move the result,
// those of the weightiest undecided rules first.
func (w *weighing) open() []QuestionID {
	pull := map[QuestionID]int{}
	add := func(c *Condition, points int) {
		for _, q := range c.questions {
			if !w.facts.knows(string(q)) {
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
