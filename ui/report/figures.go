package report

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
)

// figures lists the figures behind the results, table by table, and the notes
// that the report refers to.
func figures(c casefile.Case, constants []advisor.Value) []block {
	used := c.Assessment.FiguresUsed
	blocks := []block{heading{2, "Figures used"}}
	if len(used) == 0 {
		return append(append(blocks, paragraph("None.")), constantSources(constants)...)
	}
	blocks = append(blocks, paragraph("Each with the words the paper prints, and the value calculated with, "+
		"which is as old as the paper. T1 to T16 are the tables of the whitepaper The True Cost of LoRA Fine-Tuning (2026)."))
	table := ""
	var l *list
	for _, f := range used {
		if l == nil || f.Source.Table != table {
			table = f.Source.Table
			l = &list{}
			blocks = append(blocks, heading{3, tableName(c, table)}, l)
		}
		l.add(figureLine(f))
	}
	blocks = append(blocks, listPrices(c)...)
	blocks = append(blocks, constantSources(constants)...)
	return append(blocks, notes(c)...)
}

// listPrices are the prices from outside the paper that results rest on, with
// their age on the day of the report.
func listPrices(c casefile.Case) []block {
	l := list{}
	for _, p := range c.UsedPrices(c.Today) {
		l.add(say("%s: as of %s, %s old. Source: %s", p.Label, day(p.AsOf), count(p.Days, "day"), sentence(escape(p.Source))))
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{heading{3, "Price lists"}, paragraph(say("Ages are those of %s, the day of this report.", day(c.Today))), l}
}

// tableName is a table's number with its title, or a passage's title alone.
func tableName(c casefile.Case, table string) inline {
	title := ""
	for _, t := range c.Base.Tables {
		if t.ID == table {
			title = t.Title
		}
	}
	switch {
	case title == "":
		return escape(table)
	case strings.HasPrefix(table, "text."):
		return escape(title)
	}
	return say("%s: %s", table, title)
}

func figureLine(f *advisor.Figure) inline {
	line := say("%s: %s, %s. %s", code(f.ID), f.Label, place(f.Source), printed(f))
	if len(f.Notes) > 0 {
		line += say(" See %s.", noteIDs(f.Notes))
	}
	return line
}

func place(s advisor.Source) inline {
	if s.Column == "" {
		return say("passage “%s”", s.Row)
	}
	return say("row “%s”, column “%s”", s.Row, s.Column)
}

// printed is the paper's text beside the value used.
func printed(f *advisor.Figure) inline {
	if f.Computed == nil {
		return say("Printed “%s”.", f.Printed)
	}
	value := advisor.FormatRange(*f.Computed, f.Unit)
	if f.Differs() {
		return say("Printed “%s”, used: %s.", f.Printed, bold(escape(value)))
	}
	return say("Printed “%s”, used: %s.", f.Printed, value)
}

// notes gives the text of every note that the report refers to, in the order
// of the knowledge base.
func notes(c casefile.Case) []block {
	cited := citedNotes(c)
	l := list{}
	for _, n := range c.Base.Advice.Notes {
		if cited[n.ID] {
			l.add(join(" ", bold(escape(n.ID)+":"), sentence(escape(n.Text)), labelled("Source", n.Source)))
		}
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{
		heading{2, "Notes"},
		paragraph("Where the paper disagrees with itself (D) or the world with the paper (F), and how it is treated here."),
		l,
	}
}

func citedNotes(c casefile.Case) map[string]bool {
	cited := map[string]bool{}
	cite := func(notes []*advisor.Note) {
		for _, n := range notes {
			cited[n.ID] = true
		}
	}
	for _, f := range c.Assessment.FiguresUsed {
		cite(f.Notes)
	}
	b := c.Assessment.Budget()
	if c.Assessment.HoursApart() {
		cited[advisor.HoursNote] = true
	}
	for _, l := range append(slices.Clone(b.Lines), c.Assessment.Own.Lines...) {
		cite(l.Notes)
	}
	if b.Tier != nil {
		if b.Tier.Total != nil {
			cite(b.Tier.Total.Notes)
		}
		for _, l := range c.Base.Advice.PaperExample().Lines {
			cite(l.Notes)
		}
	}
	return cited
}

// colophon says what the report was made with.
func colophon(c casefile.Case) []block {
	sha := c.Base.Advice.SHA256
	const prefix = 12
	if len(sha) > prefix {
		sha = sha[:prefix]
	}
	return []block{paragraph(say("Made with loracle, knowledge of %s (SHA-256 %s).", c.Base.Advice.Version, sha))}
}
