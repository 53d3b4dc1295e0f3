package advisor

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is the longest text taken as an answer, in characters.
const MaxText = 2000

var (
	errTextLong    = fmt.Errorf("a text has at most %d characters", MaxText)
	errTextHidden  = errors.New("a text has no control characters; use plain text")
	errTextUnknown = errors.New("this text says that it is not known; answer unknown instead")
)

// Check says in one sentence why an answer is not possible for the question,
// or nil. An unknown answer is always possible.
func (q *Question) Check(a Answer) error {
	switch a.Kind {
	case UnknownAnswer:
		return nil
	case NumberAnswer:
		if q.Kind != NumberQuestion {
			return q.wrongKind("a number")
		}
		return q.checkNumber(a.Number)
	case WordAnswer:
		return q.checkWord(a.Word)
	case WordsAnswer:
		if q.Kind != SeveralQuestion {
			return q.wrongKind("a list")
		}
		return q.checkWords(a.Words)
	}
	return fmt.Errorf("unknown kind of answer %d", a.Kind)
}

func (q *Question) wrongKind(got string) error {
	return fmt.Errorf("%s is not possible here; allowed: %s", got, q.Allowed())
}

// Allowed says what sort of answer the question takes, for messages.
func (q *Question) Allowed() string {
	switch q.Kind {
	case NumberQuestion:
		return "a number or a range like " + q.sample() + ", or unknown"
	case ChoiceQuestion:
		return q.values() + ", or unknown"
	case SeveralQuestion:
		return "a list of " + q.values() + ", or unknown"
	case TextQuestion:
		return "a text, or unknown"
	}
	return "an answer"
}

func (q *Question) checkNumber(r Range) error {
	switch {
	case !r.Valid():
		return errOrder
	case q.Whole && (r.Low != math.Trunc(r.Low) || r.High != math.Trunc(r.High)):
		return fmt.Errorf("a whole number is needed, not %s", ShowRange(r, q.Unit))
	case !q.bounded():
		return nil
	case r.Low < q.Bounds.Low:
		return fmt.Errorf("%s is too little; at least %s is possible",
			FormatNumber(r.Low, q.Unit), FormatNumber(q.Bounds.Low, q.Unit))
	case r.High > q.Bounds.High:
		return fmt.Errorf("%s is too much; at most %s is possible",
			FormatNumber(r.High, q.Unit), FormatNumber(q.Bounds.High, q.Unit))
	}
	return nil
}

func (q *Question) checkWord(word string) error {
	switch {
	case q.Kind == TextQuestion:
		return checkText(word)
	case q.Kind != ChoiceQuestion:
		return q.wrongKind("a single word")
	case !q.has(word):
		return q.noChoice(word)
	}
	return nil
}

func (q *Question) has(value string) bool {
	return slices.ContainsFunc(q.Choices, func(c Choice) bool { return c.Value == value })
}

func (q *Question) checkWords(words []string) error {
	for i, w := range words {
		switch {
		case !q.has(w):
			return q.noChoice(w)
		case slices.Contains(words[:i], w):
			return fmt.Errorf("%q is named twice; once is enough", w)
		}
	}
	return nil
}

func checkText(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return errEmptyAnswer
	case utf8.RuneCountInString(text) > MaxText:
		return errTextLong
	case !utf8.ValidString(text) || strings.ContainsFunc(text, hiddenRune):
		return errTextHidden
	case saysUnknown(strings.TrimSpace(text)):
		return errTextUnknown
	}
	return nil
}

// hiddenRune reports control characters other than tab and line feed, and
// those that turn the direction of text around.
func hiddenRune(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x2028 || r == 0x2029:
		return true
	}
	return unicode.IsControl(r)
}
