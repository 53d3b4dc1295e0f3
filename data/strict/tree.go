package strict

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// checkTree finds what is well-formed YAML but refused here. What it refuses it
// also takes out of the tree, so that decoding finds the other problems.
func (d *Document) checkTree() Problems {
	c := treeCheck{doc: d}
	c.visit(d.Root)
	return c.problems
}

type treeCheck struct {
	doc      *Document
	problems Problems
}

func (c *treeCheck) add(n *yaml.Node, format string, args ...any) {
	c.problems = append(c.problems, c.doc.ProblemAt(n, fmt.Sprintf(format, args...)))
}

func (c *treeCheck) visit(n *yaml.Node) {
	if n.Anchor != "" {
		c.add(n, "anchor &%s; allowed: values written out", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		c.add(n, "tag %s; allowed: plain values without a tag", n.ShortTag())
		c.blank(n)
		return
	}
	switch n.Kind {
	case yaml.AliasNode:
		c.add(n, "alias *%s; allowed: values written out, and text that starts with * in quotes", n.Value)
		c.blank(n)
	case yaml.ScalarNode:
		c.checkCharacters(n)
	case yaml.MappingNode:
		c.checkKeys(n)
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.checkCharacters(n.Content[i])
			c.visit(n.Content[i+1])
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			c.visit(item)
		}
	case yaml.DocumentNode, yaml.StreamNode:
	}
}

// blank empties a node that was refused.
func (c *treeCheck) blank(n *yaml.Node) {
	c.doc.refused[mark{n.Line, n.Column}] = true
	*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line, Column: n.Column}
}

// checkCharacters refuses control characters that came in as escapes.
func (c *treeCheck) checkCharacters(n *yaml.Node) {
	for _, r := range n.Value {
		if hidden(r) {
			c.add(n, "%s", hiddenText(r))
			return
		}
	}
}

// checkKeys refuses merge keys, keys that are no plain text, and keys given
// twice, and removes them.
func (c *treeCheck) checkKeys(n *yaml.Node) {
	first := map[string]*yaml.Node{}
	kept := make([]*yaml.Node, 0, len(n.Content))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if c.keyAllowed(key, first[key.Value]) {
			first[key.Value] = key
			kept = append(kept, key, value)
			continue
		}
		c.visit(value)
	}
	n.Content = slices.Clip(kept)
}

func (c *treeCheck) keyAllowed(key, first *yaml.Node) bool {
	switch {
	case key.Kind != yaml.ScalarNode:
		c.add(key, "this key is not a plain name; allowed: one word before the colon")
	case key.ShortTag() == "!!merge":
		c.add(key, "merge key <<; allowed: values written out")
	case key.Anchor != "" || key.Style&yaml.TaggedStyle != 0:
		c.add(key, "anchor or tag on a key; allowed: plain names")
	case strings.TrimSpace(key.Value) == "":
		c.add(key, "empty key; allowed: a name before the colon")
	case first != nil:
		line, _ := c.doc.source.place(first.Line, first.Column)
		c.add(key, "key %s given twice, first in line %d; allowed: once", Quote(key.Value), line)
	default:
		return true
	}
	return false
}
