package history

import (
	"strings"

	"loracle/data/casefile"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// text is something to read: a drawn report, or what differs.
type text struct {
	title string
	drawn string
	// width is the one a report was drawn for.
	width      int
	problem    string
	comparison *casefile.Comparison
	// renewal is what the comparison would take; nil where it only compares.
	renewal *casefile.Renewal
}

// draw is the text at a width.
func (x *text) draw(env page.Env, width int) string {
	t := env.Theme
	switch {
	case x.problem != "":
		return parts.Paragraph(t.Bad, x.problem, width)
	case x.comparison == nil:
		if width < x.width {
			return parts.Wrap(x.drawn, width)
		}
		return x.drawn
	case x.renewal != nil && x.renewal.Current():
		return parts.Paragraph(t.Text, "The session has today's figures already.", width)
	}
	c := *x.comparison
	head := parts.Paragraph(t.Strong, safe.Line(c.A.Label)+" → "+safe.Line(c.B.Label), width)
	if x.renewal != nil {
		head = parts.Stack(head, parts.Paragraph(t.Muted, "Nothing is changed yet: y takes today's figures, esc leaves the session as it is. The checklist stays.", width))
	}
	if c.Nothing() {
		return parts.Spread(head, parts.Paragraph(t.Text, "Nothing differs.", width))
	}
	return parts.Spread(head, facts(t, c, width), answers(t, c, width), items(t, c, width), budget(t, c.Budget, width))
}

func facts(t *theme.Theme, c casefile.Comparison, width int) string {
	var changed, same []parts.Pair
	for _, f := range c.Facts() {
		pair := parts.Pair{Label: f.Label, Text: safe.Line(f.Words())}
		if f.Same() {
			pair.Style = &t.Muted
			same = append(same, pair)
			continue
		}
		changed = append(changed, pair)
	}
	return parts.Pairs(t, width, changed, same)
}

func answers(t *theme.Theme, c casefile.Comparison, width int) string {
	var pairs []parts.Pair
	for _, a := range c.Answers {
		pairs = append(pairs, parts.Pair{Label: a.Short, Text: safe.Line(a.From) + " → " + safe.Line(a.To)})
	}
	if len(pairs) == 0 {
		return ""
	}
	return parts.Section(t, "Answers", parts.Pairs(t, width, pairs))
}

func items(t *theme.Theme, c casefile.Comparison, width int) string {
	var groups []string
	for _, way := range casefile.ItemWays() {
		var pairs []parts.Pair
		for _, i := range c.Stepped(way) {
			pairs = append(pairs, parts.Pair{Label: safe.Line(i.Title), Text: i.Words()})
		}
		if len(pairs) > 0 {
			groups = append(groups, parts.Section(t, "Checkpoints: "+strings.ToLower(way.Heading()), parts.Pairs(t, width, pairs)))
		}
	}
	return parts.Spread(groups...)
}

// budget takes the change of the total apart; the rows add up to the foot.
func budget(t *theme.Theme, b *casefile.BudgetChange, width int) string {
	if b == nil || len(b.Parts) == 0 {
		return ""
	}
	table := parts.Table{Columns: []parts.Column{{Title: "Owed to", Text: true}, {Title: "Low end", Right: true}, {Title: "High end", Right: true}}}
	for _, p := range b.Parts {
		table.Rows = append(table.Rows, []string{t.Text.Render(safe.Line(p.Words())), casefile.Signed(p.Low), casefile.Signed(p.High)})
	}
	table.Foot = [][]string{{t.Strong.Render("In all"), casefile.Signed(b.Change.Low), casefile.Signed(b.Change.High)}}
	return parts.Section(t, "Why the one-time total, with what is unresolved, changes", table.Draw(t, width))
}
