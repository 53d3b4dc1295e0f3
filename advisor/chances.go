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
	draws := shownDraws()
	count := draws.count()
	room := takeRoom(3 * count)
	defer room.giveBack()
	project, horizon, months := room[:count], room[count:2*count], room[2*count:]
	draws.through(wanted, func(from int, drawn [][]float64) {
		copy(project[from:], drawn[0])
		if len(drawn) > 1 {
			copy(horizon[from:], drawn[1])
		}
		if e.BreakEven != nil {
			payBack(months[from:], drawn[2:])
		}
	})
	var out Outlook
	work := []func(){func() { out.Project = percentilesOf(project) }}
	if e.SelfHostedHorizon.How != nil {
		work = append(work, func() { out.Horizon = percentilesOf(horizon) })
	}
	if e.BreakEven != nil {
		work = append(work, func() { chances := chancesOf(months); out.BreakEven = &chances })
	}
	sideBySide(len(work), func(i int) { work[i]() })
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
