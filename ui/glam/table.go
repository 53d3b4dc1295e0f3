package glam

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	extast "github.com/yuin/goldmark/extension/ast"
)

const (
	// gap is what separates two columns.
	gap = "  "
	// minTextWidth is the narrowest that text which could be wider may become;
	// below it a table is stacked instead.
	minTextWidth = 12
)

// grid is a table's styled cells; the first row is the header.
type grid struct {
	rows  [][]string
	right []bool // columns of numbers, aligned right and never broken
}

// table draws a table in columns where it fits, else in several tables below each
// other that each begin with the first column, else row by row.
func (d *Document) table(n *extast.Table, width int) []string {
	g := d.grid(n)
	if widths, ok := g.fit(width); ok {
		return g.columns(widths)
	}
	if lines := g.folded(width); lines != nil {
		return lines
	}
	return g.stacked(width)
}

func (d *Document) grid(n *extast.Table) grid {
	g := grid{right: make([]bool, len(n.Alignments))}
	for i, a := range n.Alignments {
		g.right[i] = a == extast.AlignRight
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		as := lookBody
		if row.Kind() == extast.KindTableHeader {
			as = lookHeader
		}
		cells := make([]string, 0, len(n.Alignments))
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, d.text(cell, as))
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

// fit finds the widths of the columns in a total width. Text columns give way,
// the widest first; ok is false when even that is not enough.
func (g grid) fit(width int) (widths []int, ok bool) {
	widths = make([]int, len(g.right))
	least := make([]int, len(g.right))
	total := len(gap) * (len(widths) - 1)
	for i := range widths {
		widths[i], least[i] = g.bounds(i)
		total += widths[i]
	}
	for total > width {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
		total--
	}
	return widths, true
}

// bounds is the natural and the least width of a column. Only the header of a
// column of numbers may wrap.
func (g grid) bounds(column int) (natural, least int) {
	for i, row := range g.rows {
		w := ansi.StringWidth(row[column])
		natural = max(natural, w)
		switch {
		case i > 0 && g.right[column]:
			least = max(least, w)
		default:
			least = max(least, longestWord(row[column]))
		}
	}
	if !g.right[column] {
		least = max(least, min(natural, minTextWidth))
	}
	return natural, least
}

// columns draws the table with a rule under the header.
func (g grid) columns(widths []int) []string {
	var lines []string
	for i, row := range g.rows {
		lines = append(lines, g.row(row, widths)...)
		if i == 0 {
			rules := make([]string, len(widths))
			for c, w := range widths {
				rules[c] = strings.Repeat("─", w)
			}
			lines = append(lines, strings.Join(rules, gap))
		}
	}
	return lines
}

// row draws one row, as high as its highest cell.
func (g grid) row(cells []string, widths []int) []string {
	wrapped := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		wrapped[i] = wrap(cell, widths[i])
		height = max(height, len(wrapped[i]))
	}
	lines := make([]string, height)
	for l := range lines {
		parts := make([]string, len(cells))
		for i, w := range widths {
			parts[i] = g.pad(lineAt(wrapped[i], l), w, i)
		}
		lines[l] = strings.TrimRight(strings.Join(parts, gap), " ")
	}
	return lines
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func (g grid) pad(s string, width, column int) string {
	space := strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
	if g.right[column] {
		return space + s
	}
	return s + space
}

const (
	// mostFolds is how many tables one may be folded into, and leastFolded how many
	// rows it has at least: few rows read better stacked.
	mostFolds, leastFolded = 3, 4
)

// folded draws the columns in as few tables as hold them, each with the first
// column; nil where that makes too many.
func (g grid) folded(width int) []string {
	if len(g.rows) <= leastFolded {
		return nil
	}
	var lines []string
	folds := 0
	for from := 1; from < len(g.right); folds++ {
		to := from
		var widths []int
		for to < len(g.right) {
			more, ok := g.only(from, to+1).fit(width)
			if !ok {
				break
			}
			widths = more
			to++
		}
		if to == from || folds == mostFolds {
			return nil
		}
		if folds > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, g.only(from, to).columns(widths)...)
		from = to
	}
	return lines
}

// only is the first column with those from one to before another.
func (g grid) only(from, to int) grid {
	out := grid{right: append([]bool{g.right[0]}, g.right[from:to]...)}
	for _, row := range g.rows {
		out.rows = append(out.rows, append([]string{row[0]}, row[from:to]...))
	}
	return out
}

// stacked draws each row as lines of "header  cell", with a blank line between
// rows.
func (g grid) stacked(width int) []string {
	label := 0
	for _, h := range g.rows[0] {
		label = max(label, ansi.StringWidth(h))
	}
	label = min(label, width/3)
	var lines []string
	if len(g.rows) == 1 {
		return wrap(strings.Join(g.rows[0], " "), width)
	}
	for i, row := range g.rows[1:] {
		if i > 0 {
			lines = append(lines, "")
		}
		for c, cell := range row {
			if cell != "" {
				lines = append(lines, labelled(g.rows[0][c], cell, label, width)...)
			}
		}
	}
	return lines
}

func labelled(header, cell string, label, width int) []string {
	side := grid{right: []bool{false, false}}
	return side.row([]string{header, cell}, []int{label, width - label - len(gap)})
}
