package glam

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// blocks lays a node's blocks out under each other, with a blank line between
// them except inside tight lists.
func (d *Document) blocks(parent ast.Node, width int) []string {
	var lines []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		block := d.block(n, width)
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 && !tight(n) {
			lines = append(lines, "")
		}
		lines = append(lines, block...)
	}
	return lines
}

// tight reports whether a block follows the one before without a blank line.
func tight(n ast.Node) bool {
	if item, ok := n.Parent().(*ast.ListItem); ok {
		outer, ok := item.Parent().(*ast.List)
		return ok && outer.IsTight
	}
	l, ok := n.Parent().(*ast.List)
	return ok && l.IsTight
}

func (d *Document) block(n ast.Node, width int) []string {
	prose := min(width, proseWidth)
	switch n := n.(type) {
	case *ast.Heading:
		return d.heading(n, prose)
	case *ast.Paragraph, *ast.TextBlock:
		if d.isCaption(n) {
			return nil // it speaks of a diagram that is not there
		}
		return wrap(d.text(n, lookBody), prose)
	case *ast.List:
		return d.list(n, prose)
	case *extast.Table:
		return d.table(n, width)
	case *ast.Blockquote:
		return prefixed("│ ", "│ ", d.blocks(n, prose-2))
	case *ast.ThematicBreak:
		return []string{strings.Repeat("─", prose)}
	case *ast.HTMLBlock:
		if n.HTMLBlockType == ast.HTMLBlockType2 {
			return nil // a comment is not for readers
		}
		return d.verbatim(n, width)
	case *ast.FencedCodeBlock:
		if d.isDiagram(n) {
			return nil // nobody reads a diagram's source; a table has the same data
		}
		return d.verbatim(n, width)
	case *ast.CodeBlock:
		return d.verbatim(n, width)
	}
	return d.blocks(n, width)
}

// isDiagram reports whether a block is the source of a Mermaid diagram.
func (d *Document) isDiagram(n ast.Node) bool {
	code, ok := n.(*ast.FencedCodeBlock)
	return ok && string(code.Language(d.source)) == "mermaid"
}

// isCaption reports whether a block is what reports say about a diagram alone: a
// paragraph in italics straight below it.
func (d *Document) isCaption(n ast.Node) bool {
	before, only := n.PreviousSibling(), n.FirstChild()
	if before == nil || !d.isDiagram(before) || n.ChildCount() != 1 {
		return false
	}
	italics, ok := only.(*ast.Emphasis)
	return ok && italics.Level == 1
}

// heading underlines the first two levels, so that they stand out without
// colours too.
func (d *Document) heading(n *ast.Heading, width int) []string {
	lines := wrap(d.text(n, look(min(n.Level, int(lookMinor)))), width)
	longest := 0
	for _, l := range lines {
		longest = max(longest, ansi.StringWidth(l))
	}
	switch n.Level {
	case 1:
		lines = append(lines, strings.Repeat("═", longest))
	case 2:
		lines = append(lines, strings.Repeat("─", longest))
	}
	return lines
}

func (d *Document) list(n *ast.List, width int) []string {
	var lines []string
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "• "
		if n.IsOrdered() {
			mark = fmt.Sprintf("%d. ", number)
			number++
		}
		if len(lines) > 0 && !tight(item) {
			lines = append(lines, "")
		}
		hang := strings.Repeat(" ", ansi.StringWidth(mark))
		lines = append(lines, prefixed(mark, hang, d.blocks(item, width-len(hang)))...)
	}
	return lines
}

// prefixed puts first before the first line and rest before the others.
func prefixed(first, rest string, lines []string) []string {
	if len(lines) == 0 {
		return []string{strings.TrimRight(first, " ")}
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		mark := rest
		if i == 0 {
			mark = first
		}
		out[i] = strings.TrimRight(mark+l, " ")
	}
	return out
}

// verbatim shows source lines as they are, broken only where they must be.
func (d *Document) verbatim(n ast.Node, width int) []string {
	var lines []string
	for _, l := range d.raw(n) {
		l = strings.ReplaceAll(ansi.Strip(l), "\t", "    ")
		lines = append(lines, strings.Split(ansi.Hardwrap(l, width-4, true), "\n")...)
	}
	return prefixed("    ", "    ", lines)
}
