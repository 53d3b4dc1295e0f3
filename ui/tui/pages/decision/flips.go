package decision

import (
	"fmt"
	"strings"

	"loracle/ui/tui/ahead"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// mostFlips is how many changes are named; the nearest come first.
const mostFlips = 3

// flips says which changes of an answer would change the advice.
func (p Page) flips(env page.Env, width int) string {
	t := env.Theme
	const heading = "What would change this advice"
	found := p.ahead.Now(env)
	if found == nil {
		return parts.Section(t, heading, parts.Paragraph(t.Muted, "being worked out", width))
	}
	var lines []string
	for _, f := range ahead.Nearest(found.Flips, mostFlips) {
		text := t.Text.Render(phrase.Flip(f)+": ") + t.Accent.Render(f.Approach.Label())
		lines = append(lines, parts.Hang(t.Muted.Render("·  "), parts.Wrap(text, width-3)))
	}
	if lines == nil {
		return parts.Section(t, heading, parts.Paragraph(t.Good, "No single answer would.", width))
	}
	if more := len(found.Flips) - len(lines); more > 0 {
		lines = append(lines, parts.Paragraph(t.Muted, fmt.Sprintf("   and %s further away", parts.Count(more, "change", "changes")), width))
	}
	return parts.Section(t, heading, strings.Join(lines, "\n"))
}

// mostPaybacks is how many thresholds of the payback are named.
const mostPaybacks = 2

// paybacks says from which numbers on the payback changes; nothing where none
// does.
func (p Page) paybacks(env page.Env, width int) string {
	t, found := env.Theme, p.ahead.Now(env)
	if found == nil || len(found.Paybacks) == 0 {
		return ""
	}
	var lines []string
	for _, f := range found.Paybacks[:min(len(found.Paybacks), mostPaybacks)] {
		lines = append(lines, parts.Hang(t.Muted.Render("·  "), parts.Paragraph(t.Text, f.Sentence(), width-3)))
	}
	return parts.Section(t, "What would change the payback", strings.Join(lines, "\n"))
}
