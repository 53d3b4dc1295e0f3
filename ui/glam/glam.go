// Package glam renders Markdown for a terminal. It is the only package that
// imports glamour, whose lexers cost time and memory at start.
//
// Glamour styles each run of text. The layout is done here, because glamour's
// own breaks numbers in narrow tables, lets wrapped list lines fall back under
// their bullet and fills every line with styled spaces. No line is wider than
// asked for, and no word is lost at any width.
package glam

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

const (
	// minWidth is the narrowest layout; less is treated as this.
	minWidth = 20
	// proseWidth is where prose wraps in wider terminals: longer lines are hard
	// to read. Tables may use the whole width.
	proseWidth = 100
)

// Render lays Markdown (GFM) out for a terminal of the given width, in cells.
// The result ends with a newline; Plain gives text without any escape sequence.
// Each call is independent and safe to run beside others.
func Render(markdown []byte, width int, theme Theme) (string, error) {
	term, err := glamour.NewTermRenderer(glamour.WithStyles(theme.style()), glamour.WithWordWrap(0))
	if err != nil {
		return "", fmt.Errorf("prepare the Markdown renderer: %w", err)
	}
	p := &page{source: markdown, term: term, theme: theme}
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(markdown))
	lines := p.blocks(doc, max(width, minWidth))
	if p.err != nil {
		return "", fmt.Errorf("render Markdown: %w", p.err)
	}
	return strings.Join(lines, "\n") + "\n", nil
}

// page is one rendering under way. The first error sticks.
type page struct {
	source []byte
	term   *glamour.TermRenderer
	theme  Theme
	err    error
}

// look is how a run of text is to be styled, as the heading level whose style
// of the theme applies.
type look int

const (
	lookTitle   look = 1
	lookSection look = 2
	lookPart    look = 3
	lookMinor   look = 4
	lookHeader  look = 5 // a table's header cells
	lookBody    look = 6
)

// text is the inline content of a node, styled, on one line.
func (p *page) text(n ast.Node, as look) string {
	var b strings.Builder
	p.inline(&b, n)
	source := strings.Join(strings.Fields(b.String()), " ")
	if source == "" {
		return ""
	}
	// Inside a heading nothing starts a block, whatever the text begins with.
	mark := strings.Repeat("#", int(as))
	out, err := p.term.Render(mark + " " + source + " " + mark)
	if err != nil {
		p.err = errors.Join(p.err, err)
	}
	out = strings.Trim(out, "\n")
	if p.theme == Plain {
		// Links carry escape sequences even without colours.
		out = ansi.Strip(out)
	}
	return out
}

// raw is the text of a node's source lines, for blocks shown as they are.
func (p *page) raw(n ast.Node) []string {
	var b bytes.Buffer
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(p.source))
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
