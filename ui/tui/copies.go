package tui

import (
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// copyEntries offer the figures that people quote, one by one and together.
func copyEntries(env page.Env) []entry {
	var out []entry
	lines := []string{safe.Line(env.Case.Title), env.Case.BottomLine(), "Go/no-go: " + env.Case.Review.Outcome.Label() + ". " + parts.VerdictReason(env.Case.Review)}
	for _, f := range quoted(env.Case) {
		line := f[0] + ": " + f[1]
		lines = append(lines, line)
		out = append(out, entry{name: "Copy " + line, kind: "clipboard", do: page.Clip{What: f[0], Text: line}})
	}
	whole := entry{name: "Copy the decision with its figures", kind: "clipboard", do: page.Clip{What: "the decision", Text: strings.Join(lines, "\n") + "\n"}}
	return append([]entry{whole}, out...)
}

// quoted are the figures of a case that is priced, each with its name.
func quoted(c casefile.Case) [][2]string {
	if !c.Priced() {
		return nil
	}
	e := c.Assessment.Economics
	out := [][2]string{
		{"Break-even", e.BreakEven.Show()},
		{"One-time cost", advisor.FormatMoneyShort(e.Project.Money())},
		{"Running cost", phrase.Amount(e.SelfHostedMonthly)},
		{phrase.Period(e) + ", tuned", phrase.Amount(e.SelfHostedHorizon)},
	}
	if e.APIMonthly != nil && e.APIHorizon != nil {
		out = append(out, [2]string{"API bill", phrase.Amount(*e.APIMonthly)}, [2]string{phrase.Period(e) + ", API", phrase.Amount(*e.APIHorizon)})
	}
	return out
}

// derivationText is what was explained, as lines: each value with its amount and the
// step that made it.
func derivationText(values []advisor.Value) string {
	var b strings.Builder
	for _, v := range values {
		b.WriteString(parts.OneLine(v.Label()) + ": " + advisor.FormatRange(v.Range, v.Unit()))
		if v.How != nil && v.How.Op != advisor.OpGiven {
			b.WriteString(" = " + v.Formula())
		}
		b.WriteByte('\n')
	}
	return b.String()
}
