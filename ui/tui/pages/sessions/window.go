package sessions

import (
	"fmt"
	"strings"

	"loracle/ui/tui/page"
)

// list is the sessions from the offset on, as many as fit.
func (p Page) list(env page.Env, width, height int) string {
	rows, end := p.window(env, width, height)
	if left := p.below(end); left > 0 {
		rows = append(rows, env.Theme.Accent.Render(fmt.Sprintf("▼ %d more below", left)))
	}
	return strings.Join(rows, "\n\n")
}

// window is the rows from the offset on that fit into a height with an empty
// line between them, and the number of the first session that does not.
func (p Page) window(env page.Env, width, height int) (rows []string, end int) {
	room := height
	if !p.fitsFrom(env, width, height) {
		room -= moreLines
	}
	for end = p.offset; end < len(p.shown); end++ {
		r := row(env, p.all[p.shown[end]], end == p.cursor, width)
		if room -= lineCount(r) + 1; room < -1 && len(rows) > 0 {
			break
		}
		rows = append(rows, r)
	}
	return rows, end
}

// moreLines is what the hint that there are more takes, with the empty line
// above it.
const moreLines = 2

// fitsFrom reports whether all sessions from the offset on fit.
func (p Page) fitsFrom(env page.Env, width, height int) bool {
	if p.below(len(p.shown)) > 0 {
		return false
	}
	room := height + 1
	for i := p.offset; i < len(p.shown) && room >= 0; i++ {
		room -= lineCount(row(env, p.all[p.shown[i]], false, width)) + 1
	}
	return room >= 0
}

func lineCount(s string) int { return 1 + strings.Count(s, "\n") }

// scrolled keeps the cursor on screen, and the screen full.
func (p Page) scrolled(env page.Env) Page {
	width, height := env.Width, env.Height-headLines(p.head(env, env.Width))
	// No more than that many fit, so there is no need to try them all.
	p.offset = max(0, p.cursor-(height+1)/rowLines, min(p.offset, p.cursor))
	for p.offset < p.cursor {
		if _, end := p.window(env, width, height); p.cursor < end {
			break
		}
		p.offset++
	}
	for p.offset > 0 {
		back := p
		back.offset--
		if !back.fitsFrom(env, width, height) {
			break
		}
		p = back
	}
	return p
}

// click moves the cursor to the session on a line, and opens it where the cursor
// was there already.
func (p Page) click(env page.Env, line int) (Page, page.Result) {
	if p.mode != browsing {
		return p, page.Result{}
	}
	head := headLines(p.head(env, env.Width))
	rows, _ := p.window(env, env.Width, env.Height-head)
	line -= head
	for i, r := range rows {
		if line < 0 || line >= lineCount(r) {
			line -= lineCount(r) + 1
			continue
		}
		if p.cursor == p.offset+i {
			return p.open()
		}
		p.cursor = p.offset + i
		break
	}
	return p, page.Result{}
}
