package advisor

import (
	"maps"
	"slices"
)

// RouteGate shuts a way of serving, and no approach.
type RouteGate struct {
	ID string
	// When is the condition under which the route is shut. It reads answers alone.
	When  *Condition
	Shuts Route
	// Reason says why in plain words; Until says what there is to do.
	Reason, Until string
	Source        string
}

// follow is the answers as they can be followed: where a gate shuts the managed
// service that was chosen, no way of serving is. The answers are the given ones
// and shut is nil where none does.
func (k *Knowledge) follow(answers Answers) (followed Answers, shut *RouteGate) {
	if !answers.Has(QDeployment, "managed") {
		return answers, nil
	}
	f := newFacts(k.Vocabulary, answers)
	for _, g := range k.Routes {
		if g.Shuts == Managed && g.When.Holds(f) == Yes {
			followed = maps.Clone(answers)
			delete(followed, QDeployment)
			return followed, g
		}
	}
	return answers, nil
}

// shutsManaged says whether a gate shuts the managed service that was chosen:
// Unsure where that hangs on an answer that is not known, and No where none was
// chosen.
func (k *Knowledge) shutsManaged(answers Answers) Truth {
	if !answers.Has(QDeployment, "managed") {
		return No
	}
	out, f := No, newFacts(k.Vocabulary, answers)
	for _, g := range k.Routes {
		switch g.When.Holds(f) {
		case Yes:
			return Yes
		case Unsure:
			out = Unsure
		case No:
		}
	}
	return out
}

// routesRead reports whether a gate of a route compares a question.
func (k *Knowledge) routesRead(id QuestionID) bool {
	return slices.ContainsFunc(k.Routes, func(g *RouteGate) bool { return slices.Contains(g.When.Names(), string(id)) })
}
