package glam

import (
	"bufio"
	"bytes"
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
)

// inline writes a node's inline content again as Markdown in which plain text
// is spelled as character references, so that glamour shows it to the letter:
// it knows only some backslash escapes and decodes others twice.
func (d *Document) inline(b *strings.Builder, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		d.inlineNode(b, n)
	}
}

func (d *Document) inlineNode(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.WriteString(encode(plain(n.Segment.Value(d.source))))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.WriteString(encode(string(n.Value)))
	case *ast.Emphasis:
		d.between(b, strings.Repeat("*", n.Level), n)
	case *extast.Strikethrough:
		d.between(b, "~~", n)
	case *ast.CodeSpan:
		b.WriteString(d.codeSpan(n))
	case *ast.AutoLink:
		b.WriteString(autolink(string(n.Label(d.source))))
	case *ast.Link:
		d.between(b, "", n)
		b.WriteString(" " + encode("("+string(n.Destination)+")"))
	case *ast.Image:
		d.between(b, "", n)
		b.WriteString(" " + encode("("+string(n.Destination)+")"))
	case *ast.RawHTML:
		b.WriteString(encode(string(n.Segments.Value(d.source))))
	case *extast.TaskCheckBox:
		b.WriteString(encode(map[bool]string{true: "[x] ", false: "[ ] "}[n.IsChecked]))
	default:
		d.inline(b, n)
	}
}

func (d *Document) between(b *strings.Builder, mark string, n ast.Node) {
	b.WriteString(mark)
	d.inline(b, n)
	b.WriteString(mark)
}

// autolink is an address between brackets where it can be: what stands behind it,
// spelled as a reference, would be taken for a part of it.
func autolink(address string) string {
	if strings.Contains(address, "://") {
		return "<" + address + ">"
	}
	return address
}

// codeSpan writes a code span; one that holds backticks becomes plain text.
func (d *Document) codeSpan(n *ast.CodeSpan) string {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(d.source))
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
	if bytes.IndexByte(source, '\\') < 0 && bytes.IndexByte(source, '&') < 0 {
		return string(source)
	}
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
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}
