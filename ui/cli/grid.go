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
}

const gridGap = "  "

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// widths is how wide each column is, in cells of a terminal.
func (g *grid) widths() []int {
	widths := make([]int, len(g.head))
	for _, row := range append([][]string{g.head}, g.rows...) {
		for i, cell := range row {
			if w := ansi.StringWidth(cell); g.most == 0 || w <= g.most {
				widths[i] = max(widths[i], w)
			}
		}
	}
	return widths
}

// width is how wide the grid is.
func (g *grid) width() int {
	total := len(gridGap) * (len(g.head) - 1)
	for _, w := range g.widths() {
		total += w
	}
	return total
}

// String is the heading and the rows, without blanks at line ends.
func (g *grid) String() string {
	var b strings.Builder
	widths := g.widths()
	for _, row := range append([][]string{g.head}, g.rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			pad := strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell)))
			if g.right[i] {
				cells[i] = pad + cell
			} else {
				cells[i] = cell + pad
			}
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, gridGap), " ") + "\n")
	}
	return b.String()
}
