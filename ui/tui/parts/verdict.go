package parts

import (
	"fmt"
	"strings"

	"loracle/checklist"
	"loracle/ui/tui/theme"
)

// Verdict is the checklist's verdict in a sentence or two, its badge first.
func Verdict(t *theme.Theme, r checklist.Review, width int) string {
	return Wrap(OutcomeBadge(t, r.Outcome)+" "+t.Text.Render(VerdictReason(r)), width)
}

// VerdictReason says what the verdict follows from, and what it could still
// become.
func VerdictReason(r checklist.Review) string {
	text := ""
	switch r.Outcome {
	case checklist.Go:
		text = "Every checkpoint is met or does not apply."
	case checklist.Conditional:
		text = unresolved(r)
	case checklist.NoGo:
		text = stoppedBy(r)
	case checklist.Unfinished:
		text = stillPossible(r)
	}
	if r.AcceptedMatters() {
		still := ""
		if r.AfterAcceptance == r.Outcome {
			still = "still "
		}
		text += fmt.Sprintf(" With the accepted risks settled: %s%s.", still, r.AfterAcceptance.Label())
	}
	if n := r.Disagreements(); n > 0 {
		text += fmt.Sprintf(" The answers contradict %s.", Count(n, "checkpoint", "checkpoints"))
	}
	return text
}

func unresolved(r checklist.Review) string {
	accepted := 0
	for _, c := range r.Categories {
		accepted += c.AcceptedCount
	}
	all := len(r.Unresolved())
	text := Count(all, "checkpoint is", "checkpoints are") + " unresolved"
	switch {
	case accepted == 0:
		return text + ": resolve or accept each before training starts."
	case accepted == all && all == 1:
		return text + ": an accepted risk."
	case accepted == all:
		return text + ", all of them accepted risks."
	}
	return fmt.Sprintf("%s, %d of them accepted: resolve or accept the others before training starts.", text, accepted)
}

func stillPossible(r checklist.Review) string {
	left := Count(r.Untouched(), "checkpoint", "checkpoints") + " left."
	if r.Decided {
		return fmt.Sprintf("%s However they turn out: %s.", left, r.Best.Label())
	}
	return fmt.Sprintf("%s Best case %s, worst case %s.", left, r.Best.Label(), r.Worst.Label())
}

func stoppedBy(r checklist.Review) string {
	var names []string
	for _, c := range r.Categories {
		if c.Unresolved >= r.Threshold {
			names = append(names, fmt.Sprintf("%d in %s", c.Unresolved, c.Title))
		}
	}
	return fmt.Sprintf("Unresolved: %s. From %d in one category, projects rarely reach production on time and within budget.",
		Enumerate(names), r.Threshold)
}

// Stops says how near a category is to stopping the project.
func Stops(r checklist.Review, c checklist.CategoryReview) string {
	if !c.Reachable {
		return "cannot stop it"
	}
	return fmt.Sprintf("%d of %d that stop it", c.Unresolved, r.Threshold)
}

// StopsStyle paints how near a category is to stopping the project.
func StopsStyle(t *theme.Theme, r checklist.Review, c checklist.CategoryReview, text string) string {
	switch {
	case c.Unresolved >= r.Threshold:
		return t.Bad.Render(text)
	case c.Unresolved > 0:
		return t.Warn.Render(text)
	}
	return t.Muted.Render(text)
}

// Count is a number with its noun: "1 checkpoint", "3 checkpoints".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Enumerate joins words as "a, b and c".
func Enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
