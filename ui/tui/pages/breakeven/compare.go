package breakeven

import (
	"fmt"

	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// column is one case of the comparison.
type column struct {
	title string
	file  casefile.Case
}

// compare lays the answers, the what-if and the kept scenarios side by side;
// nothing while there is only one of them.
func (p Page) compare(env page.Env, then casefile.Case, width int) string {
	columns := []column{{"As answered", env.Case}}
	if len(p.whatif.changes(env)) > 0 && !p.unmoved() {
		columns = append(columns, column{"What if", then})
	}
	for i, s := range env.Case.Scenarios {
		title := fmt.Sprintf("%d %s", i+1, parts.OneLine(s.Title))
		if s.ID == p.whatif.loaded {
			title = "▸ " + title
		}
		columns = append(columns, column{title, env.Case.WithAll(s.Changes, env.Now)})
	}
	if len(columns) == 1 {
		return ""
	}
	t := env.Theme
	tb := parts.Table{Columns: []parts.Column{{}}}
	const widest = 24
	asAnswered := figures(env.Case)
	for _, f := range asAnswered {
		tb.Rows = append(tb.Rows, []string{t.Muted.Render(f.label)})
	}
	for _, c := range columns {
		tb.Columns = append(tb.Columns, parts.Column{Title: c.title, Right: true, Most: widest})
		for i, f := range figures(c.file) {
			style := t.Text
			if f.text != asAnswered[i].text {
				style = t.Strong
			}
			tb.Rows[i] = append(tb.Rows[i], style.Render(f.text))
		}
	}
	return parts.Section(t, "Side by side", tb.Draw(t, width))
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
