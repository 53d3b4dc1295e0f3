package casefile

import (
	"fmt"
	"slices"

	"loracle/advisor"
	"loracle/checklist"
)

// Step is something to do before training starts.
type Step struct {
	// Title names what it is about: the approaches a gate blocks, a route that is
	// shut, the examples that are missing, or a checkpoint.
	Title string
	// Do says what to do, in a sentence.
	Do string
	// Source is where the demand comes from.
	Source string
	// Item is the checkpoint it is about; empty for anything else.
	Item checklist.ItemID
}

// Steps lists what stands between today and the start of training: what opens
// the gates that block tuning or shut the route chosen for it, then
// the examples that are missing where tuning is advised, then contradictions and unresolved checkpoints
// in the order of the checklist. Accepted risks are not in it, and neither are
// checkpoints that nobody has looked at.
func (c Case) Steps() []Step {
	var out []Step
	for _, g := range c.ShutGates() {
		switch {
		case g.Route != "":
			out = append(out, Step{Title: g.Names(), Do: g.Until, Source: g.Source})
		case slices.ContainsFunc(g.Approaches, advisor.Approach.Tunes):
			out = append(out, Step{Title: "Before " + g.Names(), Do: g.Until, Source: g.Source})
		}
	}
	if do := c.missingExamples(); do != "" {
		out = append(out, Step{Title: "Training examples", Do: do, Source: "T3"})
	}
	for _, category := range c.Review.Categories {
		for _, item := range category.Items {
			if do := stepFor(item); do != "" {
				out = append(out, Step{Title: item.Title, Do: do, Source: item.Source, Item: item.ID})
			}
		}
	}
	return out
}

// missingExamples says how many examples are missing from the minimum for the
// task; empty where none is, where that is not known, and while tuning is not
// advised. That the minimum is within reach does not put them at hand.
func (c Case) missingExamples() string {
	d := c.Assessment.Dataset
	if !c.Assessment.Recommendation.Approach.Tunes() || d.Gap == nil || d.Gap.High <= 0 {
		return ""
	}
	missing := examples(d.Gap.Range)
	if d.Gap.Low <= 0 {
		missing = "up to " + examples(advisor.Exactly(d.Gap.High))
	}
	return fmt.Sprintf("Find or make %s more before training starts: %s at hand, and this kind of task takes at least %s.",
		missing, areAtHand(*d.AtHand), examples(d.Minimum.Range))
}

func areAtHand(r advisor.Range) string {
	switch r {
	case advisor.Exactly(0):
		return "none is"
	case advisor.Exactly(1):
		return "1 is"
	}
	return examples(r) + " are"
}

func examples(r advisor.Range) string { return advisor.FormatRange(r, advisor.Count) }

// stepFor is what to do about a checkpoint; empty where there is nothing.
func stepFor(item checklist.ItemReview) string {
	switch {
	case item.Conflict:
		return "It is marked " + item.State.Label() + " and the answers say otherwise: find out which is right."
	case item.Lapsed:
		return "It is marked " + item.State.Label() + " by answers that no longer settle it: look again."
	case !item.Counts() || item.State == checklist.Accepted:
		return ""
	case item.Unproven:
		return "Write down the evidence that it is met."
	case item.Action != "":
		return item.Action
	}
	return item.Question
}

// ShutGate is a gate that is shut, with everything it blocks.
type ShutGate struct {
	advisor.Block
	Approaches []advisor.Approach
	// Route is the way of serving that it shuts; empty where it blocks approaches.
	Route advisor.Route
}

// Names lists the approaches a gate blocks, as "LoRA and LoRA + RAG", or names
// the route that it shuts.
func (g ShutGate) Names() string {
	if g.Route == advisor.Managed {
		return "Managed service"
	}
	out := ""
	for i, a := range g.Approaches {
		switch {
		case i == 0:
		case i == len(g.Approaches)-1:
			out += " and "
		default:
			out += ", "
		}
		out += a.Label()
	}
	return out
}

// ShutGates lists the gates that are shut, each once, with the approaches they
// block from the simplest on, after the one that shuts the chosen route.
func (c Case) ShutGates() []ShutGate {
	var out []ShutGate
	if g := c.Assessment.Recommendation.RouteShut; g != nil {
		out = append(out, ShutGate{Block: advisor.Block{Gate: g.ID, Reason: g.Reason, Until: g.Until, Source: g.Source}, Route: g.Shuts})
	}
	for _, approach := range advisor.Approaches() {
		option := c.Assessment.Recommendation.Option(approach)
		if option == nil {
			continue
		}
		for _, b := range option.BlockedBy {
			out = addGate(out, b, approach)
		}
	}
	return out
}

func addGate(gates []ShutGate, b advisor.Block, approach advisor.Approach) []ShutGate {
	for i := range gates {
		if gates[i].Gate == b.Gate {
			gates[i].Approaches = append(gates[i].Approaches, approach)
			return gates
		}
	}
	return append(gates, ShutGate{Block: b, Approaches: []advisor.Approach{approach}})
}

// Ready says that nothing has to happen before training; accepted risks are not
// open, and somebody watches them. Where it was decided not to start, it says so
// instead.
func (c Case) Ready() string {
	if d := c.Room.LastDecision(""); d != nil && d.Outcome == checklist.NoGo {
		return "Nothing is open, but " + d.Decider + " decided not to start."
	}
	accepted := 0
	for _, category := range c.Review.Categories {
		accepted += category.AcceptedCount
	}
	switch accepted {
	case 0:
		return "Nothing is open: training can start."
	case 1:
		return "Nothing else is open: training can start, with an eye on the accepted risk."
	}
	return "Nothing else is open: training can start, with an eye on the accepted risks."
}
