package report

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"loracle/ui/safe"
)

// htmlRenderer turns blocks into HTML by way of their Markdown, so that both
// say the same. Raw HTML is never let through.
type htmlRenderer struct {
	markdown goldmark.Markdown
	// used are the names of headings that were given away.
	used map[string]int
	// links are the headings of the third level met since the last section.
	links []htmlLink
	// tables counts the tables, which need a name each.
	tables int
	// title is the heading that was met last.
	title string
}

func newHTMLRenderer() *htmlRenderer {
	r := &htmlRenderer{used: map[string]int{}}
	r.markdown = goldmark.New(
		goldmark.WithExtensions(extension.GFM),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(r, 100))),
	)
	return r
}

// RegisterFuncs implements renderer.NodeRenderer.
func (r *htmlRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindHeading, r.heading)
	reg.Register(extast.KindTable, r.table)
	reg.Register(extast.KindTableCell, cell)
}

// section renders what stands under a heading of the second level.
func (r *htmlRenderer) section(title string, blocks []block) (htmlSection, error) {
	s := htmlSection{ID: r.name(title), Title: title}
	r.links, r.title = nil, title
	for len(blocks) > 0 {
		n := 0
		for n < len(blocks) && !isPicture(blocks[n]) {
			n++
		}
		html, err := r.html(blocks[:n])
		if err != nil {
			return s, err
		}
		if html != "" {
			s.Parts = append(s.Parts, htmlPart{Text: html})
		}
		if n == len(blocks) {
			break
		}
		if p, ok := blocks[n].(picture); ok {
			drawn, err := r.picture(p)
			if err != nil {
				return s, err
			}
			s.Parts = append(s.Parts, drawn...)
		}
		blocks = blocks[n+1:]
	}
	s.Inner = r.links
	return s, nil
}

// picture is a chart and what is said about it; nothing where there is nothing to
// draw.
func (r *htmlRenderer) picture(p picture) ([]htmlPart, error) {
	f, drawn := p.draw()
	if !drawn {
		return nil, nil
	}
	parts := []htmlPart{{Chart: &f}}
	caption, err := r.html([]block{p.under()})
	if err != nil || caption == "" {
		return parts, err
	}
	return append(parts, htmlPart{Text: caption}), nil
}

func isPicture(b block) bool {
	_, ok := b.(picture)
	return ok
}

func (r *htmlRenderer) html(blocks []block) (template.HTML, error) {
	source := document(blocks)
	if len(source) == 0 {
		return "", nil
	}
	var w bytes.Buffer
	if err := r.markdown.Convert(source, &w); err != nil {
		return "", err
	}
	return template.HTML(wholeAmounts(w.Bytes())), nil //nolint:gosec // goldmark escapes text and leaves raw HTML out
}

// name is a heading as the target of a link, each given once.
func (r *htmlRenderer) name(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	name := strings.Join(words, "-")
	if name == "" {
		name = "part"
	}
	r.used[name]++
	if n := r.used[name]; n > 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

func (r *htmlRenderer) heading(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	h, ok := n.(*ast.Heading)
	if !ok {
		return ast.WalkContinue, nil
	}
	if !entering {
		_, err := fmt.Fprintf(w, "</h%d>\n", h.Level)
		return ast.WalkContinue, err
	}
	r.title = textOf(n, source)
	id := r.name(r.title)
	if h.Level == 3 {
		r.links = append(r.links, htmlLink{id, r.title})
	}
	_, err := fmt.Fprintf(w, `<h%d id="%s">`, h.Level, id)
	return ast.WalkContinue, err
}

// table puts a table into a frame that scrolls by itself, by key too, where
// the screen is narrow.
func (r *htmlRenderer) table(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</tbody>\n</table>\n</div>\n")
		return ast.WalkContinue, err
	}
	r.tables++
	_, err := fmt.Fprintf(w, "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table %d: %s\">\n<table>\n",
		r.tables, template.HTMLEscapeString(r.title))
	return ast.WalkContinue, err
}

// longNumber is how long a cell among numbers is, in bytes, before its line may
// break: it is a sentence then.
const longNumber = 40

// cell marks header cells with what they are the header of: the first cell of a
// row names the row.
func cell(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	c, ok := n.(*extast.TableCell)
	if !ok {
		return ast.WalkContinue, nil
	}
	tag, attributes := "td", ""
	switch {
	case n.Parent().Kind() == extast.KindTableHeader:
		tag, attributes = "th", ` scope="col"`
	case n.PreviousSibling() == nil:
		tag, attributes = "th", ` scope="row"`
	}
	if !entering {
		_, err := fmt.Fprintf(w, "</%s>\n", tag)
		return ast.WalkContinue, err
	}
	switch {
	case c.Alignment == extast.AlignRight && len(textOf(n, source)) > longNumber:
		attributes += ` class="number words"`
	case c.Alignment == extast.AlignRight:
		attributes += ` class="number"`
	}
	_, err := fmt.Fprintf(w, "<%s%s>", tag, attributes)
	return ast.WalkContinue, err
}

// unmarked is inline Markdown as a reader sees it.
func unmarked(s inline) string {
	source := []byte("# " + string(s))
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	return safe.Line(textOf(doc, source))
}

// textOf is the text inside a node.
func textOf(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(unescaped(c.Segment.Value(source)))
		case *ast.String:
			b.Write(unescaped(c.Value))
		case *ast.AutoLink:
			b.Write(c.Label(source))
		default:
			b.WriteString(textOf(c, source))
		}
	}
	return b.String()
}

// unescaped is text as shown: without the backslashes that kept it from being
// markup. Names of characters, like &amp;, are always escaped by us, so that
// none of them stands for its character.
func unescaped(segment []byte) []byte { return util.UnescapePunctuations(segment) }
