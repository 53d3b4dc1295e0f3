package breakeven

import (
	"fmt"
	"slices"

	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// column is one case of the comparison.
type column struct {
	title string
	lines []figure
}

// compare lays the answers, the what-if and the kept scenarios side by side;
// nothing while there is only one of them.
func (p Page) compare(env page.Env, then casefile.Case, width int) string {
	columns := p.columns(env, then)
	if len(columns) == 1 {
		return ""
	}
	return parts.Section(env.Theme, "Side by side", sideBySide(env, columns, width))
}

// columns are the cases of the comparison, the answers first.
func (p Page) columns(env page.Env, then casefile.Case) []column {
	columns := []column{{"As answered", figures(env.Case)}}
	if len(p.whatif.changes(env)) > 0 && !p.unmoved() {
		columns = append(columns, column{"What if", figures(then)})
	}
	for i, s := range env.Case.Scenarios {
		title := fmt.Sprintf("%d %s", i+1, parts.OneLine(s.Title))
		if s.ID == p.whatif.loaded {
			title = "▸ " + title
		}
		columns = append(columns, column{title, figures(env.Case.WithAll(s.Changes, env.Now))})
	}
	return columns
}

// Widths of a column of the comparison. Its words wrap from widest down to
// narrowest, which no amount is wider than.
const widest, narrowest = 24, 14

// sideBySide is the comparison as columns, as narrow as they have to be. Where
// they do not fit, only the lines that differ are listed: the others would say
// the same again and again.
func sideBySide(env page.Env, columns []column, width int) string {
	tb := comparison(env, columns, widest)
	for most := widest - 1; most >= narrowest && tb.Natural() > width; most-- {
		tb = comparison(env, columns, most)
	}
	if tb.Natural() <= width {
		return tb.Draw(env.Theme, width)
	}
	tb = comparison(env, columns, width)
	tb.Rows = slices.DeleteFunc(tb.Rows, func(row []string) bool { return len(slices.Compact(slices.Clone(row[1:]))) == 1 })
	return parts.Stack(
		parts.Paragraph(env.Theme.Muted, "Only what differs is listed.", width),
		tb.Draw(env.Theme, width))
}

// comparison is the table of all figures with columns of a width at most.
func comparison(env page.Env, columns []column, most int) parts.Table {
	t := env.Theme
	tb := parts.Table{Columns: []parts.Column{{}}}
	asAnswered := columns[0].lines
	for _, f := range asAnswered {
		tb.Rows = append(tb.Rows, []string{t.Muted.Render(f.label)})
	}
	for _, c := range columns {
		tb.Columns = append(tb.Columns, parts.Column{Title: c.title, Right: true, Most: most})
		for i, f := range c.lines {
			style := t.Text
			if f.text != asAnswered[i].text {
				style = t.Strong
			}
			tb.Rows[i] = append(tb.Rows[i], parts.Paragraph(style, f.text, most))
		}
	}
	return tb
}

// unmoved reports whether a kept scenario is shown just as it was kept.
func (p Page) unmoved() bool { return p.whatif.loaded != 0 && p.whatif.moves == casefile.Moves{} }

// figure is one line of the comparison.
type figure struct{ label, text string }

// figures are the lines of the comparison for one case.
func figures(c casefile.Case) []figure {
	e, r := c.Assessment.Economics, c.Assessment.Recommendation
	var out []figure
	for _, p := range c.Positions() {
		out = append(out, figure{p.Lever.Label(), p.Text})
	}
	advice := r.Approach.Label()
	if r.Approach == "" {
		advice = "none yet"
	}
	return append(out,
		figure{"Advice", advice},
		figure{"Break-even", e.BreakEven.Show()},
		figure{"Build once", money(&e.Project)},
		figure{"API a month", money(e.APIMonthly)},
		figure{"Tuned a month", money(&e.SelfHostedMonthly)},
		figure{phrase.Period(e) + ", API", money(e.APIHorizon)},
		figure{phrase.Period(e) + ", tuned", money(&e.SelfHostedHorizon)},
		figure{"Saving", money(e.Saving)},
	)
}
