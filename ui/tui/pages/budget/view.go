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
	if p.asking != nil {
		return p.asking.form.View(env.Theme, width)
	}
	p.line = min(p.line, p.lastLine(env))
	lines, title, detail, below := p.shownLines(env, width)
	if p.shown == own && width >= tiersFrom {
		lines.Head = title + "\n"
		lines.Text = parts.Spread(lines.Text, detail, below)
		return lines
	}
	if side := p.compare(env); side.Natural() <= width {
		top := side.Draw(env.Theme, width) + "\n\n" + title
		above := strings.Count(top, "\n") + 2
		return page.Screen{Text: parts.Spread(top, lines.Text, detail, below), From: above + lines.From, To: above + lines.To}
	}
	lines.Head = p.tabs(env, width) + "\n"
	if width < rowsFrom {
		lines.Head, detail = p.tab(env, width), ""
	}
	lines.Text = parts.Spread(lines.Text, detail, title, below)
	return lines
}

// shownLines is the budget in front: its lines, its title, what there is to say
// about the chosen line, and what stands below everything.
func (p Page) shownLines(env page.Env, width int) (lines page.Screen, title, detail, below string) {
	b := p.budget(env)
	if p.shown != own {
		return p.lines(env, b, width), p.title(env, b, width), p.detail(env, b, width), ""
	}
	lines = p.ownLines(env, width)
	lines.Text = parts.Stack(lines.Text, p.inAll(env, width), limit(env, width))
	return lines, p.ownTitle(env, width), p.ownDetail(env, width), parts.Spread(parts.Stale(env.Theme, env.Case.StaleLine(env.Now), width), besidePrinted(env, width), assumed(env, width))
}

// titles names the budgets in their order.
func titles(env page.Env) []string {
	out := []string{ownTitle}
	for _, b := range env.Case.Assessment.Tiers {
		out = append(out, b.Tier.Title)
	}
	return out
}

// tabs names the budgets and marks the one shown.
func (p Page) tabs(env page.Env, width int) string {
	t := env.Theme
	var pieces []string
	for i, title := range titles(env) {
		if i != own && nearest(env, env.Case.Assessment.Tiers[i-1]) {
			title += " (nearest)"
		}
		if i == p.shown {
			pieces = append(pieces, t.Selected.Render("▸ "+title))
			continue
		}
		pieces = append(pieces, t.Muted.Render("  "+title))
	}
	return parts.Flow(pieces, "  ", width)
}

// tab names only the budget shown, where there is no room for all.
func (p Page) tab(env page.Env, width int) string {
	t, all := env.Theme, titles(env)
	place := fmt.Sprintf("%d of %d", p.shown+1, len(all))
	return parts.Ends(t.Selected.Render("▸ "+all[p.shown]), t.Muted.Render(place), width)
}

// ownTitle says what the own budget is, and which printed one is nearest.
func (p Page) ownTitle(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment
	beside := " It stands beside yours, as its own inputs give it."
	if width >= tiersFrom {
		beside = " Beside yours: the whitepaper's budgets, as their own inputs give them."
	}
	text := t.Title.Render(ownTitle) + t.Text.Render("  computed from your answers. ") + t.Muted.Render(a.TierWhy+beside)
	return parts.Wrap(text, width)
}

// title is the budget's name, why it is shown, and whom it suits.
func (p Page) title(env page.Env, b advisor.TierBudget, width int) string {
	t := env.Theme
	name := t.Title.Render(b.Tier.Title)
	if nearest(env, b) {
		name += t.Good.Render("  nearest to your answers. ") + t.Muted.Render(env.Case.Assessment.TierWhy)
	}
	return parts.Wrap(name, width) + "\n" + parts.Paragraph(t.Muted, parts.OneLine(b.Tier.Profile), width)
}

// tierNameWidth is the room for a name above a column; longer ones take a
// second line.
const tierNameWidth = 18

// compare lays the budgets side by side with their totals, each kind of money
// in a row of its own. It is shown where it fits without wrapping.
func (p Page) compare(env page.Env) parts.Table {
	t, a := env.Theme, env.Case.Assessment
	table := parts.Table{Columns: []parts.Column{{Text: true}}}
	rows := [][]string{{"Once, as printed"}, {"Once, as computed"}, {"Each further year"}, {"Each month"}}
	for i := range rows {
		rows[i][0] = t.Muted.Render(rows[i][0])
	}
	head := [][]string{{""}, {""}}
	for i, b := range append([]advisor.TierBudget{a.Own}, a.Tiers...) {
		style, mark := t.Text, "  "
		if i == p.shown {
			style, mark = t.Selected, "▸ "
		}
		name := append(parts.Lines(titles(env)[i], tierNameWidth), "")
		head[0] = append(head[0], style.Render(mark+name[0]))
		head[1] = append(head[1], style.Render(name[1]))
		table.Columns = append(table.Columns, parts.Column{Right: true})
		for r, m := range []advisor.MoneyRange{b.Paper, b.Computed, b.Yearly, b.Monthly} {
			text := advisor.FormatMoney(m)
			if i == own && r == 0 {
				text = "–"
			}
			rows[r] = append(rows[r], style.Render(text))
		}
	}
	table.Rows = append(head, rows...)
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
