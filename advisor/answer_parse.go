package advisor

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

var (
	errEmptyAnswer = errors.New("an answer is needed; write unknown if you don't know")
	errShare       = errors.New("a share is at most 100%; write it like 20% or 0.2")
)

// Parse reads an answer as a person may type it. For a number see ParseRange;
// a choice goes by its value or its label, several are separated by commas,
// and "unknown", "don't know" or "?" say that it is not known. The error is one
// sentence that says what is possible.
func (q *Question) Parse(text string) (Answer, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	switch {
	case text == "":
		return Answer{}, errEmptyAnswer
	case saysUnknown(text) && q.choice(text) == "":
		return Unknown(), nil
	}
	switch q.Kind {
	case NumberQuestion:
		return q.parseNumber(text)
	case ChoiceQuestion:
		return q.parseChoice(text)
	case SeveralQuestion:
		return q.parseSeveral(text)
	case TextQuestion:
		if err := checkText(text); err != nil {
			return Answer{}, err
		}
		return Word(text), nil
	}
	return Answer{}, fmt.Errorf("question %s has the unknown kind %q", q.ID, q.Kind)
}

// saysUnknown reports whether somebody says that they do not know.
func saysUnknown(text string) bool {
	switch strings.ToLower(strings.ReplaceAll(text, "’", "'")) {
	case "unknown", "?", "don't know", "dont know", "do not know", "i don't know",
		"we don't know", "not known", "not sure", "no idea":
		return true
	}
	return false
}

func (q *Question) parseNumber(text string) (Answer, error) {
	typed, err := parseQuantity(text, typedUnits(q.Unit))
	switch {
	case err != nil:
		return Answer{}, err
	case typed.money && !q.Unit.isMoney():
		return Answer{}, fmt.Errorf("this is not an amount of money; write a number like %s", q.sample())
	case typed.percent && q.Unit != Share:
		return Answer{}, fmt.Errorf("this is not a share; write a number like %s", q.sample())
	case !typed.percent && q.Unit == Share && typed.High > 1:
		return Answer{}, errShare
	}
	r := typed.Range
	if typed.about {
		r = q.fit(r)
	}
	if err := q.checkNumber(r); err != nil {
		return Answer{}, err
	}
	return Number(r), nil
}

// fit widens an approximate number to whole ends and keeps it in bounds; the
// person meant no particular ends.
func (q *Question) fit(r Range) Range {
	if q.Whole {
		r = Range{math.Floor(r.Low), math.Ceil(r.High)}
	}
	if q.bounded() && r.Mid() >= q.Bounds.Low && r.Mid() <= q.Bounds.High {
		r = Range{max(r.Low, q.Bounds.Low), min(r.High, q.Bounds.High)}
	}
	return r
}

func (q *Question) bounded() bool { return q.Bounds != Range{} }

// sample is the question's own example, or a general one.
func (q *Question) sample() string {
	if q.Example != "" {
		return q.Example
	}
	return "500 or 300-600"
}

// choice is the value of the choice that text names by value or label, or "".
func (q *Question) choice(text string) string {
	for _, c := range q.Choices {
		if strings.EqualFold(c.Value, text) {
			return c.Value
		}
	}
	for _, c := range q.Choices {
		if strings.EqualFold(c.Label, text) {
			return c.Value
		}
	}
	return ""
}

func (q *Question) parseChoice(text string) (Answer, error) {
	if value := q.choice(text); value != "" {
		return Word(value), nil
	}
	return Answer{}, q.noChoice(text)
}

func (q *Question) noChoice(text string) error {
	return fmt.Errorf("%q is not one of the choices; allowed: %s", cut(text), q.values())
}

// values lists what can be chosen.
func (q *Question) values() string {
	values := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		values[i] = c.Value
	}
	return strings.Join(values, ", ")
}

// cut is the beginning of a text, for messages.
func cut(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return text
}

// parseSeveral splits at commas, and puts pieces together again where a label
// has a comma of its own.
func (q *Question) parseSeveral(text string) (Answer, error) {
	values := []string{}
	if strings.EqualFold(text, nothingChosen) && q.choice(text) == "" {
		return Words(values...), nil
	}
	pieces := strings.Split(text, ",")
	for len(pieces) > 0 {
		value, used := q.longestChoice(pieces)
		if value == "" {
			return Answer{}, q.noChoice(strings.TrimSpace(pieces[0]))
		}
		if !slices.Contains(values, value) {
			values = append(values, value)
		}
		pieces = pieces[used:]
	}
	return Words(values...), nil
}

func (q *Question) longestChoice(pieces []string) (value string, used int) {
	for n := min(len(pieces), maxLabelCommas); n > 0; n-- {
		if value := q.choice(strings.TrimSpace(strings.Join(pieces[:n], ","))); value != "" {
			return value, n
		}
	}
	return "", 0
}

// maxLabelCommas is how many pieces a label with commas may have.
const maxLabelCommas = 6
