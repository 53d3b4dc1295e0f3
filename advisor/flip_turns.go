package advisor

import "math"

// turns lists values of a number between which costs move one way only: those
// next to which another machine is rented, or the nearest budget or the examples
// to make change.
func (f *flipper) turns(q *Question, d Direction, start float64) []float64 {
	if movesMachines(q.ID) {
		return f.machineSteps(q, d, start)
	}
	switch q.ID {
	case QDomainVariants, QMLEngineers:
		return []float64{1, 2, 3}
	case QLabelledExamples, QAchievableExamples:
		if task := f.as.Dataset.Task; task != nil {
			r := task.Recommended.Value().Range
			return []float64{r.Low, r.High}
		}
	case QRampUpMonths:
		var months []float64
		for m := q.Bounds.Low; m <= 12; m++ {
			months = append(months, m)
		}
		return months
	default:
	}
	return nil
}

// movesMachines reports whether more of a number brings both savings and
// machines.
func movesMachines(id QuestionID) bool {
	return id == QRequestsPerMonth || id == QInputTokens || id == QOutputTokens
}

const (
	// stepWidth is how near to a step, as a part of its value, is looked.
	stepWidth = 1e-4
	// nearSteps is how many machines beyond those of today are looked at one by
	// one; further on, where each takes a smaller part of the cost, they grow by
	// a part, and those between are looked at where the outcome changes.
	nearSteps   = 8
	furtherStep = 1.2
	// tenfold is how far from an answer machines are counted.
	tenfold = 10
)

// machineSteps lists values on either side of those from which on a further
// machine is rented, at the light and at the heavy end of what the traffic
// needs, within tenfold of start.
func (f *flipper) machineSteps(q *Question, d Direction, start float64) []float64 {
	if f.as.Serving.fleet == nil || start <= 0 {
		return nil
	}
	var out []float64
	for _, end := range []func(Range) float64{lowOf, highOf} {
		need := func(v float64) (float64, bool) {
			r, ok := f.machinesNeeded(q, v)
			return end(r), ok
		}
		if today, ok := need(start); ok && q.ID == QRequestsPerMonth {
			need = func(v float64) (float64, bool) { return today * v / start, true }
		}
		for _, at := range f.filled(q, need, stepsOf(need, start, reachOf(need, q, d, start), nearSteps)) {
			out = append(out, before(at), after(at))
		}
	}
	return out
}

// before and after are the values next to a step.
func before(at float64) float64 { return at * (1 - stepWidth) }
func after(at float64) float64  { return at * (1 + stepWidth) }

// filled adds steps that were passed over, where the outcomes next to the two that
// were looked at are not all the same. From machine to machine a further one takes
// back less of what more traffic brings, or more: where they are, nothing changes
// between.
func (f *flipper) filled(q *Question, need func(float64) (float64, bool), steps []float64) []float64 {
	const allOf = 200
	var out []float64
	for i, at := range steps {
		if i >= nearSteps && f.changes(q, steps[i-1], at) {
			between := stepsOf(need, after(steps[i-1]), at, math.MaxInt)
			if len(between) > allOf {
				between = append(f.lastLike(q, between, before), f.lastLike(q, between, after)...)
			}
			out = append(out, between...)
		}
		out = append(out, at)
	}
	return out
}

// changes reports whether the outcomes on the sides of two steps differ.
func (f *flipper) changes(q *Question, one, other float64) bool {
	first := f.seen(q, before(one))
	return f.seen(q, after(one)) != first || f.seen(q, before(other)) != first || f.seen(q, after(other)) != first
}

// lastLike is the last of some steps with the outcome of the first on one side of
// it, and the one behind it.
func (f *flipper) lastLike(q *Question, steps []float64, side func(float64) float64) []float64 {
	like := f.seen(q, side(steps[0]))
	first, last := 0, len(steps)-1
	for last-first > 1 {
		if middle := (first + last) / 2; f.seen(q, side(steps[middle])) == like {
			first = middle
		} else {
			last = middle
		}
	}
	return steps[first : last+1]
}

func lowOf(r Range) float64  { return r.Low }
func highOf(r Range) float64 { return r.High }

// reachOf is how far from start machines are counted: tenfold, or less where
// requests would not fit into memory.
func reachOf(need func(float64) (float64, bool), q *Question, d Direction, start float64) float64 {
	for _, times := range []float64{tenfold, 5, 2, 1.2} {
		if d == Downwards {
			times = 1 / times
		}
		at := min(max(start*times, q.Bounds.Low), q.Bounds.High)
		if _, ok := need(at); ok {
			return at
		}
	}
	return start
}

// stepsOf lists where a number of machines that grows with a value passes whole
// numbers, from one value to another, the nearest first. After so many near ones
// upwards it takes wider steps.
func stepsOf(need func(float64) (float64, bool), from, to float64, near int) []float64 {
	first, ok := need(from)
	last, both := need(to)
	if !ok || !both {
		return nil
	}
	var out []float64
	whole, by := math.Floor(first)+1, 1.0
	if last < first {
		whole, by = math.Ceil(first)-1, -1
	}
	for whole >= 1 && (whole-last)*by < 0 {
		from, first = passes(need, whole, from, to, first, last), whole
		out = append(out, from)
		next := whole + by
		if len(out) > near && by > 0 {
			// The last one is looked at too: what is told of it holds on and on.
			next = max(next, min(math.Floor(whole*furtherStep), math.Ceil(last)-1))
		}
		whole = next
	}
	return out
}

// passes is where need is n, between a and b, where it is x and y. Need is
// nearly straight, so that the regula falsi (Illinois) meets it in a few rounds.
func passes(need func(float64) (float64, bool), n, a, b, x, y float64) float64 {
	const near = 1e-6
	for range 20 {
		at := a + (b-a)*(n-x)/(y-x)
		z, ok := need(at)
		if !ok || math.Abs(z-n) <= near*n {
			return at
		}
		if (z-n)*(y-n) < 0 {
			a, x = b, y
		} else {
			x = n + (x-n)/2
		}
		b, y = at, z
	}
	return b
}

// machinesNeeded is how many machines the traffic takes, not rounded, when a
// number is v.
func (f *flipper) machinesNeeded(q *Question, v float64) (need Range, ok bool) {
	before, had := f.answers[q.ID]
	f.answers[q.ID] = Number(Exactly(v))
	p, ok := f.assessor(q.ID).ownServing(f.as.Budget())
	if had {
		f.answers[q.ID] = before
	} else {
		delete(f.answers, q.ID)
	}
	if !ok || p.fleet == nil {
		return Range{}, false
	}
	return p.fleet.need.Range, true
}
