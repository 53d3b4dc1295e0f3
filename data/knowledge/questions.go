package knowledge

import (
	"strings"

	"loracle/advisor"
	"loracle/data/strict"
)

type questionsFile struct {
	Questions []rawQuestion `yaml:"questions"`
}

type rawQuestion struct {
	ID          advisor.QuestionID   `yaml:"id"`
	Section     advisor.Section      `yaml:"section"`
	Kind        advisor.QuestionKind `yaml:"kind"`
	Short       string               `yaml:"short"`
	Prompt      string               `yaml:"prompt"`
	Why         string               `yaml:"why"`
	Help        string               `yaml:"help"`
	Example     string               `yaml:"example"`
	Source      string               `yaml:"source"`
	Unit        string               `yaml:"unit"`
	Min         *float64             `yaml:"min"`
	Max         *float64             `yaml:"max"`
	Whole       bool                 `yaml:"whole"`
	Express     int                  `yaml:"express"`
	Assume      *rawAssumption       `yaml:"assume"`
	Choices     []rawChoice          `yaml:"choices"`
	ChoicesFrom string               `yaml:"choices_from"`
}

type rawAssumption struct {
	Value *span  `yaml:"value"`
	Why   string `yaml:"why"`
}

type rawChoice struct {
	Value string `yaml:"value"`
	Label string `yaml:"label"`
	Help  string `yaml:"help"`
}

// expressLength is how many questions the short path has.
const expressLength = 10

func (b *builder) buildQuestions() {
	const name = "questions.yaml"
	if b.docs[name] == nil {
		return
	}
	b.in(name).needValue("questions")
	express := map[int]advisor.QuestionID{}
	for i, raw := range b.raw.questions.Questions {
		e := b.in(name, "questions", i)
		b.checkExpress(e.at("express"), raw, express)
		q := b.buildQuestion(e, raw)
		if e.newID("question", string(raw.ID), snakeCase, "requests_per_month") {
			b.question[q.ID] = q
			b.advice.Questions = append(b.advice.Questions, q)
		}
	}
	for place := 1; place <= expressLength; place++ {
		if _, taken := express[place]; !taken {
			b.problem(name, "no question has express: "+itoa(place)+"; each of 1 to 10 is needed once")
		}
	}
	for _, id := range advisor.EngineQuestions() {
		if b.question[id] == nil {
			b.problem(name, "question "+string(id)+" is missing; the calculations need it")
		}
	}
}

func (b *builder) checkExpress(e entry, raw rawQuestion, express map[int]advisor.QuestionID) {
	if !e.given() {
		return
	}
	other, taken := express[raw.Express]
	switch {
	case raw.Express < 1 || raw.Express > expressLength:
		e.bad("express is %d; allowed: 1 to %d, or left out", raw.Express, expressLength)
	case taken:
		e.bad("express %d is already the place of %s; allowed: each place once", raw.Express, other)
	default:
		express[raw.Express] = raw.ID
	}
}

func (b *builder) buildQuestion(e entry, raw rawQuestion) *advisor.Question {
	e.need("section", string(raw.Section), "kind", string(raw.Kind), "short", raw.Short, "prompt", raw.Prompt,
		"why", raw.Why, "help", raw.Help, "example", raw.Example, "source", raw.Source)
	oneOf(e.at("section"), "section", raw.Section, advisor.Sections())
	q := &advisor.Question{
		ID: raw.ID, Section: raw.Section, Kind: raw.Kind, Prompt: raw.Prompt, Short: raw.Short, Why: raw.Why,
		Help: raw.Help, Example: raw.Example, Source: raw.Source, Unit: advisor.Unit(raw.Unit),
		Whole: raw.Whole, Express: raw.Express,
	}
	kinds := []advisor.QuestionKind{
		advisor.NumberQuestion, advisor.ChoiceQuestion, advisor.SeveralQuestion, advisor.TextQuestion,
	}
	if !oneOf(e.at("kind"), "kind", raw.Kind, kinds) {
		return q
	}
	problems := len(b.problems)
	b.fillNumber(e, raw, q)
	b.fillChoices(e, raw, q)
	if problems == len(b.problems) && raw.Example != "" {
		b.checkExample(e.at("example"), q)
	}
	return q
}

