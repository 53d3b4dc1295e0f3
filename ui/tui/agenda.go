package tui

import (
	"time"

	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// agendaWidth is the most cells the panel takes.
const agendaWidth = 100

// newAgenda shows what the last review of a session left for this one; nil
// where that is nothing.
func newAgenda(c casefile.Case, now time.Time) overlay {
	lines := c.Agenda(now)
	if len(lines) == 0 {
		return nil
	}
	r := newReader("Left from the last time", agendaWidth, func(env page.Env, width int) string {
		return parts.Spread(
			parts.Agenda(env.Theme, lines, width),
			parts.Paragraph(env.Theme.Muted, "c goes to the checklist: i adds an action there, t parks a topic, c closes one.", width))
	})
	r.acts = []act{{page.NewKey("c", "checklist"), page.Go{To: page.Route{Page: page.Checklist}}}}
	return r
}
