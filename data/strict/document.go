// Package strict reads YAML files that people write by hand, and JSON as the
// part of YAML it is. Nothing in a file is guessed or passed over: an unknown
// key, a value of the wrong type, a key given twice or a value left empty is a
// problem, and all problems of a file are reported at once, each with its line
// and column and with what is allowed.
//
// What hand-written files do not need is refused: aliases and anchors, merge
// keys, tags, several documents in one file, control characters, text that is
// not UTF-8, and files of unusual size or depth.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// DefaultMaxBytes is how large a file may be unless MaxBytes says otherwise.
const DefaultMaxBytes = 256 << 10

// maxDepth is how deep lists and mappings may nest.
const maxDepth = 32

// Option changes how a file is read.
type Option func(*options)

type options struct{ maxBytes int }

// MaxBytes sets how large a file may be.
func MaxBytes(n int) Option { return func(o *options) { o.maxBytes = n } }

// Document is a file that is well-formed YAML, kept with its places so that
// problems found later can still be located.
type Document struct {
	// File is the name that problems carry.
	File string
	// Root is the top-level value.
	Root *yaml.Node

	source source
	// refused holds the places of values taken out by checkTree.
	refused map[mark]bool
}

// Parse reads a file without giving it a meaning yet. The document is nil when
// the text is no YAML at all; it is there beside problems such as duplicate
// keys, so that more can be found in the same run.
func Parse(file string, data []byte, opts ...Option) (*Document, Problems) {
	o := options{maxBytes: DefaultMaxBytes}
	for _, opt := range opts {
		opt(&o)
	}
	src, problems := readSource(file, data, o.maxBytes)
	if problems != nil {
		return nil, problems
	}
	return src.parse()
}

// Decode reads a file into v, a pointer. The document is nil when the text is
// no YAML at all. Where there are problems, v holds what could be read.
func Decode(file string, data []byte, v any, opts ...Option) (*Document, Problems) {
	doc, problems := Parse(file, data, opts...)
	if doc == nil {
		return nil, problems
	}
	problems = append(problems, doc.Decode(v)...)
	return doc, problems.oneEach().Sorted()
}

func (s source) parse() (*Document, Problems) {
	loader, err := yaml.NewLoader(bytes.NewReader(s.text),
		yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, Problems{{File: s.file, Text: "start reading: " + err.Error()}}
	}
	var root yaml.Node
	switch err := loader.Load(&root); {
	case errors.Is(err, io.EOF), err == nil && len(root.Content) == 0:
		return nil, Problems{{s.file, 1, 1, "the file is empty; allowed: one YAML or JSON document"}}
	case err != nil:
		return nil, s.syntaxProblems(err)
	}
	doc := &Document{File: s.file, Root: root.Content[0], source: s, refused: map[mark]bool{}}
	return doc, append(doc.checkTree(), s.checkEnd(loader)...)
}

// checkEnd refuses anything after the first document.
func (s source) checkEnd(loader *yaml.Loader) Problems {
	var second yaml.Node
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return s.syntaxProblems(err)
	}
	line, column := s.place(second.Line, second.Column)
	return Problems{{s.file, line, column, "a second document starts here; allowed: one document a file"}}
}

// syntaxProblems places what the parser says about text that is no YAML.
func (s source) syntaxProblems(err error) Problems {
	at, message := yaml.Mark{Line: 1, Column: 1}, err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		at, message = load.Mark, load.Message
		// A key without its colon is only noticed further down.
		if load.ContextMsg == "while scanning a simple key" && load.ContextMark.Line > 0 {
			at = load.ContextMark
		}
	}
	line, column := s.place(max(at.Line, 1), max(at.Column, 1))
	line, column = s.inside(line, column)
	text := fmt.Sprintf("not valid YAML: %s; check the indentation, colons and quotes here and just above", message)
	if name, found := strings.CutPrefix(message, "unknown anchor "); found {
		name, _, _ = strings.Cut(name, " referenced")
		text = fmt.Sprintf("alias *%s; allowed: values written out, and text that starts with * in quotes",
			strings.Trim(name, "'"))
	}
	return Problems{{s.file, line, column, text}}
}

// inside moves a place past the last line back to the end of the text.
func (s source) inside(line, column int) (int, int) {
	text := bytes.TrimRight(s.text, "\n")
	lastLine, lastColumn := advance(1, 1, text)
	if line > lastLine {
		return lastLine, lastColumn
	}
	return line, column
}
