package advisor

import "strings"

// Outlook is what is likely within the ranges: percentiles from 10,000 draws.
// It is worked out on demand; ranges come first and are always shown beside it.
type Outlook struct {
	// Project is the one-time total and Horizon the tuned model's cost over the
	// period, in USD; zero while that is not known.
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
	wanted := []Value{e.Project}
	if e.SelfHostedHorizon.How != nil {
		wanted = append(wanted, e.SelfHostedHorizon)
	}
	if e.BreakEven != nil {
		wanted = append(wanted, e.BreakEven.inputs(e.Project)...)
	}
	drawn := shownDraws().outcomes(wanted...)
	var out Outlook
	parts := []func(){func() { out.Project = percentilesOf(drawn[0]) }}
	if e.SelfHostedHorizon.How != nil {
		parts = append(parts, func() { out.Horizon = percentilesOf(drawn[1]) })
	}
	if e.BreakEven != nil {
		parts = append(parts, func() {
			chances := chancesOf(paybacks(drawn[2:]))
			out.BreakEven = &chances
		})
	}
	sideBySide(len(parts), func(i int) { parts[i]() })
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
