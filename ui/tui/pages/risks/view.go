package risks

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// View implements page.Page. Risks stand in groups by how likely they are; the
// one under the cursor is told at length.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	if len(env.Case.Assessment.Risks) == 0 {
		return page.Screen{Text: parts.Paragraph(env.Theme.Muted, "The knowledge base has no risks.", width)}
	}
	p.at = min(p.at, len(env.Case.Assessment.Risks)-1)
	text, places := p.draw(env, width)
	return page.Screen{Text: text, From: places[p.at].from, To: places[p.at].to}
}

// place is the first and the last line of a risk.
type place struct{ from, to int }

// draw is the page's text, and where each risk stands in it.
func (p Page) draw(env page.Env, width int) (text string, places []place) {
	t, risks := env.Theme, env.Case.Assessment.Risks
	text = parts.Paragraph(t.Muted, "If this project had failed, why? Each is ranked by your answers; the dearer one comes first.", width)
	group := advisor.Relevance("")
	for i, r := range risks {
		if r.Relevance != group {
			group = r.Relevance
			text += "\n\n" + heading(t, group, count(risks, group))
		}
		from := lines(text)
		text += "\n" + p.row(env, i, r, width)
		places = append(places, place{from, lines(text) - 1})
	}
	return text, places
}

func count(risks []advisor.Risk, group advisor.Relevance) int {
	n := 0
	for _, r := range risks {
		if r.Relevance == group {
			n++
		}
	}
	return n
}

// heading names a group, with a mark that carries it where there is no colour.
func heading(t *theme.Theme, r advisor.Relevance, n int) string {
	style, mark := look(t, r)
	return style.Bold(true).Render(mark+" "+parts.Capital(string(r))) + t.Muted.Render(fmt.Sprintf("  %d", n))
}

// look is how a group is painted and marked.
func look(t *theme.Theme, r advisor.Relevance) (lipgloss.Style, string) {
	switch r {
	case advisor.LikelyRisk:
		return t.Bad, "▲"
	case advisor.PossibleRisk:
		return t.Warn, "◆"
	case advisor.UnlikelyRisk:
		return t.Good, "○"
	}
	return t.Text, " "
}

// row is a risk in a line, and what there is to say about the one under the
// cursor.
func (p Page) row(env page.Env, i int, r advisor.Risk, width int) string {
	t := env.Theme
	mark, style := "  ", t.Text
	if i == p.at {
		mark, style = t.Selected.Render("▸ "), t.Selected
	}
	line := mark + parts.Hang("", parts.Ends(style.Render(parts.OneLine(r.Label)), t.Muted.Render(late(r)), width-2))
	line = strings.ReplaceAll(line, "\n", "\n  ")
	if i != p.at {
		return line
	}
	return line + "\n" + parts.Indent(detail(env, r, width-4), 4)
}

// late is the cost if caught late.
func late(r advisor.Risk) string {
	if r.Late.High == 0 {
		return "cost not printed"
	}
	text := advisor.FormatMoney(r.Late)
	if r.OpenEnded {
		text += " or more"
	}
	return text
}

// detail is a risk at length.
func detail(env page.Env, r advisor.Risk, width int) string {
	t := env.Theme
	cost := late(r) + " if caught late"
	if r.Prevent.High > 0 {
		cost += fmt.Sprintf("; %s of care before it", advisor.FormatMoney(r.Prevent))
	}
	return parts.Pairs(t, width, []parts.Pair{
		{Label: "What happens", Text: parts.OneLine(r.RootCause)},
		{Label: "Prevent it", Text: parts.OneLine(r.Prevention)},
		{Label: "Cost", Text: cost},
		{Label: "Fixing takes", Text: iterations(r)},
		{Label: "Why " + string(r.Relevance), Text: because(env, r), Style: &t.Muted},
	})
}

func iterations(r advisor.Risk) string {
	if r.Iterations == nil || r.Iterations.Computed == nil {
		return ""
	}
	return advisor.FormatRange(*r.Iterations.Computed, "runs") + " more"
}

// because are the answers that made it likely or unlikely.
func because(env page.Env, r advisor.Risk) string {
	var out []string
	for _, id := range r.Answers {
		if q := env.Base.Advice.Question(id); q != nil && env.Case.Answers.Known(id) {
			out = append(out, q.Short+": "+parts.OneLine(q.Show(env.Case.Answers[id])))
		}
	}
	if out == nil {
		return "Your answers do not settle it either way."
	}
	return strings.Join(out, "; ")
}
