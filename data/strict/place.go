package strict

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// Problem makes a problem at the value that path leads to. A path is made of
// keys (string) and list positions from 0 (int), like "gates", 3, "when". Where
// it leads to nothing, as when something is missing, the problem stands at the
// nearest value that should have held it.
func (d *Document) Problem(text string, path ...any) Problem {
	node, _ := d.find(path)
	return d.ProblemAt(node, text)
}

// KeyProblem makes a problem at the key that path ends with, as opposed to its
// value.
func (d *Document) KeyProblem(text string, path ...any) Problem {
	if len(path) > 0 {
		parent, whole := d.find(path[:len(path)-1])
		name, isKey := path[len(path)-1].(string)
		if key, _ := pair(parent, name); whole && isKey && key != nil {
			return d.ProblemAt(key, text)
		}
	}
	return d.Problem(text, path...)
}

// At is the value that path leads to, or nil.
func (d *Document) At(path ...any) *yaml.Node {
	if node, whole := d.find(path); whole {
		return node
	}
	return nil
}

// Refused reports whether a value was taken out because it is an alias or has a
// tag; the problem is already known then.
func (d *Document) Refused(n *yaml.Node) bool {
	return n.ShortTag() == "!!null" && d.refused[mark{n.Line, n.Column}]
}

// ProblemAt makes a problem at a node of this document.
func (d *Document) ProblemAt(node *yaml.Node, text string) Problem {
	line, column := d.source.place(node.Line, node.Column)
	return Problem{d.File, line, column, text}
}

// find follows a path as far as it goes; whole says that it went all the way.
func (d *Document) find(path []any) (node *yaml.Node, whole bool) {
	node = d.Root
	for _, step := range path {
		next := child(node, step)
		if next == nil {
			return node, false
		}
		node = next
	}
	return node, true
}

func child(node *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case string:
		_, value := pair(node, step)
		return value
	case int:
		if node.Kind == yaml.SequenceNode && step >= 0 && step < len(node.Content) {
			return node.Content[step]
		}
	}
	return nil
}

// pair is the key and value of that name in a mapping, or nils.
func pair(node *yaml.Node, name string) (key, value *yaml.Node) {
	if node.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == name {
			return node.Content[i], node.Content[i+1]
		}
	}
	return nil, nil
}

// item names the n-th value of a list for messages, from 1.
func item(n int, of string) string {
	return "item " + strconv.Itoa(n+1) + " of " + of
}
