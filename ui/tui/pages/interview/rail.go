package interview

import (
	"fmt"
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// rail shows how far the interview has come: on the short path a mark for each
// question, beyond it a bar over all of them.
func (p Page) rail(env page.Env, width int) string {
	if p.question().Express == 0 {
		return p.bar(env, width)
	}
	t := env.Theme
	var marks []string
	for i, q := range p.steps {
		if q == nil || q.Express == 0 {
			continue
		}
		mark, style := "○", t.Muted
		if !env.Case.Open(q.ID) {
			mark, style = "●", t.Good
		}
		if i == p.at {
			mark, style = "◆", t.Accent
		}
		marks = append(marks, style.Render(mark))
	}
	return strings.Join(marks, " ")
}

// barCells is the length of the bar.
const barCells = 20

// bar is how many of all questions somebody has said something to, and how many
// of the others still move the result.
func (p Page) bar(env page.Env, width int) string {
	t, total := env.Theme, env.Case.Total()
	text := fmt.Sprintf("%d left", total.Asked-total.Said)
	if n := total.Said - total.Known; n > 0 {
		text += fmt.Sprintf(", %d not known or needed", n)
	}
	switch n := p.moving(env); {
	case n == 1:
		text += ", one still moves the result"
	case n > 1:
		text += fmt.Sprintf(", %d still move the result", n)
	}
	bar := parts.Bar(t, t.Good, float64(total.Said)/float64(max(1, total.Asked)), barCells) + "  "
	if parts.Width(bar+text) > width {
		return parts.Paragraph(t.Muted, text, width)
	}
	return bar + t.Muted.Render(text)
}
