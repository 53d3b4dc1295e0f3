package phrase

import (
	"slices"

	"loracle/advisor"
)

// Flip is what would change the advice, up to the approach advised then:
// "Requests a month under 50k". Whoever shows it names the approach behind it.
func Flip(f advisor.Flip) string {
	q := f.Question
	switch {
	case f.Until != nil:
		return q.Short + " " + q.Show(f.Reach())
	case f.Direction == advisor.Downwards && f.Excluded:
		return q.Short + " under " + q.Show(f.To)
	case f.Direction == advisor.Upwards && f.Excluded:
		return q.Short + " over " + q.Show(f.To)
	case f.Direction == advisor.Downwards:
		return q.Short + " " + q.Show(f.To) + " or less"
	case f.Direction == advisor.Upwards:
		return q.Short + " " + q.Show(f.To) + " or more"
	case f.To.Kind == advisor.WordsAnswer:
		return q.Short + change(f)
	}
	return q.Short + ": " + quoted(q.Show(f.To)) + insteadOf(f)
}

// insteadOf is the answer as it stands.
func insteadOf(f advisor.Flip) string {
	if f.From.IsUnknown() {
		return ", which nobody has said yet"
	}
	return " instead of " + quoted(f.Question.Show(f.From))
}

// change is the one choice that a set has more or less.
func change(f advisor.Flip) string {
	for _, w := range f.To.Words {
		if !slices.Contains(f.From.Words, w) {
			return ": also " + quoted(f.Question.Label(w))
		}
	}
	for _, w := range f.From.Words {
		if !slices.Contains(f.To.Words, w) {
			return ": without " + quoted(f.Question.Label(w))
		}
	}
	return ""
}

func quoted(s string) string { return "“" + s + "”" }
