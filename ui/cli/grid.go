package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// grid is rows of text in columns as wide as their widest cell. Nothing is
// ever cut.
type grid struct {
	head []string
	// right marks the columns whose cells stand at the right end, as numbers do.
	right map[int]bool
	rows  [][]string
	// most is how wide a column grows, in cells of a terminal; 0 for as wide as
	// it has to be. A longer cell takes the room it needs and moves the rest of
	// its own row only.
	most int
	// wide is how wide each column is, of the rows that were measured.
	wide []int
}

const gridGap = "  "

func (g *grid) add(cells ...string) {
	g.rows = append(g.rows, cells)
	g.measure(cells)
}

// measure makes the columns wide enough for a row, in cells of a terminal.
func (g *grid) measure(row []string) {
	if g.wide == nil {
		g.wide = make([]int, len(g.head))
		g.measure(g.head)
	}
	for i, cell := range row {
		if w := ansi.StringWidth(cell); g.most == 0 || w <= g.most {
			g.wide[i] = max(g.wide[i], w)
		}
	}
}

// width is how wide the grid is.
func (g *grid) width() int {
	g.measure(nil)
	total := len(gridGap) * (len(g.head) - 1)
	for _, w := range g.wide {
		total += w
	}
	return total
}

// String is the heading and the rows, without blanks at line ends.
func (g *grid) String() string {
	var b strings.Builder
	for _, row := range append([][]string{g.head}, g.rows...) {
		b.WriteString(g.line(row))
	}
	return b.String()
}

// line is one row, with its line end.
func (g *grid) line(row []string) string {
	g.measure(nil)
	cells := make([]string, len(row))
	for i, cell := range row {
		pad := strings.Repeat(" ", max(0, g.wide[i]-ansi.StringWidth(cell)))
		if g.right[i] {
			cells[i] = pad + cell
		} else {
			cells[i] = cell + pad
		}
	}
	return strings.TrimRight(strings.Join(cells, gridGap), " ") + "\n"
}
