package chart

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
)

// canvas is a field of cells on which bands are drawn. The characters are those
// that nearly every font has, unlike braille.
type canvas struct {
	width, height int
	cells         []cell
}

// cell is a piece of a line, with its ink, or what it lies in.
type cell struct {
	line rune
	ink  ink
	// areas are the bands that it lies in.
	areas [2]bool
	// post says that a vertical line stands here where there is nothing else.
	post bool
}

func newCanvas(width, height int) *canvas {
	return &canvas{width, height, make([]cell, width*height)}
}

// at is a cell; nil outside.
func (c *canvas) at(x, y int) *cell {
	if x < 0 || y < 0 || x >= c.width || y >= c.height {
		return nil
	}
	return &c.cells[y*c.width+x]
}

// put draws a piece of a line. Where the two edges of a band part or meet, both
// go on.
func (c *canvas) put(x, y int, line rune, ink ink) {
	cell := c.at(x, y)
	if cell == nil {
		return
	}
	if joined, ok := joints[[2]rune{cell.line, line}]; ok && cell.ink == ink {
		line = joined
	}
	cell.line, cell.ink = line, ink
}

// joints are what two pieces of one band look like in one cell.
var joints = map[[2]rune]rune{
	{'─', '╯'}: '┴', {'╌', '╯'}: '┴', {'╭', '─'}: '┬', {'╭', '╌'}: '┬', {'╭', '╯'}: '┼',
}

// post is a vertical line in a column, behind everything else.
func (c *canvas) post(column int) {
	for y := range c.height {
		if cell := c.at(column, y); cell != nil {
			cell.post = true
		}
	}
}

// ink is the colour of a cell.
type ink int

const (
	none ink = iota
	first
	second
	both
	mark
)

// shades are the characters of areas and of a vertical line.
var shades = map[ink]rune{first: '░', second: '·', both: '▒', mark: '┊'}

// glyph is what a cell shows, and the ink that colours it: a line before an
// area.
func (c cell) glyph() (rune, ink) {
	switch {
	case c.line != 0:
		return c.line, c.ink
	case c.areas[0] && c.areas[1]:
		return shades[both], both
	case c.areas[0]:
		return shades[first], first
	case c.areas[1]:
		return shades[second], second
	case c.post:
		return shades[mark], mark
	}
	return ' ', none
}

// row is one row of cells, painted in as few pieces as there are colours.
func (c *canvas) row(n int, inks map[ink]lipgloss.Style) string {
	var out, piece strings.Builder
	now := none
	flush := func() {
		switch {
		case piece.Len() == 0:
		case now == none:
			out.WriteString(piece.String())
		default:
			out.WriteString(inks[now].Render(piece.String()))
		}
		piece.Reset()
	}
	for _, cell := range c.cells[n*c.width : (n+1)*c.width] {
		r, ink := cell.glyph()
		if ink != now {
			flush()
			now = ink
		}
		piece.WriteRune(r)
	}
	flush()
	return out.String()
}

// place is where a value stands on a scale from 0 to most over so many cells.
func place(v, most float64, n int) int {
	if most <= 0 {
		return 0
	}
	return int(math.Round(v / most * float64(n-1)))
}
