package parts

import (
	"strings"

	"loracle/ui/tui/theme"
)

// Natural is the width in which no text of the table has to wrap.
func (tb Table) Natural() int {
	const plenty = 1 << 16
	widths, _ := tb.widths(plenty)
	return total(widths)
}

// RowLines is the first and last line of a row (from 0) in the table as drawn
// at a width.
func (tb Table) RowLines(t *theme.Theme, width, row int) (from, to int) {
	widths, ok := tb.widths(width)
	if head := tb.head(); ok && head != nil {
		from += 1 + strings.Count(tb.row(head, widths, nil), "\n")
	}
	for i, r := range tb.Rows {
		var text string
		if ok {
			text = tb.row(r, widths, nil)
		} else {
			text = tb.block(t, r, width)
		}
		to = from + strings.Count(text, "\n")
		if i == row {
			return from, to
		}
		from = to + 1
	}
	return 0, 0
}
