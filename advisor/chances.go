package advisor

import (
	"cmp"
	"slices"
	"strings"
)

// Outlook is what is likely within the ranges: percentiles from 10,000 draws.
// It is worked out on demand; ranges come first and are always shown beside it.
type Outlook struct {
	// Project is the one-time total and Horizon the tuned model's cost over the
	// period, in USD.
	Project, Horizon Percentiles
	// BreakEven is in months; nil while the API bill is not known.
	BreakEven *Chances
}

// outlookSeed makes the draws the same for everybody.
const outlookSeed = 2026

// Outlook draws the uncertain inputs of an assessment. What one cause drives,
// like the hours of all phases or the prices of one platform, is drawn once:
// independent lines would make a total look surer than it is.
func (a Assessment) Outlook() Outlook {
	e := a.Economics
	wanted := []Value{e.Project, e.SelfHostedHorizon}
	if e.BreakEven != nil {
		wanted = append(wanted, e.BreakEven.inputs(e.Project)...)
	}
	drawn := shownDraws().outcomes(wanted...)
	var out Outlook
	if e.BreakEven != nil {
		chances := chancesOf(paybacks(drawn[2:]))
		out.BreakEven = &chances
	}
	out.Project, out.Horizon = percentilesOf(drawn[0]), percentilesOf(drawn[1])
	return out
}

// shownDraws are the draws behind every percentile that is shown.
func shownDraws() Draws { return Draws{Seed: outlookSeed, Together: together} }

// together names the common cause of figures: all hours of the phases run over
// together.
func together(from Origin) string {
	if strings.HasPrefix(from.ID, "t8.") && strings.HasSuffix(from.ID, ".hours") {
		return "hours of the phases"
	}
	return ""
}

// Swing is how far one uncertain input moves a result on its own.
type Swing struct {
	Label string
	From  Origin
	// Low and High are the result with the input at its low and high end and
	// everything else in the middle.
	Low, High float64

	// of is the value that is moved, and at the range of the input.
	of Value
	at Range
}

// mostSwings bounds the list.
const mostSwings = 10

// Swings lists the inputs that move a value most, the strongest first: a
// tornado chart draws it.
func Swings(v Value) []Swing {
	p := compile([]Value{v})
	slots := p.start()
	for _, l := range p.leaves {
		slots[l.slot] = l.Mid()
	}
	result := func(slot int, at float64) float64 {
		run := slices.Clone(slots)
		run[slot] = at
		p.run(run)
		return run[p.results[0]]
	}
	out := make([]Swing, 0, len(p.leaves))
	for _, l := range p.leaves {
		label := labelOf(v, l)
		if l.from.Kind == FromAlternative {
			label, l.from.Source = "Which of several possibilities holds", "nobody has said which; each is as likely as the others"
		}
		out = append(out, Swing{label, l.from, result(l.slot, l.Low), result(l.slot, l.High), v, l.Range})
	}
	width := func(s Swing) float64 { return max(s.Low, s.High) - min(s.Low, s.High) }
	slices.SortStableFunc(out, func(x, y Swing) int { return cmp.Compare(width(y), width(x)) })
	return out[:min(len(out), mostSwings)]
}

// labelOf finds what a leaf is called in a derivation.
func labelOf(v Value, l leaf) string {
	if v.How == nil || v.How.Op == OpGiven {
		if v.How != nil && v.How.From.ID == l.from.ID && v.Range == l.Range {
			return v.Label
		}
		return ""
	}
	for _, in := range v.How.Inputs {
		if label := labelOf(in, l); label != "" {
			return label
		}
	}
	return ""
}
