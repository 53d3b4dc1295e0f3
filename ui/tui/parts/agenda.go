package parts

import (
	"strings"

	"loracle/data/casefile"
	"loracle/ui/tui/theme"
)

// Agenda lists what the last review of a session left for the next; empty where
// that is nothing.
func Agenda(t *theme.Theme, lines []casefile.AgendaLine, width int) string {
	var out []string
	for _, l := range lines {
		style := t.Text
		if l.Late {
			style = t.Bad
		}
		out = append(out, Wrap(t.Muted.Render(string(l.Kind)+": ")+style.Render(OneLine(l.Text)), width))
	}
	return strings.Join(out, "\n")
}
