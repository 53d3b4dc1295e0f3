package advisor

// PlannedPhase is a phase of the project for this team.
type PlannedPhase struct {
	*Phase
	Hours Value
	// Start and Weeks are in calendar weeks from the start of the project, at
	// the earliest and at the latest.
	Start, Weeks Value
}

// weeks is the unit of the plan.
const weeks Unit = "weeks"

// End is when the phase is done, in calendar weeks from the start.
func (p PlannedPhase) End() Range { return p.Start.Add(p.Weeks.Range) }

// Working time of the plan: planning values, as no source gives them.
const (
	// focusedHours is what an engineer has for the project in a week.
	focusedHours = 30
	// mostInParallel is how many engineers shorten a phase: beyond two they
	// wait for each other.
	mostInParallel = 2
	// leastEngineer is the smallest part of an engineer that a plan is made for;
	// with less, one engineer is taken.
	leastEngineer = 0.1
)

// plan lays the phases of T8 one after another for the team's engineers.
func (a *assessor) plan() []PlannedPhase {
	pace := Product("Hours a week", "hours/week", weeklyFocus, a.engineersOfAPhase())
	out := a.phases()
	start := startOfPlan
	for i := range out {
		took, _ := Quotient(out[i].Label+", weeks", weeks, out[i].Hours, pace) // the pace is above zero
		out[i].Start, out[i].Weeks = start, took
		start = Sum("Start after "+out[i].Label, weeks, start, took)
	}
	return out
}

// engineersOfAPhase is how many engineers shorten a phase: one where there are
// none yet, as somebody has to do the work.
func (a *assessor) engineersOfAPhase() Value {
	said, ok := a.answer(QMLEngineers)
	if !ok || said.High < leastEngineer {
		return oneEngineer
	}
	none := said.Low < leastEngineer
	if none {
		said = derive(said.Label(), said.Unit(), said.Max(leastPart.Range), OpMax, said, leastPart)
	}
	together := derive("Engineers who shorten a phase", "engineers", said.Min(mostTogether.Range), OpMin, said, mostTogether)
	if none {
		return Span("Engineers who shorten a phase, or one", "engineers", together, oneEngineer)
	}
	return together
}
