package budget

import (
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// ownTitle names the budget that is computed from the answers.
const ownTitle = "Your budget"

// entry is a line of the own budget that the cursor can stand on: a line, a
// total, or what is paid again and again.
type entry struct {
	label, paid string
	value       advisor.Value
	// line is the budget's line behind it; nil for totals.
	line *advisor.BudgetLine
	// how says what the amount is, where no line does.
	how string
}

// entries are the lines of the own budget with all kinds of money, each apart.
func entries(a advisor.Assessment) []entry {
	var out []entry
	for i := range a.Own.Lines {
		l := &a.Own.Lines[i]
		paid := kindWords(l.Kind)
		if l.Kind == advisor.Yearly && l.InTotal {
			paid = "first year"
		}
		out = append(out, entry{label: l.Label, paid: paid, value: l.Value, line: l})
	}
	out = append(out, entry{
		label: "One-time project total", paid: "once", value: a.Own.Total,
		how: "The sum of the lines above. What is paid every year is in it for its first year only; what is paid every month never is.",
	})
	for i := range a.Own.Lines {
		if l := &a.Own.Lines[i]; l.Kind == advisor.Yearly {
			out = append(out, entry{
				label: l.Label + ", later years", paid: "a year", value: l.Value,
				how: "From the second year on.",
			})
		}
	}
	if r := a.Own.Retraining; r != nil {
		out = append(out, entry{
			label: "Retraining", paid: "a year", value: *r,
			how: "Renewing the adapter as often as you said: a run with its evaluation and a month of watching.",
		})
	}
	return append(out, entry{label: "Serving", paid: "a month", value: a.Serving.Monthly, how: a.Serving.How})
}

// totalAt is the place of the one-time total among the entries.
func totalAt(a advisor.Assessment) int { return len(a.Own.Lines) }

// ownLines is the own budget line by line, the nearest tier's printed lines
// beside it.
func (p Page) ownLines(env page.Env, width int) page.Screen {
	if width < rowsFrom {
		return p.ownStacked(env, width)
	}
	t, a := env.Theme, env.Case.Assessment
	table := parts.Table{Columns: []parts.Column{
		{}, {Title: "Line", Text: true}, {Title: "Paid"}, {Title: "Yours", Right: true}, {Title: printedTitle(a), Right: true},
	}}
	shares := width >= sharesFrom
	if shares {
		table.Columns = append(table.Columns, parts.Column{Title: "Share of the total"})
	}
	for i, e := range entries(a) {
		mark, style := " ", t.Text
		switch {
		case i == p.line:
			mark, style = t.Selected.Render("▸"), t.Selected
		case i == totalAt(a):
			style = t.Strong
		}
		row := []string{
			mark, style.Render(parts.OneLine(e.label)), t.Muted.Render(e.paid),
			style.Render(money(e.value)), t.Muted.Render(printed(a, e)),
		}
		if shares && e.line != nil {
			row = append(row, share(env, a.Own, *e.line, width))
		}
		table.Rows = append(table.Rows, row)
	}
	from, to := table.RowLines(t, width, p.line)
	return page.Screen{Text: p.ruled(env, table, width), From: from + ruleAbove(a, p.line), To: to + ruleAbove(a, p.line)}
}

// ruled draws the table with a thin line above and below the one-time total, so
// that kinds of money stand apart.
func (p Page) ruled(env page.Env, table parts.Table, width int) string {
	t, a := env.Theme, env.Case.Assessment
	lines := strings.Split(table.Draw(t, width), "\n")
	widest := 0
	for _, l := range lines {
		widest = max(widest, parts.Width(l))
	}
	rule := t.Frame.Render(strings.Repeat("─", widest))
	from, to := table.RowLines(t, width, totalAt(a))
	out := append([]string{}, lines[:from]...)
	out = append(append(out, rule), lines[from:to+1]...)
	return strings.Join(append(append(out, rule), lines[to+1:]...), "\n")
}

// ruleAbove is how many rules stand above an entry.
func ruleAbove(a advisor.Assessment, entry int) int {
	switch {
	case entry < totalAt(a):
		return 0
	case entry == totalAt(a):
		return 1
	}
	return 2
}

func money(v advisor.Value) string { return advisor.FormatMoney(v.Money()) }

// printedTitle names the tier whose printed lines stand beside the own ones.
func printedTitle(a advisor.Assessment) string { return parts.Capital(string(a.Tier)) + " prints" }

// printed is what the nearest tier prints for an entry; nothing where it has no
// such line.
func printed(a advisor.Assessment, e entry) string {
	b := a.Budget()
	var m advisor.MoneyRange
	switch {
	case e.line != nil:
		m = e.line.Paper
	case e.value.Label == a.Own.Total.Label:
		m = b.Paper
	case e.label == "Serving":
		m = b.Monthly
	case e.label != "Retraining":
		m = b.Yearly
	}
	if m.High == 0 {
		return "–"
	}
	return advisor.FormatMoney(m)
}

// ownStacked is the own budget where there is no room for a table.
func (p Page) ownStacked(env page.Env, width int) page.Screen {
	t, a := env.Theme, env.Case.Assessment
	var out page.Screen
	var blocks []string
	for i, e := range entries(a) {
		mark, style := "  ", t.Text
		if i == p.line {
			mark, style = t.Selected.Render("▸ "), t.Selected
		}
		from := lineCount(blocks)
		blocks = append(blocks,
			parts.Ends(mark+style.Render(parts.OneLine(e.label)), t.Muted.Render(e.paid), width),
			parts.Ends(t.Muted.Render("    yours"), style.Render(money(e.value)), width),
			parts.Ends(t.Muted.Render("    "+strings.ToLower(printedTitle(a))), t.Muted.Render(printed(a, e)), width))
		if i == p.line {
			blocks = append(blocks, parts.Indent(p.ownDetail(env, width-4), 4))
			out.From, out.To = from, lineCount(blocks)-1
		}
	}
	out.Text = strings.Join(blocks, "\n")
	return out
}

// ownDetail is the chosen line at length: how it is reckoned, and what the
// nearest tier prints beside it.
func (p Page) ownDetail(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	e := entries(a)[p.line]
	if e.line == nil {
		return parts.Paragraph(t.Text, parts.OneLine(e.how), width)
	}
	blocks := []string{parts.Paragraph(t.Text, parts.OneLine(e.line.Approach), width)}
	if e.line.Paper.High == 0 {
		blocks = append(blocks, parts.Paragraph(t.Muted, "The nearest printed budget has no such line.", width))
	}
	for _, n := range e.line.Notes {
		blocks = append(blocks, parts.Paragraph(t.Muted, parts.NoteText(n), width))
	}
	return parts.Stack(blocks...)
}

// likely is where the total most likely lies, beside its range. Its line stays
// while it is being worked out, so that the page does not move.
func (p Page) likely(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	text := "being worked out"
	if found := p.ahead.Now(env); found != nil {
		text = phrase.Likely(found.Outlook.Project) + "; half below " + phrase.Middle(found.Outlook.Project)
	}
	return parts.Wrap(t.Muted.Render("Once in all: ")+t.Text.Render(advisor.FormatMoneyShort(a.Own.Total.Money()))+
		t.Muted.Render("; likely: ")+t.Strong.Render(text), width)
}

// assumed lists what stands in for answers nobody has given.
func assumed(env page.Env, width int) string {
	t := env.Theme
	var pairs []parts.Pair
	for _, u := range env.Case.Assessment.Assumptions {
		text := advisor.ShowRange(u.Range, u.Question.Unit) + ". " + parts.Capital(u.Why) + "."
		pairs = append(pairs, parts.Pair{Label: u.Question.Short, Text: text})
	}
	if pairs == nil {
		return ""
	}
	return parts.Section(t, "Assumed, as long as nobody says", parts.Pairs(t, width, pairs))
}
