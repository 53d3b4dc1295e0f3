package casefile

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"loracle/advisor"
)

// Lever is an input that a what-if moves.
type Lever int

// The levers, in the order they are shown.
const (
	Volume Lever = iota
	Price
	Rate
	Runs
	Horizon
	levers
)

// Levers lists all of them.
func Levers() []Lever { return []Lever{Volume, Price, Rate, Runs, Horizon} }

// Label names a lever.
func (l Lever) Label() string {
	return [levers]string{"Volume", "API price", "Hourly rate", "Retrainings", "Period"}[l]
}

// Moves says how many steps each lever is moved, up or down.
type Moves [levers]int

// Steps of the levers: volume, price and rate move in proportion, runs and
// years by one.
const (
	volumeStep = 1.25
	priceStep  = 1.1
	rateStep   = 1.1
	// mostSteps bounds the way of a lever.
	mostSteps = 40
)

// Position is where a lever stands.
type Position struct {
	Lever Lever
	// Text is its value in words.
	Text string
	// Note says what the value is after, where that does not show.
	Note string
	// Off says why it cannot be moved; empty where it can.
	Off string
}

// WithAll is what the case would be with these answers laid over its own.
func (c Case) WithAll(changes advisor.Answers, today time.Time) Case {
	if len(changes) == 0 {
		return c
	}
	state := c.State
	state.Answers = maps.Clone(state.Answers)
	maps.Copy(state.Answers, changes)
	return Derive(c.Base, state, today)
}

// WhatIf is WithAll for what levers moved. A moved price is no price of
// somebody's own, and what caching and batches save is in it already.
func (c Case) WhatIf(changes advisor.Answers, today time.Time) Case {
	then := c.WithAll(changes, today)
	if _, moved := changes[advisor.QAPIInputPrice]; !moved || !then.fromTraffic() {
		return then
	}
	e := &then.Assessment.Economics
	e.Baseline = c.movedBaseline()
	e.Warnings = slices.DeleteFunc(slices.Clone(e.Warnings), func(w string) bool { return strings.HasPrefix(w, advisor.OwnPrices+":") })
	return then
}

// movedBaseline names what a moved price is the price of.
func (c Case) movedBaseline() string {
	row := c.Base.Advice.APIPrice(c.Answers.Word(advisor.QAPIModel))
	if c.ownPrices() || row == nil {
		return "your own API prices, moved"
	}
	return row.Label + " at the moved price"
}

// ownPrices reports whether the answers give the prices.
func (c Case) ownPrices() bool {
	return c.Answers.Known(advisor.QAPIInputPrice) && c.Answers.Known(advisor.QAPIOutputPrice)
}

// Step moves a lever by a number of steps and keeps it within what its answer
// allows.
func (c Case) Step(m Moves, l Lever, by int) Moves {
	m[l] = max(-mostSteps, min(m[l]+by, mostSteps))
	switch l {
	case Runs:
		m[l] = c.within(m[l], advisor.QRetrainings, c.retrainings())
	case Horizon:
		m[l] = c.within(m[l], advisor.QHorizonYears, c.Assessment.Economics.HorizonYears.Range)
	case Volume, Price, Rate, levers:
	}
	return m
}

// within keeps a number of whole steps such that the moved value stays allowed.
func (c Case) within(steps int, id advisor.QuestionID, r advisor.Range) int {
	q := c.Base.Advice.Question(id)
	if q == nil {
		return 0
	}
	return int(max(q.Bounds.Low-r.Low, min(float64(steps), q.Bounds.High-r.High)))
}

// Moved is the moved levers as answers; those that stand still have none.
func (c Case) Moved(m Moves) advisor.Answers {
	out := advisor.Answers{}
	set := func(id advisor.QuestionID, r advisor.Range) {
		q := c.Base.Advice.Question(id)
		if q == nil {
			return
		}
		tidy := func(v float64) float64 { return min(max(rounded(v, q.Whole), q.Bounds.Low), q.Bounds.High) }
		out[id] = advisor.Number(advisor.Range{Low: tidy(r.Low), High: tidy(r.High)})
	}
	c.moveBill(m, set)
	if m[Rate] != 0 {
		set(advisor.QHourlyRate, advisor.HourlyRate(c.Base.Advice, c.Answers).Scale(math.Pow(rateStep, float64(m[Rate]))))
	}
	if m[Runs] != 0 {
		set(advisor.QRetrainings, c.retrainings().Add(advisor.Exactly(float64(m[Runs]))))
	}
	if m[Horizon] != 0 {
		set(advisor.QHorizonYears, c.Assessment.Economics.HorizonYears.Add(advisor.Exactly(float64(m[Horizon]))))
	}
	return out
}

// moveBill moves volume and price. Where the bill is an answer and does not
// follow from the traffic, it is what they move.
func (c Case) moveBill(m Moves, set func(advisor.QuestionID, advisor.Range)) {
	volume, price := math.Pow(volumeStep, float64(m[Volume])), math.Pow(priceStep, float64(m[Price]))
	requests, counted := c.Answers.Number(advisor.QRequestsPerMonth)
	if m[Volume] != 0 && counted {
		set(advisor.QRequestsPerMonth, requests.Scale(volume))
	}
	if m[Volume] == 0 && m[Price] == 0 {
		return
	}
	if c.fromTraffic() {
		in, out, _ := advisor.EffectivePrices(c.Base.Advice, c.Answers)
		if m[Price] != 0 {
			set(advisor.QAPIInputPrice, in.Scale(price))
			set(advisor.QAPIOutputPrice, out.Scale(price))
		}
		return
	}
	if bill, known := c.Answers.Number(advisor.QMonthlyAPICost); known {
		set(advisor.QMonthlyAPICost, bill.Scale(volume*price))
	}
}

// fromTraffic reports whether the API bill follows from traffic and prices.
func (c Case) fromTraffic() bool {
	_, _, priced := advisor.EffectivePrices(c.Base.Advice, c.Answers)
	return priced && c.Answers.Known(advisor.QRequestsPerMonth) &&
		c.Answers.Known(advisor.QInputTokens) && c.Answers.Known(advisor.QOutputTokens)
}

func (c Case) retrainings() advisor.Range {
	if r, known := c.Answers.Number(advisor.QRetrainings); known {
		return r
	}
	if q := c.Base.Advice.Question(advisor.QRetrainings); q != nil && q.Assume != nil {
		return q.Assume.Range
	}
	return advisor.Range{}
}

// rounded is a value with three digits that count, or whole.
func rounded(v float64, whole bool) float64 {
	if v <= 0 {
		return v
	}
	const digits = 3
	unit := math.Pow(10, math.Floor(math.Log10(v))-digits+1)
	if whole {
		unit = max(unit, 1)
	}
	// In this order what has a finite decimal form gets it.
	if unit < 1 {
		return math.Round(v/unit) / math.Round(1/unit)
	}
	return math.Round(v/unit) * unit
}
