package plain

import (
	"fmt"
	"io"
)

// printer writes lines and remembers the first error, after which it writes
// nothing.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) { p.text(fmt.Sprintf(format, args...) + "\n") }

func (p *printer) text(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}
