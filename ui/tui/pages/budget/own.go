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

// ownLines is the own budget line by line, with other budgets beside it: the
// nearest tier, or all tiers where there is room for them.
func (p Page) ownLines(env page.Env, width int) page.Screen {
	if width < rowsFrom {
		return p.ownStacked(env, width)
	}
	t, all := env.Theme, entries(env.Case)
	table := p.ownTable(env, all, width, shortBar)
	if room := width - table.Natural(); width >= tiersFrom && room > 0 {
		table = p.ownTable(env, all, width, min(barWidth, shortBar+room))
	}
	from, to := table.RowLines(t, width, p.line)
	above := rulesAbove(all, p.line)
	return page.Screen{Text: ruled(env, table, all, width), From: from + above, To: to + above}
}

// ownTable is the rows of the own budget with those of others beside them; bar is
// the length of the bars of shares beside all tiers.
func (p Page) ownTable(env page.Env, all []entry, width, bar int) parts.Table {
	t := env.Theme
	table := parts.Table{Columns: append([]parts.Column{{}, {Title: "Line", Text: true}, {Title: "Yours", Right: true}}, besideTitles(env, width)...)}
	amounts := yours(all)
	for i, e := range all {
		mark, style := " ", t.Text
		switch {
		case i == p.line:
			mark, style = t.Selected.Render("▸"), t.Selected
		case e.sum:
			style = t.Strong
		}
		name, amount := style.Render(parts.OneLine(e.label)), style.Render(amounts[i])
		if e.paid != "" {
			name += t.Muted.Render("  " + strings.ReplaceAll(e.paid, " ", "\u00a0"))
		}
		if e.set() {
			name += "\n" + t.Warn.Render("by hand, computed:")
			amount += "\n" + t.Muted.Render(advisor.FormatMoney(e.line.Computed))
		}
		if e.sum && e.tier != nil {
			name += "\n" + t.Muted.Render("  as printed")
		}
		table.Rows = append(table.Rows, append([]string{mark, name, amount}, besideCells(env, e, width, bar)...))
	}
	return table
}

// yours are the amounts of the entries, the last digits of whole dollars under
// each other wherever cents are shown.
func yours(all []entry) []string {
	texts := make([]string, len(all))
	for i, e := range all {
		if texts[i] = advisor.FormatMoney(e.shown); e.absent {
			texts[i] = "–"
		}
	}
	return parts.OnDecimals(texts)
}

// ruled draws the table with a thin line between kinds of money, so that nothing
// is added up across it.
func ruled(env page.Env, table parts.Table, all []entry, width int) string {
	t := env.Theme
	lines := strings.Split(table.Draw(t, width), "\n")
	widest := 0
	for _, l := range lines {
		widest = max(widest, parts.Width(l))
	}
	rule := t.Frame.Render(strings.Repeat("─", widest))
	var out []string
	done := 0
	for i, e := range all {
		if !e.rule {
			continue
		}
		from, _ := table.RowLines(t, width, i)
		out = append(append(out, lines[done:from]...), rule)
		done = from
	}
	return strings.Join(append(out, lines[done:]...), "\n")
}

// rulesAbove is how many rules stand above an entry.
func rulesAbove(all []entry, at int) int {
	n := 0
	for _, e := range all[:at+1] {
		if e.rule {
			n++
		}
	}
	return n
}

// ownStacked is the own budget where there is no room for a table.
func (p Page) ownStacked(env page.Env, width int) page.Screen {
	t := env.Theme
	var out page.Screen
	var blocks []string
	all := entries(env.Case)
	amounts := yours(all)
	for i, e := range all {
		mark, style := "  ", t.Text
		if i == p.line {
			mark, style = t.Selected.Render("▸ "), t.Selected
		}
		from := lineCount(blocks)
		blocks = append(blocks,
			parts.Ends(mark+style.Render(parts.OneLine(e.label)), t.Muted.Render(e.paid), width),
			parts.Ends(t.Muted.Render("    yours"), style.Render(strings.TrimSpace(amounts[i])), width))
		if e.set() {
			blocks = append(blocks, parts.Ends(t.Warn.Render("    by hand, computed"), t.Muted.Render(advisor.FormatMoney(e.line.Computed)), width))
		}
		if e.tier != nil {
			blocks = append(blocks, besideStacked(env, e, width)...)
		}
		if i == p.line {
			blocks = append(blocks, parts.Indent(p.ownDetail(env, width-4), 4))
			out.From, out.To = from, lineCount(blocks)-1
		}
	}
	out.Text = strings.Join(blocks, "\n")
	return out
}

// inAll is the total, and where it most likely lies.
func (p Page) inAll(env page.Env, width int) string {
	t := env.Theme
	text := t.Muted.Render("Once in all: ") + t.Text.Render(advisor.FormatMoneyShort(env.Case.Assessment.Own.Total.Money()))
	if likely := p.likely.Now(env); likely != nil {
		text += t.Muted.Render("; likely: ") + t.Strong.Render(phrase.Likely(likely.Project)+"; half below "+phrase.Middle(likely.Project))
	}
	return parts.Wrap(text, width)
}

// limit says whether the limit on the budget covers the total.
func limit(env page.Env, width int) string {
	l := env.Case.Limit()
	if l == nil {
		return ""
	}
	style := env.Theme.Text
	if l.GoingNow != advisor.Yes {
		style = env.Theme.Warn
	}
	return parts.Paragraph(style, env.Case.LimitLine(), width)
}

// besidePrinted says where the own budget leaves what the nearest printed one
// has, and why.
func besidePrinted(env page.Env, width int) string {
	sentences := env.Case.Assessment.BesidePrinted()
	if len(sentences) == 0 {
		return ""
	}
	t := env.Theme
	return parts.Section(t, "Beside the printed budget", parts.Paragraph(t.Text, parts.OneLine(strings.Join(sentences, " ")), width))
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
