package advisor

import "slices"

// PlannedPhase is a phase of the project for this team.
type PlannedPhase struct {
	*Phase
	Hours Value
	// Start and Weeks are in calendar weeks from the start of the project, at
	// the earliest and at the latest.
	Start, Weeks Range
}

// Working time of the plan: planning values, as no source gives them.
const (
	// focusedHours is what an engineer has for the project in a week.
	focusedHours = 30
	// mostInParallel is how many engineers shorten a phase: beyond two they
	// wait for each other.
	mostInParallel = 2
)

// plan lays the phases of T8 one after another for the team's engineers.
func (a *assessor) plan() []PlannedPhase {
	engineers := Exactly(1)
	if r, ok := a.answers.Number(QMLEngineers); ok && r.Low > 0 {
		engineers = Range{min(r.Low, mostInParallel), min(r.High, mostInParallel)}
	}
	pace := defined("focused hours a week", "hours/week", focusedHours).Mul(engineers)
	out := slices.Clone(a.phases())
	var start Range
	for i := range out {
		weeks, _ := out[i].Hours.Div(pace) // the pace is above zero
		out[i].Start, out[i].Weeks = start, weeks
		start = start.Add(weeks)
	}
	return out
}
