package report

import (
	"fmt"
	"strings"

	"loracle/data/casefile"
	"loracle/ui/safe"
)

// DiffText writes a comparison as plain lines.
func DiffText(c casefile.Comparison) []byte {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
	}
	line("%s → %s", safe.Line(c.A.Label), safe.Line(c.B.Label))
	if c.Nothing() {
		line("Nothing differs.")
		return []byte(b.String())
	}
	line("")
	for _, f := range c.Facts() {
		line("%-24s%s", f.Label, safe.Line(f.Words()))
	}
	if len(c.Answers) > 0 {
		line("\nAnswers (%d)", len(c.Answers))
	}
	for _, a := range c.Answers {
		line("  %s: %s → %s", safe.Line(a.Short), safe.Line(a.From), safe.Line(a.To))
	}
	for _, way := range casefile.ItemWays() {
		steps := c.Stepped(way)
		if len(steps) > 0 {
			line("\nCheckpoints %s (%d)", way, len(steps))
		}
		for _, i := range steps {
			line("  %s: %s", safe.Line(i.Title), i.Words())
		}
	}
	changeLines(c.Budget, line)
	return []byte(b.String())
}

// changeLines take the change of the budget apart, each end in a column.
func changeLines(c *casefile.BudgetChange, line func(string, ...any)) {
	if c == nil {
		return
	}
	line("\nWhat the change of the one-time total, with what is unresolved, is owed to")
	if len(c.Parts) == 0 {
		line("  Nothing: it is %s as before.", casefile.Amount(c.To))
		return
	}
	line("  %16s  %16s", "low end", "high end")
	for _, p := range c.Parts {
		line("  %16s  %16s  %s", casefile.Signed(p.Low), casefile.Signed(p.High), safe.Line(p.Words()))
	}
	line("  %16s  %16s  in all, %s → %s", casefile.Signed(c.Change.Low), casefile.Signed(c.Change.High), casefile.Amount(c.From), casefile.Amount(c.To))
}

// DiffMarkdown writes a comparison as a Markdown report.
func DiffMarkdown(c casefile.Comparison) []byte {
	title := heading{1, say("%s → %s", c.A.Label, c.B.Label)}
	if c.Nothing() {
		return document([]block{title, paragraph("Nothing differs.")})
	}
	return document(append([]block{title}, diffParts(c, 2)...))
}

// diffParts are the tables of a comparison; all but the first have headings of a
// level.
func diffParts(c casefile.Comparison, level int) []block {
	facts := table{columns: []column{{title: "Result"}, {title: "Before"}, {title: "After"}}}
	for _, f := range c.Facts() {
		facts.add(escape(f.Label), escape(f.From), escape(f.To))
	}
	answers := table{columns: []column{{title: "Answer"}, {title: "Before"}, {title: "After"}}}
	for _, a := range c.Answers {
		answers.add(escape(a.Short), escape(a.From), escape(a.To))
	}
	items := table{columns: []column{{title: "Checkpoint"}, {title: "Change"}, {title: "State"}}}
	for _, way := range casefile.ItemWays() {
		for _, i := range c.Stepped(way) {
			items.add(escape(i.Title), escape(string(way)), escape(i.Words()))
		}
	}
	blocks := []block{facts}
	blocks = append(blocks, underHeading(heading{level, "Answers that changed"}, answers)...)
	blocks = append(blocks, underHeading(heading{level, "Checkpoints that changed"}, items)...)
	return append(blocks, diffBudget(c.Budget, level)...)
}

// underHeading is a table with a heading; nothing where it has no rows.
func underHeading(title heading, t table) []block {
	if len(t.rows) == 0 {
		return nil
	}
	return []block{title, t}
}

func diffBudget(c *casefile.BudgetChange, level int) []block {
	if c == nil {
		return nil
	}
	if len(c.Parts) == 0 {
		return []block{paragraph(say("The one-time total, with what is unresolved, is %s as before.", casefile.Amount(c.To)))}
	}
	t := table{columns: []column{{title: "Owed to"}, {"Low end", true}, {"High end", true}}}
	for _, p := range c.Parts {
		t.add(escape(p.Words()), escape(casefile.Signed(p.Low)), escape(casefile.Signed(p.High)))
	}
	t.add(bold("In all"), escape(casefile.Signed(c.Change.Low)), escape(casefile.Signed(c.Change.High)))
	return []block{
		heading{level, "What the change of the budget is owed to"},
		paragraph(say("The one-time total, with what is unresolved, changes: %s → %s. Each part is what one difference makes at its turn, in this order.",
			casefile.Amount(c.From), casefile.Amount(c.To))), t,
	}
}
