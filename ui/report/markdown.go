package report

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// block is a part of a Markdown document that stands between blank lines.
type block interface {
	write(w *bytes.Buffer)
}

// document writes blocks one after the other, with a blank line between them.
func document(blocks []block) []byte {
	var w bytes.Buffer
	for _, b := range blocks {
		if b == nil {
			continue
		}
		start := w.Len()
		if start > 0 {
			w.WriteByte('\n')
		}
		inner := w.Len()
		b.write(&w)
		if w.Len() == inner {
			w.Truncate(start)
		}
	}
	return w.Bytes()
}

// heading is a heading of level 1 to 6.
type heading struct {
	level int
	text  inline
}

func (h heading) write(w *bytes.Buffer) {
	w.WriteString(strings.Repeat("#", h.level))
	w.WriteByte(' ')
	// A closing row of number signs would be dropped as decoration.
	text := string(h.text)
	if strings.HasSuffix(text, "#") {
		text = text[:len(text)-1] + `\#`
	}
	w.WriteString(text)
	w.WriteByte('\n')
}

// paragraph is one line of prose; an empty one writes nothing.
type paragraph inline

func (p paragraph) write(w *bytes.Buffer) {
	if p != "" {
		w.WriteString(atLineStart(inline(p)))
		w.WriteByte('\n')
	}
}

// list is a bullet list or, if ordered, a numbered one.
type list struct {
	ordered bool
	items   []item
}

// item is one line of a list with bullets of its own below it.
type item struct {
	text inline
	sub  []inline
}

// bullets is a plain bullet list; empty lines are left out.
func bullets(texts ...inline) list {
	var l list
	for _, t := range texts {
		l.add(t)
	}
	return l
}

// add appends an item unless it is empty.
func (l *list) add(text inline, sub ...inline) {
	if text != "" {
		l.items = append(l.items, item{text, sub})
	}
}

func (l list) write(w *bytes.Buffer) {
	for i, it := range l.items {
		mark := "- "
		if l.ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		w.WriteString(mark + atLineStart(it.text) + "\n")
		for _, s := range it.sub {
			if s != "" {
				w.WriteString(strings.Repeat(" ", len(mark)) + "- " + atLineStart(s) + "\n")
			}
		}
	}
}

// table is a table with a header row; rows shorter than the header are filled
// up with empty cells. A table without rows writes nothing.
type table struct {
	columns []column
	rows    [][]inline
}

type column struct {
	title inline
	right bool // numbers are aligned right
}

// padLimit bounds the padding: a column with a longer cell keeps that cell whole
// and lets its row stick out.
const padLimit = 60

func (t *table) add(cells ...inline) { t.rows = append(t.rows, cells) }

func (t table) write(w *bytes.Buffer) {
	if len(t.rows) == 0 {
		return
	}
	head := make([]inline, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.title
	}
	widths := t.widths(head)
	t.writeRow(w, head, widths)
	for i, c := range t.columns {
		w.WriteString("| " + rule(widths[i], c.right) + " ")
	}
	w.WriteString("|\n")
	for _, row := range t.rows {
		t.writeRow(w, row, widths)
	}
}

func (t table) widths(head []inline) []int {
	widths := make([]int, len(t.columns))
	for i := range widths {
		widths[i] = 3 // the shortest rule with a colon at either end
	}
	for _, row := range append([][]inline{head}, t.rows...) {
		for i, cell := range row {
			if n := displaywidth.String(string(cell)); n > widths[i] && n <= padLimit {
				widths[i] = n
			}
		}
	}
	return widths
}

func (t table) writeRow(w *bytes.Buffer, row []inline, widths []int) {
	for i, c := range t.columns {
		cell := ""
		if i < len(row) {
			cell = string(row[i])
		}
		pad := strings.Repeat(" ", max(0, widths[i]-displaywidth.String(cell)))
		if c.right {
			cell = pad + cell
		} else {
			cell += pad
		}
		w.WriteString("| " + cell + " ")
	}
	w.WriteString("|\n")
}

func rule(width int, right bool) string {
	if right {
		return strings.Repeat("-", width-1) + ":"
	}
	return strings.Repeat("-", width)
}
