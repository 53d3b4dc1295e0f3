package budget

import (
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// differs marks a line of which the paper's own inputs give another amount than
// it prints.
const differs = "≠"

// Sizes in cells.
const (
	barWidth = 16
	// barsFrom is the width from which shares are drawn as bars, and sharesFrom
	// the one from which they are shown at all.
	barsFrom, sharesFrom = 100, 86
	// rowsFrom is the width from which lines are rows of a table.
	rowsFrom = 60
)

// lines is the budget line by line, with the totals below.
func (p Page) lines(env page.Env, b advisor.TierBudget, width int) page.Screen {
	if width < rowsFrom {
		return p.stacked(env, b, width)
	}
	t := env.Theme
	table := parts.Table{Columns: []parts.Column{
		{},
		{Title: "Line", Text: true},
		{Title: "Paid"},
		{Title: "As printed", Right: true},
		{},
		{Title: "As computed", Right: true},
	}}
	shares := width >= sharesFrom
	if shares {
		table.Columns = append(table.Columns, parts.Column{Title: "Share of the total"})
	}
	shown := b.Shown()
	for i, l := range b.Lines {
		row := p.row(env, i, l.Label, kindWords(l.Kind), l.Paper, shown[i])
		if shares {
			row = append(row, share(env, b, l, width))
		}
		table.Rows = append(table.Rows, row)
	}
	table.Rows = append(table.Rows, p.row(env, len(b.Lines), "One-time project total", "once", b.Paper, b.Computed))
	table.Foot = [][]string{
		{"", t.Text.Render("Each further year"), t.Muted.Render("a year"), "", "", t.Text.Render(advisor.FormatMoney(b.Yearly))},
		{"", t.Text.Render("Each month of serving"), t.Muted.Render("a month"), "", "", t.Text.Render(advisor.FormatMoney(b.Monthly))},
	}
	from, to := table.RowLines(t, width, p.line)
	return page.Screen{Text: parts.Stack(table.Draw(t, width), legend(env, b, width)), From: from, To: to}
}

// row is a line of the table; the one under the cursor is marked.
func (p Page) row(env page.Env, i int, label, kind string, paper, computed advisor.MoneyRange) []string {
	t := env.Theme
	name, mark, unequal := t.Text, " ", ""
	switch {
	case i == p.line:
		name, mark = t.Selected, t.Selected.Render("▸")
	case i == len(p.budget(env).Lines):
		name = t.Strong
	}
	if paper != computed {
		unequal = t.Warn.Render(differs)
	}
	return []string{
		mark, name.Render(parts.OneLine(label)), t.Muted.Render(kind),
		t.Muted.Render(advisor.FormatMoney(paper)), unequal, name.Render(advisor.FormatMoney(computed)),
	}
}

// share is a line's part of the computed total: its range, and a bar of it
// where there is room.
func share(env page.Env, b advisor.TierBudget, l advisor.BudgetLine, width int) string {
	t := env.Theme
	if !l.InTotal {
		return t.Muted.Render("not in the total")
	}
	for _, s := range b.Shares {
		if s.Category != l.Category {
			continue
		}
		text := advisor.FormatRangeShort(s.Range, advisor.Share)
		if width < barsFrom {
			return t.Muted.Render(text)
		}
		return parts.RangeBar(t, s.Low, s.High, barWidth) + " " + t.Muted.Render(text)
	}
	return ""
}

func lineCount(blocks []string) int {
	n := 0
	for _, b := range blocks {
		n += strings.Count(b, "\n") + 1
	}
	return n
}

// stacked is the budget where there is no room for a table: the amounts of each
// line under its name, and what there is to say about the one under the cursor.
func (p Page) stacked(env page.Env, b advisor.TierBudget, width int) page.Screen {
	t := env.Theme
	var out page.Screen
	var blocks []string
	add := func(i int, label, kind string, paper, computed advisor.MoneyRange) {
		row := p.row(env, i, label, kind, paper, computed)
		unequal := row[4]
		if unequal == "" {
			unequal = " "
		}
		blocks = append(blocks, parts.Stack(
			parts.Ends(row[0]+" "+row[1], row[2], width),
			parts.Ends(t.Muted.Render("    as printed"), row[3], width),
			parts.Ends(t.Muted.Render("  ")+unequal+t.Muted.Render(" as computed"), row[5], width),
		))
		if i == p.line {
			detail := parts.Indent(p.detail(env, b, width-4), 4)
			out.From = lineCount(blocks[:len(blocks)-1])
			blocks = append(blocks, detail)
			out.To = lineCount(blocks) - 1
		}
	}
	for i, l := range b.Lines {
		add(i, l.Label, kindWords(l.Kind), l.Paper, l.Computed)
	}
	add(len(b.Lines), "One-time project total", "once", b.Paper, b.Computed)
	blocks = append(blocks,
		t.Frame.Render(strings.Repeat("─", width)),
		parts.Ends(t.Text.Render("Each further year"), t.Text.Render(advisor.FormatMoney(b.Yearly)), width),
		parts.Ends(t.Text.Render("Each month of serving"), t.Text.Render(advisor.FormatMoney(b.Monthly)), width))
	out.Text = parts.Stack(strings.Join(blocks, "\n"), legend(env, b, width))
	return out
}
