package parts

import (
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/theme"
)

// Table has columns as wide as their cells and at most one column of text that
// wraps into what is left. Nothing is ever cut: where the text column would
// become narrower than minText, each row turns into a block of its own.
type Table struct {
	Columns []Column
	Rows    [][]string
	// Foot are rows below a rule, like totals.
	Foot [][]string
}

// Column is one column of a table.
type Column struct {
	Title string
	// Right sets cells at the right end, as numbers are.
	Right bool
	// Text marks the column that wraps.
	Text bool
	// Most is how wide the title makes the column at most; a longer one wraps
	// within it. Zero: as wide as it is.
	Most int
}

// titled is the width that a column's title asks for.
func (c Column) titled() int {
	if w := Width(c.Title); c.Most == 0 || w <= c.Most {
		return w
	}
	return c.Most
}

const (
	minText = 14
	gap     = 2
)

// Draw is the table at a width.
func (tb Table) Draw(t *theme.Theme, width int) string {
	widths, ok := tb.widths(width)
	if !ok {
		return tb.blocks(t, width)
	}
	var out []string
	if head := tb.head(); head != nil {
		out = append(out, tb.row(head, widths, &t.Muted))
	}
	for _, r := range tb.Rows {
		out = append(out, tb.row(r, widths, nil))
	}
	if len(tb.Foot) > 0 {
		out = append(out, t.Frame.Render(strings.Repeat("─", total(widths))))
	}
	for _, r := range tb.Foot {
		out = append(out, tb.row(r, widths, nil))
	}
	return strings.Join(out, "\n")
}

func (tb Table) head() []string {
	var head []string
	some := false
	for _, c := range tb.Columns {
		head = append(head, c.Title)
		some = some || c.Title != ""
	}
	if !some {
		return nil
	}
	return head
}

// widths are the columns' widths; ok is false where the text gets too little.
func (tb Table) widths(width int) (ws []int, ok bool) {
	ws = make([]int, len(tb.Columns))
	text := -1
	for c, col := range tb.Columns {
		ws[c] = col.titled()
		for _, r := range tb.all() {
			ws[c] = max(ws[c], lipgloss.Width(cell(r, c)))
		}
		if col.Text {
			text = c
		}
	}
	over := total(ws) - width
	if over <= 0 {
		return ws, true
	}
	if text < 0 || ws[text]-over < minText {
		return nil, false
	}
	ws[text] -= over
	return ws, true
}

func (tb Table) all() [][]string { return append(append([][]string{}, tb.Rows...), tb.Foot...) }

func total(widths []int) int {
	sum := gap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return max(0, sum)
}

func cell(row []string, c int) string {
	if c < len(row) {
		return row[c]
	}
	return ""
}

// row is one row, as many lines high as its text needs.
func (tb Table) row(r []string, widths []int, style *lipgloss.Style) string {
	columns := make([][]string, len(widths))
	height := 1
	for c, w := range widths {
		columns[c] = Lines(cell(r, c), w)
		height = max(height, len(columns[c]))
	}
	lines := make([]string, height)
	for i := range lines {
		parts := make([]string, len(widths))
		for c, w := range widths {
			parts[c] = tb.set(c, cell(columns[c], i), w, style)
		}
		lines[i] = strings.TrimRight(strings.Join(parts, strings.Repeat(" ", gap)), " ")
	}
	return strings.Join(lines, "\n")
}

func (tb Table) set(c int, s string, w int, style *lipgloss.Style) string {
	if style != nil {
		s = style.Render(s)
	}
	if tb.Columns[c].Right {
		return FitRight(s, w)
	}
	return Fit(s, w)
}

// blocks is the table where it is too narrow for columns: each row's cells
// under each other, with their column's title in front.
func (tb Table) blocks(t *theme.Theme, width int) string {
	var out []string
	for i, r := range tb.all() {
		if i == len(tb.Rows) {
			out = append(out, t.Frame.Render(strings.Repeat("─", width)))
		}
		out = append(out, tb.block(t, r, width))
	}
	return strings.Join(out, "\n")
}

func (tb Table) block(t *theme.Theme, r []string, width int) string {
	var lines []string
	for c, col := range tb.Columns {
		s := cell(r, c)
		switch {
		case s == "":
		case len(lines) == 0:
			lines = append(lines, Wrap(s, width))
		case col.Title == "":
			lines = append(lines, Indent(Wrap(s, width-gap), gap))
		default:
			lines = append(lines, Indent(Wrap(t.Muted.Render(col.Title+": ")+s, width-gap), gap))
		}
	}
	return strings.Join(lines, "\n")
}
