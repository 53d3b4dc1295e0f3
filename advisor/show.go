package advisor

import "strings"

// DontKnow is how an answer that is not known is shown.
const DontKnow = "don't know"

// Show is an answer in words, for people: "300k-600k", "$2,500", "12 months",
// "20%", the labels of choices, "don't know". Nothing is rounded, and what is
// shown can be typed again (see Parse).
func (q *Question) Show(a Answer) string {
	switch a.Kind {
	case UnknownAnswer:
		return DontKnow
	case NumberAnswer:
		return ShowRange(a.Number, q.Unit)
	case WordAnswer:
		return q.Label(a.Word)
	case WordsAnswer:
		return q.labels(a.Words)
	}
	return DontKnow
}

// nothingChosen is how "none of the choices" is shown and typed.
const nothingChosen = "none"

func (q *Question) labels(values []string) string {
	if len(values) == 0 {
		return nothingChosen
	}
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = q.Label(v)
	}
	return strings.Join(labels, ", ")
}

// ShowRange is a number or range as a person would type it: exact, and without
// the words that the question's name already has. Periods keep their word.
func ShowRange(r Range, unit Unit) string {
	if unit.isMoney() || unit == Share {
		return quantity(r, unit, exact)
	}
	text := quantity(r, Count, exact)
	if compactable(r) {
		text = quantity(r, Count, compact)
	}
	switch unit {
	case Hours, Months, Years, "days", "weeks":
		return text + unit.words(r == Exactly(1))
	default:
		return text
	}
}

// compactable reports whether both ends read well with a suffix: large, and
// with three digits at most that count.
func compactable(r Range) bool {
	return r.High >= 10_000 && suffixes(r.High) && (r.Low == 0 || suffixes(r.Low))
}

func suffixes(v float64) bool { return v >= 1000 && significant(v) <= 3 }
