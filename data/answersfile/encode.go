package answersfile

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// Encode writes a session as an answers file in YAML, with the question above
// each answer. Decoding it gives the same title, answers, marks, notes and lines
// set by hand, these to the day. It
// fails on a session with answers or marks that its knowledge base does not
// know.
func Encode(state session.State, base *knowledge.Base) ([]byte, error) {
	if err := known(state, base); err != nil {
		return nil, fmt.Errorf("write answers file: %w", err)
	}
	root := mapping()
	root.HeadComment = "# An answers file of loracle. Values are a number, a range like 300k-600k, a choice,\n" +
		"# a list of choices, a text, or unknown."
	if state.Title != "" {
		put(root, titleKey, text(state.Title), "")
	}
	putSection(root, answersKey, answers(state, base))
	putSection(root, checklistKey, marks(state, base))
	putSection(root, notesKey, notes(state, base))
	putSection(root, itemNotesKey, itemNotes(state, base))
	putSection(root, overridesKey, overrides(state))
	data, err := yaml.Dump(root, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err != nil {
		return nil, fmt.Errorf("write answers file: %w", err)
	}
	// What cannot be read back must not leave the program as a good file.
	if _, err := Decode("the file to be written", data, base); err != nil {
		return nil, fmt.Errorf("write answers file: %w", err)
	}
	return data, nil
}

// known reports what the knowledge base has no name for.
func known(state session.State, base *knowledge.Base) error {
	var problems []error
	for id := range state.Answers {
		if base.Advice.Question(id) == nil {
			problems = append(problems, fmt.Errorf("the knowledge base does not ask %s", id))
		}
	}
	for id := range state.Marks {
		if base.Pack.Item(id) == nil {
			problems = append(problems, fmt.Errorf("the checklist has no checkpoint %s", id))
		}
	}
	return errors.Join(problems...)
}

func answers(state session.State, base *knowledge.Base) *yaml.Node {
	out := mapping()
	for _, q := range base.Advice.Questions {
		if a, ok := state.Answers[q.ID]; ok {
			put(out, string(q.ID), answer(q, a), q.Prompt)
		}
	}
	return out
}

// answer writes a number plainly, so that other programs can read it, and a
// range as people do.
func answer(q *advisor.Question, a advisor.Answer) *yaml.Node {
	switch a.Kind {
	case advisor.NumberAnswer:
		if a.Number.Certain() {
			return plain(strconv.FormatFloat(a.Number.Low, 'f', -1, 64))
		}
		return plain(advisor.ShowRange(a.Number, q.Unit))
	case advisor.WordAnswer:
		return text(a.Word)
	case advisor.WordsAnswer:
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for _, w := range a.Words {
			list.Content = append(list.Content, text(w))
		}
		return list
	case advisor.UnknownAnswer:
	}
	return plain("unknown")
}

func marks(state session.State, base *knowledge.Base) *yaml.Node {
	out := mapping()
	for _, c := range base.Pack.Categories {
		for _, item := range c.Items {
			if m, ok := state.Marks[item.ID]; ok {
				put(out, string(item.ID), mark(m), item.Question)
			}
		}
	}
	return out
}

// mark writes a state alone where there is nothing to add.
func mark(m checklist.Mark) *yaml.Node {
	out := mapping()
	add := func(key, value string) {
		if value != "" {
			put(out, key, text(value), "")
		}
	}
	add("state", string(m.State))
	add("evidence", m.Evidence)
	add("reason", m.Reason)
	add("accepted_by", m.AcceptedBy)
	add("owner", m.Owner)
	if !m.Until.IsZero() {
		put(out, "until", plain(m.Until.Format(time.DateOnly)), "")
	}
	add("notice", m.Notice)
	add("answers", m.Answers)
	if len(out.Content) == 2 {
		return out.Content[1]
	}
	return out
}

func notes(state session.State, base *knowledge.Base) *yaml.Node {
	out := mapping()
	for _, q := range base.Advice.Questions {
		if note := state.Notes[q.ID]; note != "" {
			put(out, string(q.ID), text(note), "")
		}
	}
	return out
}

func itemNotes(state session.State, base *knowledge.Base) *yaml.Node {
	out := mapping()
	for _, id := range items(base.Pack) {
		if note := state.ItemNotes[id]; note != "" {
			put(out, string(id), text(note), "")
		}
	}
	return out
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode} }

// plain is a value that YAML need not know the type of.
func plain(value string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: value} }

// text is a value that stays text whatever it looks like. Texts of several
// lines are written as lines.
func text(value string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if strings.Contains(value, "\n") {
		n.Style = yaml.LiteralStyle
	}
	return n
}

func put(to *yaml.Node, key string, value *yaml.Node, comment string) {
	k := plain(key)
	if comment != "" {
		k.HeadComment = "# " + comment
	}
	to.Content = append(to.Content, k, value)
}

func putSection(to *yaml.Node, name string, section *yaml.Node) {
	if len(section.Content) > 0 {
		put(to, name, section, "")
	}
}