// checkExample holds a sample answer to the question's own rules.
func (b *builder) checkExample(e entry, q *advisor.Question) {
	if _, err := q.Parse(q.Example); err != nil {
		e.bad("the example %s is no answer: %v", strict.Quote(q.Example), err)
	}
}

// fillNumber reads what only numbers have.
func (b *builder) fillNumber(e entry, raw rawQuestion, q *advisor.Question) {
	if q.Kind != advisor.NumberQuestion {
		e.only("a question of kind number", "unit", "min", "max", "whole", "assume")
		return
	}
	e.need("unit", raw.Unit)
	e.needValue("min", "max")
	if raw.Min == nil || raw.Max == nil {
		return
	}
	q.Bounds = advisor.Range{Low: *raw.Min, High: *raw.Max}
	if !q.Bounds.Valid() || q.Bounds.Low < 0 || q.Bounds.Certain() {
		e.at("min").bad("the bounds %g to %g hold no numbers; allowed: min from 0, and max above min", *raw.Min, *raw.Max)
		return
	}
	b.fillAssumption(e.at("assume"), raw.Assume, q)
}

func (b *builder) fillAssumption(e entry, raw *rawAssumption, q *advisor.Question) {
	if raw == nil {
		return
	}
	e.need("why", raw.Why)
	e.needValue("value")
	if raw.Value == nil {
		return
	}
	if err := q.Check(advisor.Number(raw.Value.Range)); err != nil {
		e.at("value").bad("the assumption is no answer: %v", err)
	}
	q.Assume = &advisor.Assumption{Range: raw.Value.Range, Why: raw.Why}
}

// only reports fields that belong to something else.
func (e entry) only(owner string, fields ...string) {
	for _, field := range fields {
		if at := e.at(field); at.given() {
			at.badKey(field + " is not possible here; allowed: only in " + owner)
		}
	}
}

// pricesChoices is the choices_from of a question whose choices are the listed
// API models.
const pricesChoices = "api_prices"

// fillChoices reads what only choices have.
func (b *builder) fillChoices(e entry, raw rawQuestion, q *advisor.Question) {
	if q.Kind != advisor.ChoiceQuestion && q.Kind != advisor.SeveralQuestion {
		e.only("a question of kind choice or several", "choices", "choices_from")
		return
	}
	switch {
	case raw.ChoicesFrom != "":
		oneOf(e.at("choices_from"), "source of choices", raw.ChoicesFrom, []string{pricesChoices})
		q.Choices = b.priceChoices()
		e.only("a question without choices_from", "choices")
		return
	case !e.at("choices").given():
		e.at("choices").bad("choices is missing; a question of kind %s needs it", q.Kind)
		return
	case len(raw.Choices) < 2:
		e.at("choices").bad("there are fewer than two choices; allowed: two or more")
	}
	for i, c := range raw.Choices {
		b.checkChoice(e.at("choices", i), raw.Choices[:i], c)
		q.Choices = append(q.Choices, advisor.Choice{Value: c.Value, Label: c.Label, Help: c.Help})
	}
}

func (b *builder) checkChoice(e entry, before []rawChoice, c rawChoice) {
	e.need("value", c.Value, "label", c.Label)
	if c.Value != "" && !priceID.MatchString(c.Value) {
		e.at("value").bad("%s is not a possible value; allowed: one like style_tone", strict.Quote(c.Value))
	}
	for _, earlier := range before {
		for _, name := range []string{earlier.Value, earlier.Label} {
			if strings.EqualFold(name, c.Value) || strings.EqualFold(name, c.Label) {
				e.bad("%q names two choices; allowed: values and labels that differ", name)
				return
			}
		}
	}
}
