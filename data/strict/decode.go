package strict

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// Decode reads the document into v, a pointer. It reports every unknown key,
// value of the wrong type and empty value; v holds what could be read.
func (d *Document) Decode(v any) Problems { return d.DecodeNode(d.Root, "the file", v) }

// DecodeNode reads one value of the document into v, a pointer. Messages call
// the value by label.
func (d *Document) DecodeNode(n *yaml.Node, label string, v any) Problems {
	w := walker{doc: d, expected: map[mark]slot{}}
	w.visit(n, reflect.TypeOf(v).Elem(), label)
	err := n.Load(v, yaml.WithKnownFields(), yaml.WithUniqueKeys(false))
	return append(w.problems, w.translate(err)...).oneEach()
}

// translate puts the decoder's errors, which speak of Go types, into words.
// Those that the walker has already seen stand at the same place and are
// dropped later.
func (w *walker) translate(err error) Problems {
	if err == nil {
		return nil
	}
	var all *yaml.LoadErrors
	if !errors.As(err, &all) {
		return Problems{w.doc.ProblemAt(w.doc.Root, "cannot be read; check the types of the values")}
	}
	var problems Problems
	for _, e := range all.Errors {
		problems = append(problems, w.translateOne(e))
	}
	return problems
}

func (w *walker) translateOne(e *yaml.LoadError) Problem {
	at := &yaml.Node{Line: e.Mark.Line, Column: e.Mark.Column}
	s, known := w.expected[mark{e.Mark.Line, e.Mark.Column}]
	switch {
	case !known:
		return w.doc.ProblemAt(at, "wrong type of value; check the keys and values here")
	case s.own:
		return w.doc.ProblemAt(at, s.label+": "+e.Message)
	}
	return w.doc.ProblemAt(at, s.mismatch())
}

// slot is a place where a value is expected.
type slot struct {
	label string
	node  *yaml.Node
	want  reflect.Type
	// own says that the type reads itself and explains its own errors.
	own bool
}

func (s slot) mismatch() string {
	return fmt.Sprintf("%s is %s; allowed: %s", s.label, describe(s.node), typeInWords(s.want))
}

// walker goes through a document and the type it is read into side by side.
type walker struct {
	doc      *Document
	expected map[mark]slot
	problems Problems
}

var (
	nodeType = reflect.TypeFor[yaml.Node]()
	yamlType = reflect.TypeFor[yaml.Unmarshaler]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (w *walker) visit(n *yaml.Node, t reflect.Type, label string) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nodeType || t.Kind() == reflect.Interface || w.doc.Refused(n) {
		return
	}
	s := slot{label, n, t, readsItself(t)}
	w.expected[mark{n.Line, n.Column}] = s
	switch {
	case n.ShortTag() == "!!null":
		w.add(n, fmt.Sprintf("%s has no value; allowed: %s", label, typeInWords(t)))
	case s.own:
	case t.Kind() == reflect.Struct:
		w.visitStruct(s)
	case t.Kind() == reflect.Map:
		w.visitMap(s)
	case t.Kind() == reflect.Slice:
		w.visitList(s)
	case n.Kind != yaml.ScalarNode:
		w.add(n, s.mismatch())
	}
}

func (w *walker) add(n *yaml.Node, text string) {
	w.problems = append(w.problems, w.doc.ProblemAt(n, text))
}

func (w *walker) visitStruct(s slot) {
	if s.node.Kind != yaml.MappingNode {
		w.add(s.node, s.mismatch())
		return
	}
	names, types := fields(s.want)
	for i := 0; i+1 < len(s.node.Content); i += 2 {
		key, value := s.node.Content[i], s.node.Content[i+1]
		if t, known := types[key.Value]; known {
			w.visit(value, t, key.Value)
		} else {
			w.add(key, Unknown("key", key.Value, names))
		}
	}
}

func (w *walker) visitMap(s slot) {
	if s.node.Kind != yaml.MappingNode {
		w.add(s.node, s.mismatch())
		return
	}
	for i := 0; i+1 < len(s.node.Content); i += 2 {
		w.visit(s.node.Content[i+1], s.want.Elem(), s.node.Content[i].Value)
	}
}

func (w *walker) visitList(s slot) {
	if s.node.Kind != yaml.SequenceNode {
		w.add(s.node, s.mismatch())
		return
	}
	for i, n := range s.node.Content {
		w.visit(n, s.want.Elem(), item(i, s.label))
	}
}

// readsItself reports whether a type has its own way of reading YAML.
func readsItself(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(yamlType) || p.Implements(textType)
}

// keys are those of a struct in order, with the types of their values.
type keys struct {
	names []string
	types map[string]reflect.Type
}

// known keeps the keys of each type: the same few come again and again.
var known sync.Map

func fields(t reflect.Type) ([]string, map[string]reflect.Type) {
	kept, _ := known.Load(t)
	if k, ok := kept.(keys); ok {
		return k.names, k.types
	}
	names, types := fieldsOf(t)
	known.Store(t, keys{names, types})
	return names, types
}

func fieldsOf(t reflect.Type) ([]string, map[string]reflect.Type) {
	var names []string
	types := map[string]reflect.Type{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			continue
		}
		names = append(names, name)
		types[name] = t.Field(i).Type
	}
	return names, types
}

// describe says what a value is.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode, yaml.AliasNode, yaml.DocumentNode, yaml.StreamNode:
	}
	return Quote(n.Value)
}

// typeInWords says what a type accepts.
func typeInWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "a whole number"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "a whole number from 0"
	case reflect.Float32, reflect.Float64:
		return "a number"
	case reflect.String:
		return "text"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Struct, reflect.Map:
		if in, ok := reflect.New(t).Interface().(interface{ Allowed() string }); ok {
			return in.Allowed()
		}
		return "a mapping (lines of key: value)"
	default:
		return "a value"
	}
}
