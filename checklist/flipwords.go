package checklist

import (
	"fmt"
	"strings"
)

// Sentence says in words what a flip of this review takes, like "NO-GO becomes
// CONDITIONAL when 1 of these is resolved: Query volume, Stable use case,
// Defined behaviour gap."
func (r Review) Sentence(f Flip) string {
	parts := make([]string, len(f.Groups))
	for i, g := range f.Groups {
		parts[i] = g.sentence(r.Decided)
	}
	return r.leadsTo(f.To) + strings.Join(parts, ", and ") + "."
}

// leadsTo is how the sentence about a flip begins.
func (r Review) leadsTo(to Outcome) string {
	switch {
	case !r.Decided:
		return fmt.Sprintf("%s is settled when ", to.Label())
	case r.Outcome == Unfinished:
		return fmt.Sprintf("%s can still become %s when ", r.Best.Label(), to.Label())
	}
	return fmt.Sprintf("%s becomes %s when ", r.Best.Label(), to.Label())
}

// oneOf says in a sentence what several flips take of which any one is enough:
// as many items, of one category or of another.
func (r Review) oneOf(flips []Flip) string {
	if len(flips) == 1 {
		return r.Sentence(flips[0])
	}
	in := make([]string, len(flips))
	for i, f := range flips {
		in[i] = f.Groups[0].In
	}
	last, more := len(in)-1, ""
	if flips[0].Size() < r.Threshold {
		more = "more "
	}
	return fmt.Sprintf("%s%d %scheckpoints of one category turn out open: %s or %s.",
		r.leadsTo(flips[0].To), flips[0].Size(), more, strings.Join(in[:last], ", "), in[last])
}

func (g FlipGroup) sentence(decided bool) string {
	titles := make([]string, len(g.Of))
	for i, item := range g.Of {
		titles[i] = item.Title
	}
	names := strings.Join(titles, ", ")
	does := "turns out open"
	switch {
	case g.Become == Met && decided:
		does = "is resolved"
	case g.Become == Met:
		does = "is met"
	}
	switch {
	case len(g.Of) == 1:
		return fmt.Sprintf("%s %s", names, does)
	case g.Need == 2 && len(g.Of) == 2:
		return fmt.Sprintf("both of these %s: %s", plural(does), names)
	case g.Need == len(g.Of):
		return fmt.Sprintf("all %d of these %s: %s", g.Need, plural(does), names)
	case g.Need == 1:
		return fmt.Sprintf("1 of these %s: %s", does, names)
	}
	return fmt.Sprintf("%d of these %s: %s", g.Need, plural(does), names)
}

func plural(does string) string {
	return strings.NewReplacer("turns", "turn", "is ", "are ").Replace(does)
}

// Sentences says what would change the verdict: both ways where it is decided,
// and otherwise the shortest way to settle it, as the others name half the
// checklist.
func (r Review) Sentences() []string {
	var out []string
	for flips := r.Flips(); len(flips) > 0; {
		same := 1
		for same < len(flips) && flips[same].To == flips[0].To {
			same++
		}
		out = append(out, r.oneOf(flips[:same]))
		flips = flips[same:]
		if !r.Decided {
			break
		}
	}
	return out
}
