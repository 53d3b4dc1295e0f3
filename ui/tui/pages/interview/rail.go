package interview

import (
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
)

// rail shows where the question stands among its like, a mark for each: filled
// once somebody has said something, the current one in a colour of its own.
func (p Page) rail(env page.Env, width int) string {
	t := env.Theme
	var marks []string
	for i, q := range p.steps {
		if q == nil || !p.alike(q) {
			continue
		}
		mark, style := "○", t.Muted
		if _, said := env.Case.Answers[q.ID]; said {
			mark, style = "●", t.Good
		}
		if i == p.at {
			mark, style = "◆", t.Accent
		}
		marks = append(marks, style.Render(mark))
	}
	for _, sep := range []string{" ", ""} {
		if len(marks)*(1+len(sep))-len(sep) <= width {
			return strings.Join(marks, sep)
		}
	}
	return ""
}

// alike reports whether a question is counted together with the current one:
// in the short path, or among the others of its section.
func (p Page) alike(q *advisor.Question) bool {
	at := p.question()
	return (q.Express > 0) == (at.Express > 0) && (q.Express > 0 || q.Section == at.Section)
}
