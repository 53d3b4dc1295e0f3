package checklist

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// maxHistory is how many changes of a checkpoint are listed, the last ones.
const maxHistory = 6

// history is who said what about a checkpoint, the last first.
func history(env page.Env, i checklist.ItemReview) []parts.Pair {
	changes := env.Case.History[i.ID]
	zone := env.Now.Location()
	var pairs []parts.Pair
	for n := len(changes) - 1; n >= 0 && len(pairs) < maxHistory; n-- {
		label := ""
		if len(pairs) == 0 {
			label = "History"
		}
		text := casefile.InWords(changes[n]) + " (" + casefile.Attribution(changes[n], zone) + ")"
		pairs = append(pairs, parts.Pair{Label: label, Text: parts.OneLine(text), Style: &env.Theme.Muted})
	}
	if more := len(changes) - len(pairs); more > 0 {
		pairs = append(pairs, parts.Pair{Text: fmt.Sprintf("and %d earlier", more), Style: &env.Theme.Muted})
	}
	return pairs
}

// outlook is what would change the verdict, what going now costs, and what the
// next review opens with, under the checkpoint.
func outlook(env page.Env, width int) string {
	t, r := env.Theme, env.Case.Review
	var lines []string
	for _, s := range r.Sentences() {
		lines = append(lines, parts.Paragraph(t.Text, parts.OneLine(s), width))
	}
	if !r.NoGoReachable() {
		lines = append(lines, parts.Paragraph(t.Muted,
			fmt.Sprintf("So few checkpoints apply that no category can reach %d unresolved ones.", r.Threshold), width))
	}
	flips := ""
	if len(lines) > 0 {
		flips = parts.Section(t, "What would change the verdict", strings.Join(lines, "\n"))
	}
	return parts.Spread(flips, going(env, width), agenda(env, width))
}

// going is what starting now costs, with the gaps. While nothing is answered
// that the cost rests on, only what the gaps add is known.
func going(env page.Env, width int) string {
	total := env.Case.GoingNow
	if total == nil {
		return ""
	}
	t, gaps := env.Theme, advisor.FormatMoneyShort(env.Case.GapTotal())
	text := gaps + " more once for what is unresolved; the cost of the project itself is not known yet."
	if env.Case.Priced() {
		text = fmt.Sprintf("%s once; %s of that for what is unresolved.", advisor.FormatMoneyShort(total.Money()), gaps)
	}
	return parts.Section(t, "What going now costs", parts.Paragraph(t.Text, text, width))
}

// agenda is what the next review opens with.
func agenda(env page.Env, width int) string {
	lines := parts.Agenda(env.Theme, env.Case.Agenda(env.Now), width)
	if lines == "" {
		return ""
	}
	return parts.Section(env.Theme, "For the next review", lines)
}
