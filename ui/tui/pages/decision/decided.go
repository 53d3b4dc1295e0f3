package decision

import (
	"fmt"
	"strings"
	"time"

	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// decided is what the room decided on the project, whose decision it is, and who
// dissented; nothing while nobody has decided.
func decided(env page.Env, width int) string {
	if env.Case.Room.LastDecision("") == nil {
		return "" // the minutes are worked out only where there is something to tell
	}
	t, m := env.Theme, env.Case.Minutes()
	v := m.Verdict
	text := t.Text.Render(fmt.Sprintf("by %s: ", parts.OneLine(v.Decider))) +
		parts.OutcomeStyle(t, v.Outcome).Bold(true).Render(v.Outcome.Label()) +
		t.Text.Render(", "+v.At.In(env.Now.Location()).Format(time.DateOnly)+"."+reason(*v)+dissent(m.Dissent))
	return labelled(env, "Decided", text, width)
}

// reason is why it was decided so, and where that is not what the checklist
// gives.
func reason(v casefile.Verdict) string {
	text := ""
	if v.Reason != "" {
		text = " " + parts.Capital(strings.TrimRight(parts.OneLine(v.Reason), ".")) + "."
	}
	if v.Differs {
		text += fmt.Sprintf(" The checklist gives %s.", v.Computed.Label())
	}
	return text
}

// dissent names who objected to what; their words stand in the report.
func dissent(all []casefile.Dissent) string {
	if len(all) == 0 {
		return ""
	}
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = fmt.Sprintf("%s on %s", parts.OneLine(d.Name), parts.OneLine(d.About))
	}
	return " Dissent: " + strings.Join(names, "; ") + "."
}
