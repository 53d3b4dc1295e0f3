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
func Render(markdown []byte, width int, theme Theme) (string, error) {
	d, err := Parse(markdown, theme)
	if err != nil {
		return "", err
	}
	return d.Render(width)
}

// Document is Markdown ready to be laid out at one width after the other. The
// styling, which takes most of the time, is done once. It is for one goroutine
// at a time.
type Document struct {
	source []byte
	root   ast.Node
	theme  Theme
	term   *glamour.TermRenderer
	styled map[ast.Node]string
	// err is the first thing that went wrong while styling.
	err error
}

// Parse reads Markdown for a theme.
func Parse(markdown []byte, theme Theme) (*Document, error) {
	term, err := glamour.NewTermRenderer(glamour.WithStyles(theme.style()), glamour.WithWordWrap(0))
	if err != nil {
		return nil, fmt.Errorf("prepare the Markdown renderer: %w", err)
	}
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	return &Document{
		source: markdown, root: parser.Parse(text.NewReader(markdown)),
		theme: theme, term: term, styled: map[ast.Node]string{},
	}, nil
}

// Render lays the document out for a terminal of the given width, in cells.
func (d *Document) Render(width int) (string, error) {
	text, _, err := d.Outline(width)
	return text, err
}

// Heading is a heading of a laid out document.
type Heading struct {
	// Level is 1 for the title of the document.
	Level int
	Text  string
	// Line is where it stands in the text, from 0.
	Line int
}

// Outline lays the document out as Render does, and says where its headings
// stand.
func (d *Document) Outline(width int) (string, []Heading, error) {
	var lines []string
	var headings []Heading
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		block := d.block(n, max(width, minWidth))
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		if h, ok := n.(*ast.Heading); ok {
			headings = append(headings, Heading{h.Level, ansi.Strip(d.text(h, look(min(h.Level, int(lookMinor))))), len(lines)})
		}
		lines = append(lines, block...)
	}
	if d.err != nil {
		return "", nil, fmt.Errorf("render Markdown: %w", d.err)
	}
	return strings.Join(lines, "\n") + "\n", headings, nil
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
func (d *Document) text(n ast.Node, as look) string {
	out, known := d.styled[n]
	if !known {
		out = d.style(n, as)
		d.styled[n] = out
	}
	return out
}

func (d *Document) style(n ast.Node, as look) string {
	var b strings.Builder
	d.inline(&b, n)
	source := strings.Join(strings.Fields(b.String()), " ")
	if source == "" {
		return ""
	}
	// Inside a heading nothing starts a block, whatever the text begins with.
	mark := strings.Repeat("#", int(as))
	out, err := d.term.Render(mark + " " + source + " " + mark)
	if err != nil && d.err == nil {
		d.err = err
	}
	out = strings.Trim(out, "\n")
	if d.theme == Plain {
		// Links carry escape sequences even without colours.
		out = ansi.Strip(out)
	}
	return out
}

// raw is the text of a node's source lines, for blocks shown as they are.
func (d *Document) raw(n ast.Node) []string {
	var b bytes.Buffer
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(d.source))
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
