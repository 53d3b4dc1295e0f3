package knowledge

import (
	"fmt"
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/data/strict"
)

type rulesFile struct {
	Gates    []rawGate     `yaml:"gates"`
	Routes   []rawRoute    `yaml:"routes"`
	Evidence []rawEvidence `yaml:"evidence"`
}

type rawGate struct {
	ID     string             `yaml:"id"`
	When   string             `yaml:"when"`
	Blocks []advisor.Approach `yaml:"blocks"`
	Reason string             `yaml:"reason"`
	Until  string             `yaml:"until"`
	Source string             `yaml:"source"`
}

type rawRoute struct {
	ID     string        `yaml:"id"`
	When   string        `yaml:"when"`
	Shuts  advisor.Route `yaml:"shuts"`
	Reason string        `yaml:"reason"`
	Until  string        `yaml:"until"`
	Source string        `yaml:"source"`
}

type rawEvidence struct {
	ID      string                   `yaml:"id"`
	When    string                   `yaml:"when"`
	Weights map[advisor.Approach]int `yaml:"weights"`
	Text    string                   `yaml:"text"`
	Source  string                   `yaml:"source"`
}

// maxWeight is the most that one rule may speak for or against an approach.
const maxWeight = 5

func (b *builder) buildRules() {
	const name = "rules.yaml"
	b.in(name).needValue("gates", "evidence")
	for i, raw := range b.raw.rules.Gates {
		e := b.in(name, "gates", i)
		e.need("reason", raw.Reason, "until", raw.Until, "source", raw.Source)
		e.newID("rule", raw.ID, snakeCase, "too_few_examples")
		b.checkBlocks(e, raw.Blocks)
		b.advice.Gates = append(b.advice.Gates, &advisor.Gate{
			ID: raw.ID, When: b.mustCondition(e.at("when"), raw.When), Blocks: raw.Blocks,
			Reason: raw.Reason, Until: raw.Until, Source: raw.Source,
		})
	}
	b.buildRoutes(name)
	for i, raw := range b.raw.rules.Evidence {
		e := b.in(name, "evidence", i)
		e.need("text", raw.Text, "source", raw.Source)
		e.newID("rule", raw.ID, snakeCase, "style_suits_tuning")
		b.checkWeights(e, raw.Weights)
		b.advice.Evidence = append(b.advice.Evidence, &advisor.EvidenceRule{
			ID: raw.ID, When: b.mustCondition(e.at("when"), raw.When), Weights: raw.Weights,
			Text: raw.Text, Source: raw.Source,
		})
	}
}

// buildRoutes reads the gates of routes. The managed one is the only route that
// somebody chooses by name.
func (b *builder) buildRoutes(name string) {
	for i, raw := range b.raw.rules.Routes {
		e := b.in(name, "routes", i)
		e.need("reason", raw.Reason, "until", raw.Until, "source", raw.Source)
		e.newID("rule", raw.ID, snakeCase, "managed_against_privacy")
		oneOf(e.at("shuts"), "route", raw.Shuts, []advisor.Route{advisor.Managed})
		b.advice.Routes = append(b.advice.Routes, &advisor.RouteGate{
			ID: raw.ID, When: b.mustCondition(e.at("when"), raw.When), Shuts: raw.Shuts,
			Reason: raw.Reason, Until: raw.Until, Source: raw.Source,
		})
	}
}

func (b *builder) checkBlocks(e entry, blocks []advisor.Approach) {
	if len(blocks) == 0 {
		e.at("blocks").bad("blocks names no approach; allowed: %s", listed(advisor.Approaches()))
	}
	for i, approach := range blocks {
		at := e.at("blocks", i)
		if oneOf(at, "approach", approach, advisor.Approaches()) && slices.Contains(blocks[:i], approach) {
			at.bad("approach %q is named twice; allowed: once", approach)
		}
	}
}

func (b *builder) checkWeights(e entry, weights map[advisor.Approach]int) {
	if len(weights) == 0 {
		e.at("weights").bad("weights names no approach; allowed: %s", listed(advisor.Approaches()))
	}
	for approach, weight := range weights {
		at := e.at("weights", string(approach))
		if !slices.Contains(advisor.Approaches(), approach) {
			at.badKey(strict.Unknown("approach", string(approach), strings.Split(listed(advisor.Approaches()), ", ")))
		}
		if weight == 0 || weight < -maxWeight || weight > maxWeight {
			at.bad("the weight is %d; allowed: -%d to %d and not 0", weight, maxWeight, maxWeight)
		}
	}
}

// mustCondition is a compiled condition that cannot be left out.
func (b *builder) mustCondition(e entry, text string) *advisor.Condition {
	if text == "" {
		e.bad("%v is missing; every entry here needs it", e.path[len(e.path)-1])
	}
	return b.condition(e, text)
}

// condition compiles a condition over the questions; nil for an empty one, and
// while the questions themselves cannot be read.
func (b *builder) condition(e entry, text string) *advisor.Condition {
	if text == "" || len(b.advice.Questions) == 0 {
		return nil
	}
	c, err := b.advice.Vocabulary.Compile(text)
	switch {
	case err == nil:
	case strings.Contains(err.Error(), "allowed:"):
		e.bad("%v", err)
	default:
		e.bad("condition %s: %s; allowed: comparisons of question ids and derived names", strict.Quote(text), b.inWords(err))
	}
	return c
}

// inWords says what the compiler found wrong with a condition, without its
// words for types.
func (b *builder) inWords(err error) string {
	_, text, _ := strings.Cut(err.Error(), "\": ")
	text = strings.NewReplacer(
		"expected bool, but got float64", "it is a number and not a comparison",
		"expected bool, but got string", "it is a text and not a comparison",
		"expected bool, but got []string", "it is a list and not a comparison",
		"mismatched types", "different kinds of value:",
		"float64", "number", "[]string", "list", "string", "text", "bool", "yes or no",
		"unexpected token EOF", "it ends too early",
	).Replace(text)
	name, found := strings.CutPrefix(text, "unknown name ")
	if !found {
		return text
	}
	name, _, _ = strings.Cut(name, " ")
	names := make([]string, len(b.advice.Questions))
	for i, q := range b.advice.Questions {
		names[i] = string(q.ID)
	}
	if near := strict.Nearest(name, names); near != "" {
		text += fmt.Sprintf(", did you mean %q?", near)
	}
	return text
}
