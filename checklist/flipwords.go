package checklist

import (
	"fmt"
	"strings"
)

// Sentence says in words what a flip of this review takes, like "NO-GO becomes
// CONDITIONAL when 1 of these is resolved: Query volume, Stable use case,
// Defined behaviour gap."
func (r Review) Sentence(f Flip) string {
	head := fmt.Sprintf("%s is settled when ", f.To.Label())
	if r.Decided {
		head = fmt.Sprintf("%s becomes %s when ", r.Best.Label(), f.To.Label())
		if r.Outcome == Unfinished {
			head = fmt.Sprintf("%s can still become %s when ", r.Best.Label(), f.To.Label())
		}
	}
	parts := make([]string, len(f.Groups))
	for i, g := range f.Groups {
		parts[i] = g.sentence(r.Decided)
	}
	return head + strings.Join(parts, ", and ") + "."
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
	flips := r.Flips()
	if !r.Decided {
		flips = flips[:min(1, len(flips))]
	}
	out := make([]string, len(flips))
	for i, f := range flips {
		out[i] = r.Sentence(f)
	}
	return out
}
