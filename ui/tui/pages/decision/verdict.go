package decision

import (
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// verdictFlips are the smallest sets of checkpoints that would change the
// go/no-go, or settle it.
func verdictFlips(env page.Env, width int) string {
	t := env.Theme
	var lines []string
	for _, s := range env.Case.Review.Sentences() {
		lines = append(lines, parts.Hang(t.Muted.Render("·  "), parts.Paragraph(t.Text, parts.OneLine(s), width-3)))
	}
	return parts.Section(t, "What would change the go/no-go", strings.Join(lines, "\n"))
}
