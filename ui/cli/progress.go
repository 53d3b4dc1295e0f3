package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// progress draws on a terminal how far long work has come, in one line of
// standard error. Elsewhere it draws nothing.
type progress struct {
	out   io.Writer // nil for nothing
	label string
	last  string
}

const barCells = 24

func (a *app) progress(label string) *progress {
	if a.plain || a.dumb() || !a.IsTerminal(a.Err) {
		return &progress{}
	}
	return &progress{out: a.Err, label: label}
}

// step draws anew where that looks different.
func (p *progress) step(done, total int) {
	if p.out == nil || total <= 0 {
		return
	}
	done = min(done, total)
	full := int(int64(barCells) * int64(done) / int64(total))
	percent := int(100 * int64(done) / int64(total))
	p.draw(fmt.Sprintf("%s  %s%s %3d%%", p.label, strings.Repeat("█", full), strings.Repeat("░", barCells-full), percent))
}

// end takes the line away.
func (p *progress) end() {
	if p.last != "" {
		p.draw(strings.Repeat(" ", ansi.StringWidth(p.last)))
		p.draw("")
	}
}

func (p *progress) draw(text string) {
	if text == p.last {
		return
	}
	p.last = text
	// Work does not fail because its progress cannot be shown.
	_, _ = io.WriteString(p.out, "\r"+text)
}

// reading is a reader that draws how much of a file was read.
type reading struct {
	io.Reader
	progress    *progress
	done, total int
}

// Read implements io.Reader.
func (r *reading) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.done += n
	r.progress.step(r.done, r.total)
	return n, err
}
