package answersfile

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/strict"
)

// The sections of a file.
const (
	titleKey     = "title"
	answersKey   = "answers"
	checklistKey = "checklist"
	notesKey     = "notes"
	itemNotesKey = "checklist_notes"
	overridesKey = "overrides"
)

// layout is a file before the knowledge base gives its keys a meaning.
type layout struct {
	Title     string    `yaml:"title"`
	Answers   yaml.Node `yaml:"answers"`
	Checklist yaml.Node `yaml:"checklist"`
	Notes     yaml.Node `yaml:"notes"`
	ItemNotes yaml.Node `yaml:"checklist_notes"`
	Overrides yaml.Node `yaml:"overrides"`
}

// Decode reads an answers file. Name stands before each problem. The error is
// a strict.Problems with everything that is wrong.
//
// With On, acceptances that would last too long from that day on are problems
// too.
func Decode(name string, data []byte, base *knowledge.Base, opts ...Option) (File, error) {
	var l layout
	doc, problems := strict.Decode(name, data, &l)
	if doc == nil {
		return File{}, problems.Err()
	}
	d := decoder{doc: doc, base: base, problems: problems, file: File{
		Answers: advisor.Answers{}, Marks: checklist.Marks{},
		Notes: map[advisor.QuestionID]string{}, ItemNotes: map[checklist.ItemID]string{},
	}}
	for _, o := range opts {
		o(&d)
	}
	if n := doc.At(titleKey); n != nil && n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null" {
		d.title(n)
	}
	d.section(answersKey, d.answer)
	d.section(checklistKey, d.mark)
	d.section(notesKey, d.note)
	d.section(itemNotesKey, d.itemNote)
	d.section(overridesKey, d.override)
	if err := d.problems.Err(); err != nil {
		return File{}, err
	}
	return d.file, nil
}

// decoder fills a file from a document and collects what is wrong.
type decoder struct {
	doc      *strict.Document
	base     *knowledge.Base
	file     File
	problems strict.Problems
	// today is the day on which acceptances are taken over; zero where that is
	// not checked.
	today time.Time
}

// Option changes how a file is read.
type Option func(*decoder)

// On says on which day the marks of the file are taken over.
func On(today time.Time) Option { return func(d *decoder) { d.today = today } }

func (d *decoder) bad(n *yaml.Node, format string, args ...any) {
	d.problems = append(d.problems, d.doc.ProblemAt(n, fmt.Sprintf(format, args...)))
}

// section reads each entry of a top-level mapping. A section without entries
// is fine: people comment them out.
func (d *decoder) section(name string, read func(key, value *yaml.Node)) {
	n := d.doc.At(name)
	if n == nil || n.ShortTag() == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.bad(n, "%s is not a mapping; allowed: lines of key: value", name)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !d.doc.Refused(n.Content[i+1]) {
			read(n.Content[i], n.Content[i+1])
		}
	}
}

func (d *decoder) title(n *yaml.Node) {
	title := strings.TrimSpace(n.Value)
	switch {
	case title == "":
		d.bad(n, "title is empty; allowed: a text, or no title at all")
	case strings.ContainsAny(title, "\n\t"):
		d.bad(n, "title has more than one line; allowed: one line")
	case session.CheckTitle(title) != nil:
		d.bad(n, "%v", session.CheckTitle(title))
	case d.file.Title != "":
		d.bad(n, "the title is given twice; allowed: once, at the top")
	}
	d.file.Title = title
}

func (d *decoder) answer(key, value *yaml.Node) {
	if key.Value == titleKey && value.Kind == yaml.ScalarNode {
		d.title(value)
		return
	}
	q := d.base.Advice.Question(advisor.QuestionID(key.Value))
	if q == nil {
		d.bad(key, "%s", strict.Unknown("question", key.Value, d.questions()))
		return
	}
	if a, ok := d.value(q, value); ok {
		d.file.Answers[q.ID] = a
	}
}

func (d *decoder) questions() []string {
	ids := make([]string, len(d.base.Advice.Questions))
	for i, q := range d.base.Advice.Questions {
		ids[i] = string(q.ID)
	}
	return ids
}

func (d *decoder) items() []string {
	var ids []string
	for _, id := range items(d.base.Pack) {
		ids = append(ids, string(id))
	}
	return ids
}

func (d *decoder) note(key, value *yaml.Node) {
	id := advisor.QuestionID(key.Value)
	if d.base.Advice.Question(id) == nil {
		d.bad(key, "%s", strict.Unknown("question", key.Value, d.questions()))
		return
	}
	if text, ok := d.text(key.Value, value); ok {
		d.file.Notes[id] = text
	}
}

func (d *decoder) itemNote(key, value *yaml.Node) {
	id := checklist.ItemID(key.Value)
	if d.base.Pack.Item(id) == nil {
		d.bad(key, "%s", strict.Unknown("checkpoint", key.Value, d.items()))
		return
	}
	if text, ok := d.text(key.Value, value); ok {
		d.file.ItemNotes[id] = text
	}
}

// text reads a remark of one or more lines.
func (d *decoder) text(label string, n *yaml.Node) (string, bool) {
	text := strings.TrimSpace(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" || text == "":
		d.bad(n, "%s is no text; allowed: a text, or no line for it", label)
	case utf8.RuneCountInString(text) > advisor.MaxText:
		d.bad(n, "%s is too long; allowed: at most %d characters", label, advisor.MaxText)
	default:
		return text, true
	}
	return "", false
}
