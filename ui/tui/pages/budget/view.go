package budget

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// View implements page.Page. Where there is room, all budgets stand side by side
// above the lines of one; elsewhere the lines come first.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	if len(env.Case.Assessment.Tiers) == 0 {
		return page.Screen{Text: parts.Paragraph(env.Theme.Text, "The knowledge base has no budgets.", width)}
	}
	b := p.budget(env)
	p.line = min(p.line, len(b.Lines))
	lines := p.lines(env, b, width)
	title, detail := p.title(env, b, width), p.detail(env, b, width)
	if side := p.compare(env); side.Natural() <= width {
		top := side.Draw(env.Theme, width) + "\n\n" + title
		above := strings.Count(top, "\n") + 2
		return page.Screen{Text: parts.Spread(top, lines.Text, detail), From: above + lines.From, To: above + lines.To}
	}
	lines.Head = p.tabs(env, width) + "\n"
	if width < rowsFrom {
		lines.Head, detail = p.tab(env, width), ""
	}
	lines.Text = parts.Spread(lines.Text, detail, title)
	return lines
}

// tabs names the budgets and marks the one shown.
func (p Page) tabs(env page.Env, width int) string {
	t := env.Theme
	var pieces []string
	for i, b := range env.Case.Assessment.Tiers {
		title := b.Tier.Title
		if b.Tier.ID == env.Case.Assessment.Tier {
			title += " (nearest)"
		}
		if i == p.index(env) {
			pieces = append(pieces, t.Selected.Render("▸ "+title))
			continue
		}
		pieces = append(pieces, t.Muted.Render("  "+title))
	}
	return parts.Flow(pieces, "  ", width)
}

// tab names only the budget shown, where there is no room for all.
func (p Page) tab(env page.Env, width int) string {
	t := env.Theme
	place := fmt.Sprintf("%d of %d", p.index(env)+1, len(env.Case.Assessment.Tiers))
	return parts.Ends(t.Selected.Render("▸ "+p.budget(env).Tier.Title), t.Muted.Render(place), width)
}

// title is the budget's name, why it is shown, and whom it suits.
func (p Page) title(env page.Env, b advisor.TierBudget, width int) string {
	t := env.Theme
	name := t.Title.Render(b.Tier.Title)
	if b.Tier.ID == env.Case.Assessment.Tier {
		name += t.Good.Render("  nearest to your answers. ") + t.Muted.Render(env.Case.Assessment.TierWhy)
	}
	return parts.Wrap(name, width) + "\n" + parts.Paragraph(t.Muted, parts.OneLine(b.Tier.Profile), width)
}

// compare lays the budgets side by side with their totals, each kind of money
// in a row of its own. It is shown where it fits without wrapping.
func (p Page) compare(env page.Env) parts.Table {
	t := env.Theme
	table := parts.Table{Columns: []parts.Column{{Text: true}}}
	rows := [][]string{{"Once, as printed"}, {"Once, as computed"}, {"Each further year"}, {"Each month"}}
	for i := range rows {
		rows[i][0] = t.Muted.Render(rows[i][0])
	}
	head := []string{""}
	for i, b := range env.Case.Assessment.Tiers {
		style, mark := t.Text, "  "
		if i == p.index(env) {
			style, mark = t.Selected, "▸ "
		}
		head = append(head, style.Render(mark+b.Tier.Title))
		table.Columns = append(table.Columns, parts.Column{Right: true})
		for r, m := range []advisor.MoneyRange{b.Paper, b.Computed, b.Yearly, b.Monthly} {
			rows[r] = append(rows[r], style.Render(advisor.FormatMoney(m)))
		}
	}
	table.Rows = append([][]string{head}, rows...)
	return table
}

// kindWords says how often money is spent.
func kindWords(k advisor.MoneyKind) string {
	switch k {
	case advisor.OneTime:
		return "once"
	case advisor.Yearly:
		return "a year"
	case advisor.Monthly:
		return "a month"
	}
	return string(k)
}

// detail is the selected line at length: how it is done, where paper and
// computation differ, and the notes on it.
func (p Page) detail(env page.Env, b advisor.TierBudget, width int) string {
	t := env.Theme
	if p.line >= len(b.Lines) {
		return parts.Paragraph(t.Text, totalWords(b), width)
	}
	l := b.Lines[p.line]
	blocks := []string{parts.Paragraph(t.Text, parts.OneLine(l.Approach), width)}
	if l.Paper != l.Computed {
		blocks = append(blocks, parts.Paragraph(t.Warn, fmt.Sprintf("%s The paper prints %s and its own inputs give %s.",
			differs, advisor.FormatMoney(l.Paper), advisor.FormatMoney(l.Computed)), width))
	}
	if l.Kind == advisor.Yearly && l.InTotal {
		blocks = append(blocks, parts.Paragraph(t.Text, "The first year is in the one-time total, as the paper counts; every further year comes on top.", width))
	}
	if !l.InTotal {
		blocks = append(blocks, parts.Paragraph(t.Text, "Paid by the month, so it is not in the one-time total.", width))
	}
	for _, n := range l.Notes {
		blocks = append(blocks, parts.Paragraph(t.Muted, parts.NoteText(n), width))
	}
	return parts.Stack(blocks...)
}

// legend explains the mark of lines that differ, where there are any.
func legend(env page.Env, b advisor.TierBudget, width int) string {
	for _, l := range b.Lines {
		if l.Paper != l.Computed {
			return parts.Paragraph(env.Theme.Muted, differs+" printed and computed differ: choose the line to see why", width)
		}
	}
	return ""
}

func totalWords(b advisor.TierBudget) string {
	text := "The sum of the lines above that are paid once, with the first year of what is paid by the year. Monthly cost is never in it."
	if b.Paper != b.Computed {
		text += fmt.Sprintf(" The paper prints lines that add up to %s; its own inputs give %s.", advisor.FormatMoney(b.Paper), advisor.FormatMoney(b.Computed))
	}
	return text
}
