package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"loracle/advisor"
)

// figurePrinter writes figures for people.
type figurePrinter struct {
	strings.Builder
	// width is how wide a line may be; 0 where it does not matter.
	width int
}

// printFigures lists figures table by table with their notes below, or one
// figure with everything about it.
func printFigures(o figuresOptions, figures []*advisor.Figure, prices []*advisor.APIPrice) error {
	p := &figurePrinter{}
	if o.IsTerminal(o.Out) {
		p.width, _ = o.Size()
	}
	if len(figures) == 1 {
		p.figure(figures[0])
		return o.page(p.String())
	}
	for len(figures) > 0 {
		n := sameTable(figures)
		p.table(figures[:n])
		figures = figures[n:]
	}
	if len(prices) > 0 {
		p.prices(prices, o.Now())
	}
	return o.page(p.String())
}

// sameTable counts how many figures at the beginning are of one table.
func sameTable(figures []*advisor.Figure) int {
	for n, f := range figures {
		if f.Source.Table != figures[0].Source.Table {
			return n
		}
	}
	return len(figures)
}

// table lists the figures of a table in columns, or as blocks where the lines
// would be too wide.
func (p *figurePrinter) table(figures []*advisor.Figure) {
	g := grid{
		head:  []string{"figure", "printed", "paper", "computed", "row, column", "notes"},
		right: map[int]bool{2: true, 3: true},
	}
	var notes []*advisor.Note
	for _, f := range figures {
		place := advisor.Source{Table: f.Source.Row, Row: f.Source.Column}
		g.add(f.ID, f.Printed, paperText(f), computedText(f), place.String(), noteIDs(f.Notes))
		notes = addNotes(notes, f.Notes)
	}
	p.line("", figures[0].Source.Table)
	if p.width > 0 && g.width() > p.width {
		for _, f := range figures {
			p.figure(f)
		}
		return
	}
	p.WriteString(g.String())
	for _, n := range notes {
		p.line(n.ID+": ", noteText(n))
	}
	p.line("", "")
}

// figure writes everything about one figure.
func (p *figurePrinter) figure(f *advisor.Figure) {
	p.line("", f.ID)
	p.line("  what      ", f.Label)
	p.line("  printed   ", f.Printed)
	p.line("  paper     ", paperText(f))
	if computed := computedText(f); computed != "" {
		p.line("  computed  ", computed)
	}
	p.line("  source    ", f.Source.String())
	for _, n := range f.Notes {
		p.line("  note      ", n.ID+": "+noteText(n))
	}
	p.line("", "")
}

// line writes a line of text after a name. Where the terminal is narrower, the
// text goes on below itself.
func (p *figurePrinter) line(name, text string) {
	room := p.width - ansi.StringWidth(name)
	if room >= leastText {
		text = strings.ReplaceAll(ansi.Wrap(text, room, ""), "\n", "\n"+strings.Repeat(" ", ansi.StringWidth(name)))
	}
	p.WriteString(name + text + "\n")
}

// leastText is the narrowest column that text is wrapped into.
const leastText = 20

// prices lists the list prices of hosted models, and which of them are old.
func (p *figurePrinter) prices(prices []*advisor.APIPrice, today time.Time) {
	g := grid{
		head:  []string{"price", "model", "input", "output", "cached input", "batch input", "batch output", "as of", "source"},
		right: map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true},
	}
	var old []string
	for _, row := range prices {
		g.add(row.ID, row.Label, dollars(row.Input), dollars(row.Output), optional(row.Cached), optional(row.BatchInput),
			optional(row.BatchOutput), row.AsOf.Format(time.DateOnly), row.Source)
		if today.Sub(row.AsOf) > priceLife {
			old = append(old, row.ID)
		}
	}
	p.line("", "prices, in US dollars per million tokens")
	if p.width > 0 && g.width() > p.width {
		p.blocks(g)
	} else {
		p.WriteString(g.String())
	}
	if len(old) > 0 {
		p.line("", fmt.Sprintf("Older than %d days, look them up again: %s", int(priceLife.Hours()/24), strings.Join(old, ", ")))
	}
}

// priceLife is how long a price from outside the paper is taken as current.
const priceLife = 180 * 24 * time.Hour

// blocks writes the rows of a grid one below the other, each cell with its
// heading.
func (p *figurePrinter) blocks(g grid) {
	for _, row := range g.rows {
		p.line("", row[0])
		for i, cell := range row[1:] {
			p.line(fmt.Sprintf("  %-13s ", g.head[i+1]), cell)
		}
	}
}

// none stands where there is no number.
const none = "-"

func optional(price *float64) string {
	if price == nil {
		return none
	}
	return dollars(*price)
}

func dollars(price float64) string { return advisor.FormatNumber(price, advisor.USD) }

// computedText is what the paper's own inputs give, where that differs from
// what it prints.
func computedText(f *advisor.Figure) string {
	if !f.Differs() || f.Computed == nil {
		return ""
	}
	return advisor.FormatRange(*f.Computed, f.Unit)
}

func paperText(f *advisor.Figure) string {
	switch {
	case f.Paper == nil:
		return none
	case f.OpenEnded:
		return advisor.FormatRange(*f.Paper, f.Unit) + " or more"
	}
	return advisor.FormatRange(*f.Paper, f.Unit)
}

func noteIDs(notes []*advisor.Note) string {
	ids := make([]string, len(notes))
	for i, n := range notes {
		ids[i] = n.ID
	}
	return strings.Join(ids, ", ")
}

// addNotes adds the notes that are not there yet.
func addNotes(notes, more []*advisor.Note) []*advisor.Note {
	for _, n := range more {
		if !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	return notes
}

func noteText(n *advisor.Note) string {
	if n.Source == "" {
		return n.Text
	}
	return n.Text + " (" + n.Source + ")"
}
