package glam

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
)

// inline writes a node's inline content again as Markdown in which plain text
// is spelled as character references, so that glamour shows it to the letter:
// it knows only some backslash escapes and decodes others twice.
func (p *page) inline(b *strings.Builder, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		p.inlineNode(b, n)
	}
}

func (p *page) inlineNode(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.WriteString(encode(plain(n.Segment.Value(p.source))))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.WriteString(encode(string(n.Value)))
	case *ast.Emphasis:
		p.between(b, strings.Repeat("*", n.Level), n)
	case *extast.Strikethrough:
		p.between(b, "~~", n)
	case *ast.CodeSpan:
		b.WriteString(p.codeSpan(n))
	case *ast.AutoLink:
		b.Write(n.Label(p.source))
	case *ast.Link:
		p.between(b, "", n)
		fmt.Fprintf(b, " %s", encode("("+string(n.Destination)+")"))
	case *ast.Image:
		p.between(b, "", n)
		fmt.Fprintf(b, " %s", encode("("+string(n.Destination)+")"))
	case *ast.RawHTML:
		b.WriteString(encode(string(n.Segments.Value(p.source))))
	case *extast.TaskCheckBox:
		b.WriteString(encode(map[bool]string{true: "[x] ", false: "[ ] "}[n.IsChecked]))
	default:
		p.inline(b, n)
	}
}

func (p *page) between(b *strings.Builder, mark string, n ast.Node) {
	b.WriteString(mark)
	p.inline(b, n)
	b.WriteString(mark)
}

// codeSpan writes a code span; one that holds backticks becomes plain text.
func (p *page) codeSpan(n *ast.CodeSpan) string {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(p.source))
		}
	}
	if bytes.ContainsAny(b.Bytes(), "`\n&") {
		return encode(b.String())
	}
	return "`" + b.String() + "`"
}

// plain is the text that Markdown source without markup stands for. The HTML
// writer resolves backslashes and references in one pass, as the standard asks.
func plain(source []byte) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	htmlrenderer.DefaultWriter.Write(w, source)
	if err := w.Flush(); err != nil {
		return string(source) // a buffer in memory takes everything
	}
	return html.UnescapeString(b.String())
}

// encode spells punctuation as character references. A backslash is doubled,
// because glamour takes a pair for one.
func encode(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\':
			b.WriteString("&#92;&#92;")
		case r >= '!' && r <= '~' && !isAlphanumeric(r):
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}
