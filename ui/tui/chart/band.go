package chart

// pen says how the edges of a band are drawn.
type pen struct {
	ink            ink
	level, upright rune
	area           int
}

// The pens, and pieces of their bands as the legend shows them.
var (
	solid  = pen{first, '─', '│', 0}
	dashed = pen{second, '╌', '╎', 1}
)

const (
	solidSample  = "──░░"
	dashedSample = "╌╌··"
	bothSample   = "▒▒"
)

// column is the cell of a moment.
func (c *canvas) column(at, last float64) int {
	if at < 0 || at > last {
		return -1
	}
	return place(at, last, c.width)
}

// band draws a band from the first column to the last.
func (c *canvas) band(b Band, most float64, p pen) {
	if len(b.High) < 2 {
		return
	}
	lowBefore, highBefore := c.level(b.Low, 0, most), c.level(b.High, 0, most)
	for x := range c.width {
		low, high := c.level(b.Low, x, most), c.level(b.High, x, most)
		for y := high + 1; y < low; y++ {
			if cell := c.at(x, y); cell != nil {
				cell.areas[p.area] = true
			}
		}
		c.edge(x, low, lowBefore, p)
		c.edge(x, high, highBefore, p)
		lowBefore, highBefore = low, high
	}
}

// edge draws a column of an edge, with a step from where the column before was.
func (c *canvas) edge(x, y, before int, p pen) {
	switch {
	case y == before:
		c.put(x, y, p.level, p.ink)
		return
	case y < before:
		c.put(x, before, '╯', p.ink)
		c.put(x, y, '╭', p.ink)
	default:
		c.put(x, before, '╮', p.ink)
		c.put(x, y, '╰', p.ink)
	}
	for between := min(y, before) + 1; between < max(y, before); between++ {
		c.put(x, between, p.upright, p.ink)
	}
}

// level is the row of a series at a column, between its moments in proportion.
func (c *canvas) level(vs []float64, x int, most float64) int {
	at := float64(x) / float64(max(1, c.width-1)) * float64(len(vs)-1)
	i := min(int(at), len(vs)-2)
	v := vs[i] + (at-float64(i))*(vs[i+1]-vs[i])
	return c.height - 1 - place(v, most, c.height)
}
