package report

import (
	"fmt"

	"loracle/advisor"
)

// constantsOf lists the constants that had a part in the numbers of a report,
// each once, in the order in which the derivations come to them.
func constantsOf(f facts) []advisor.Value {
	w := constantWalk{steps: map[*advisor.Derivation]bool{}, seen: map[string]bool{}}
	for _, n := range numbersOf(f) {
		w.walk(n.Value)
	}
	return w.found
}

// constantWalk goes through derivations, each step once.
type constantWalk struct {
	steps map[*advisor.Derivation]bool
	seen  map[string]bool
	found []advisor.Value
}

func (w *constantWalk) walk(v advisor.Value) {
	if v.How == nil || w.steps[v.How] {
		return
	}
	w.steps[v.How] = true
	for _, in := range v.How.Inputs {
		w.walk(in)
	}
	from := v.How.From()
	// One constant may have several names, as it stands in several formulas.
	key := fmt.Sprint(from.ID, v.Range)
	if from.Kind == advisor.FromConstant && !w.seen[key] {
		w.seen[key] = true
		w.found = append(w.found, v)
	}
}

// planningValues lists the constants that no source gives.
func planningValues(constants []advisor.Value) []block {
	l := list{}
	for _, v := range constants {
		if from := v.How.From(); from.Planned() {
			l.add(sentence(join(" ", capital(constantLine(v)), givenPart(from))))
		}
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{paragraph("Planning values that had a part in the numbers of this report, chosen because no source gives them:"), l}
}

// givenPart is what the source of a planning value gives of it; mostly nothing.
func givenPart(from advisor.Origin) inline {
	if !from.PlannedInPart() {
		return ""
	}
	return say("(%s)", from.Source)
}

// constantSources lists the constants that have a source, those of one source
// together.
func constantSources(constants []advisor.Value) []block {
	var sources []string
	of := map[string][]inline{}
	for _, v := range constants {
		from := v.How.From()
		if from.Planned() {
			continue
		}
		if of[from.Source] == nil {
			sources = append(sources, from.Source)
		}
		of[from.Source] = append(of[from.Source], constantLine(v))
	}
	l := list{}
	for _, s := range sources {
		l.add(join(" ", capital(sentence(join("; ", of[s]...))), labelled("Source", s)))
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{heading{3, "Constants of the models"}, paragraph("What the models of training and serving rest on, those of one source together."), l}
}

func constantLine(v advisor.Value) inline {
	return say("%s: %s", v.Label(), amount(v))
}
