package advisor

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// AnswerKind is the shape of an answer.
type AnswerKind int

// The shapes an answer can have.
const (
	UnknownAnswer AnswerKind = iota // "we don't know", said on purpose
	NumberAnswer
	WordAnswer  // a choice or free text
	WordsAnswer // several choices
)

// Answer is what a person said to one question. The zero Answer is "unknown",
// which is an answer too: it widens ranges and counts as no evidence.
type Answer struct {
	Kind   AnswerKind
	Number Range
	Word   string
	Words  []string
}

// Unknown is the answer "we don't know".
func Unknown() Answer { return Answer{} }

// Number is a number or a range as an answer.
func Number(r Range) Answer { return Answer{Kind: NumberAnswer, Number: r} }

// Word is a choice or a text as an answer.
func Word(s string) Answer { return Answer{Kind: WordAnswer, Word: s} }

// Words is a set of choices as an answer, in the order given.
func Words(ss ...string) Answer { return Answer{Kind: WordsAnswer, Words: ss} }

// IsUnknown reports whether the answer is "we don't know".
func (a Answer) IsUnknown() bool { return a.Kind == UnknownAnswer }

// Equal reports whether two answers say the same.
func (a Answer) Equal(b Answer) bool {
	return a.Kind == b.Kind && a.Number == b.Number && a.Word == b.Word && slices.Equal(a.Words, b.Words)
}

// MarshalJSON writes null for unknown, a number or {low, high}, a string, or a
// list of strings, so that an answer reads without its question.
func (a Answer) MarshalJSON() ([]byte, error) {
	switch a.Kind {
	case UnknownAnswer:
		return []byte("null"), nil
	case NumberAnswer:
		if a.Number.Certain() {
			return json.Marshal(a.Number.Low)
		}
		return json.Marshal(a.Number)
	case WordAnswer:
		return json.Marshal(a.Word)
	case WordsAnswer:
		return json.Marshal(append([]string{}, a.Words...)) // none is [], not unknown
	}
	return nil, fmt.Errorf("write an answer of kind %d", a.Kind)
}

var errAnswerShape = errors.New("an answer is null, a number, {low, high}, a text or a list of texts")

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Answer) UnmarshalJSON(b []byte) error {
	var (
		number float64
		rng    struct{ Low, High *float64 }
		word   string
		words  []string
	)
	switch {
	case string(b) == "null":
		*a = Unknown()
	case json.Unmarshal(b, &number) == nil:
		*a = Number(Exactly(number))
	case json.Unmarshal(b, &word) == nil:
		*a = Word(word)
	case json.Unmarshal(b, &words) == nil:
		*a = Words(words...)
	case json.Unmarshal(b, &rng) == nil && rng.Low != nil && rng.High != nil && *rng.Low <= *rng.High:
		*a = Number(Range{*rng.Low, *rng.High})
	default:
		return errAnswerShape
	}
	return nil
}

// Answers holds what was said, by question. A question that is absent has not
// been answered; the engine treats it as unknown.
type Answers map[QuestionID]Answer

// Known reports whether the question has an answer other than "unknown".
func (as Answers) Known(id QuestionID) bool { return !as[id].IsUnknown() }

// Number is the numeric answer; ok is false while it is not known.
func (as Answers) Number(id QuestionID) (r Range, ok bool) {
	a := as[id]
	return a.Number, a.Kind == NumberAnswer
}

// Word is the chosen value or text; empty while it is not known.
func (as Answers) Word(id QuestionID) string { return as[id].Word }

// Has reports whether the question's chosen values include value.
func (as Answers) Has(id QuestionID, value string) bool {
	a := as[id]
	return a.Word == value && a.Kind == WordAnswer || slices.Contains(a.Words, value)
}
