package report

import (
	"loracle/data/casefile"
)

// decidedBy says who decided on the project, when and what, and where that is
// not what the checklist gives.
func decidedBy(c casefile.Case) inline {
	m := c.Minutes()
	v := m.Verdict
	switch {
	case v == nil && m.Decider != "":
		return say("%s nobody yet. The decider is %s.", bold("Decided by:"), m.Decider)
	case v == nil:
		return say("%s nobody yet; no decision is recorded.", bold("Decided by:"))
	}
	line := say("%s %s on %s: %s.", bold("Decided by:"), v.Decider, day(v.At), bold(escape(v.Outcome.Label())))
	if v.Reason != "" {
		line = join(" ", line, sentence(capital(escape(v.Reason))))
	}
	if v.Differs {
		line += say(" The checklist gives %s.", v.Computed.Label())
	}
	return line
}

// dissent is every objection word for word.
func dissent(c casefile.Case) []inline {
	var out []inline
	for _, d := range c.Minutes().Dissent {
		out = append(out, say("%s %s", bold(say("Dissent of %s on %s:", d.Name, d.About)), sentence(escape(d.Text))))
	}
	return out
}
