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
