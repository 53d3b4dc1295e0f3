package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/data/strict"
)

// builder turns decoded files into a Base and collects what is wrong.
type builder struct {
	raw      raw
	docs     map[string]*strict.Document
	problems strict.Problems
	// kept says that a checklist is one that a session has already.
	kept bool
	// figureDocs stand beside raw.figures; nil where a file is no YAML.
	figureDocs []*strict.Document

	base     *Base
	advice   *advisor.Knowledge
	notes    map[string]*advisor.Note
	figures  map[string]*advisor.Figure
	question map[advisor.QuestionID]*advisor.Question
	// seen is where each id of each kind stands first.
	seen map[string]entry
}

func newBuilder() *builder {
	advice := &advisor.Knowledge{}
	return &builder{
		docs: map[string]*strict.Document{}, advice: advice, base: &Base{Advice: advice},
		notes: map[string]*advisor.Note{}, figures: map[string]*advisor.Figure{},
		question: map[advisor.QuestionID]*advisor.Question{}, seen: map[string]entry{},
	}
}

// problem adds one that concerns a file as a whole.
func (b *builder) problem(file, text string) {
	b.problems = append(b.problems, strict.Problem{File: file, Text: text})
}

// entry is a value in one of the files. Its methods report what is wrong with
// it or with its fields.
type entry struct {
	b    *builder
	doc  *strict.Document
	path []any
}

// in is the entry at a path in a file. The file may be missing or no YAML; the
// entry says nothing then, as the file itself has been reported.
func (b *builder) in(file string, path ...any) entry { return entry{b, b.docs[file], path} }

// at is a value inside the entry.
func (e entry) at(path ...any) entry {
	return entry{e.b, e.doc, append(slices.Clone(e.path), path...)}
}

// bad reports a problem with the entry.
func (e entry) bad(format string, args ...any) {
	if e.doc != nil && !e.refused() {
		e.b.problems = append(e.b.problems, e.doc.Problem(fmt.Sprintf(format, args...), e.path...))
	}
}

// badKey reports a problem with the key of the entry.
func (e entry) badKey(text string) {
	if e.doc != nil {
		e.b.problems = append(e.b.problems, e.doc.KeyProblem(text, e.path...))
	}
}

// given reports whether the file has a value there.
func (e entry) given() bool { return e.doc != nil && e.doc.At(e.path...) != nil }

// refused reports whether decoding has already complained about the value.
func (e entry) refused() bool {
	at := e.doc.Problem("", e.path...)
	return e.given() && slices.ContainsFunc(e.b.problems, func(p strict.Problem) bool {
		return p.File == at.File && p.Line == at.Line && p.Column == at.Column
	})
}

// need reports every field that is missing or empty; pairs are a name and a
// text in turn.
func (e entry) need(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			e.at(pairs[i]).bad("%s is missing; every entry here needs it", pairs[i])
		}
	}
}

// needValue reports a field that is not given at all.
func (e entry) needValue(names ...string) {
	for _, name := range names {
		if at := e.at(name); !at.given() {
			at.bad("%s is missing; every entry here needs it", name)
		}
	}
}

// oneOf reports a field whose value is not among those allowed.
func oneOf[T ~string](e entry, what string, value T, allowed []T) bool {
	if value == "" || slices.Contains(allowed, value) {
		return value != ""
	}
	names := strings.Split(listed(allowed), ", ")
	e.bad("%s", strict.Unknown(what, string(value), names))
	return false
}

var (
	snakeCase = regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)
	dotted    = regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)+$`)
	noteID    = regexp.MustCompile(`^[DF][1-9][0-9]*$`)
	tableID   = regexp.MustCompile(`^(T[1-9][0-9]*[a-z]?|text\.[a-z0-9_]+)$`)
	priceID   = regexp.MustCompile(`^[a-z0-9][a-z0-9.:_-]*$`)
)

// newID checks the form of an id and that it is the first of its kind. It
// reports whether the entry can be used under it.
func (e entry) newID(kind, id string, form *regexp.Regexp, sample string) bool {
	at := e.at("id")
	if id == "" {
		at.bad("id is missing; every entry here needs it")
		return false
	}
	if !form.MatchString(id) {
		at.bad("%s is not a possible id of a %s; allowed: one like %s", strict.Quote(id), kind, sample)
	}
	key := kind + " " + id
	first, taken := e.b.seen[key]
	if taken {
		place := first.doc.Problem("", first.path...)
		at.bad("%s %q is given twice, first at %s:%d; allowed: once", kind, id, place.File, place.Line)
		return false
	}
	e.b.seen[key] = at
	return true
}
