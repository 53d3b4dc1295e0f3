package room

import (
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/checklist"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// rail shows all checkpoints as marks, category by category, with the one on
// screen set off and each category's time beside its name.
func (p Page) rail(env page.Env, m measure) string {
	t := env.Theme
	at := p.at(env)
	var pieces []string
	for _, c := range env.Case.Review.Categories {
		name := t.Muted
		if c.ID == at.category.ID {
			name = t.Strong
		}
		piece := name.Render(parts.OneLine(c.Title)) + " " + marks(t, c, at.ID)
		if r := p.clock.read(c, env.Now); r.text != "" && p.clock.elapsed(c.ID, env.Now) > 0 {
			piece += " " + timeStyle(t, r).Render(r.text)
		}
		pieces = append(pieces, piece)
	}
	return parts.Flow(pieces, "    ", m.width)
}

// marks is one cell for each checkpoint of a category.
func marks(t *theme.Theme, c checklist.CategoryReview, at checklist.ItemID) string {
	var b strings.Builder
	for _, i := range c.Items {
		mark, style := parts.StateMark(t, i.State)
		if i.ID == at {
			b.WriteString(t.Selected.Render("[") + style.Bold(true).Render(mark) + t.Selected.Render("]"))
			continue
		}
		b.WriteString(" " + style.Render(mark) + " ")
	}
	return b.String()
}

func timeStyle(t *theme.Theme, r reading) lipgloss.Style {
	if r.over {
		return t.Bad
	}
	return t.Muted
}
