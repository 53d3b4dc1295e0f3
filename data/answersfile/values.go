package answersfile

import (
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
)

// value reads the answer to a question: a scalar as a person would type it, a
// list for a question with several choices, {low, high} for a number.
func (d *decoder) value(q *advisor.Question, n *yaml.Node) (advisor.Answer, bool) {
	switch n.Kind {
	case yaml.SequenceNode:
		return d.list(q, n)
	case yaml.MappingNode:
		return d.ends(q, n)
	default:
		return d.scalar(q, n)
	}
}

func (d *decoder) scalar(q *advisor.Question, n *yaml.Node) (advisor.Answer, bool) {
	if n.ShortTag() == "!!null" {
		if n.Value == "" {
			d.bad(n, "%s has no value; allowed: %s", q.ID, q.Allowed())
			return advisor.Answer{}, false
		}
		return advisor.Unknown(), true // null, as JSON says unknown
	}
	a, err := q.Parse(n.Value)
	if err != nil {
		d.bad(n, "%s: %v", q.ID, err)
	}
	return a, err == nil
}

// list reads several choices, one an item.
func (d *decoder) list(q *advisor.Question, n *yaml.Node) (advisor.Answer, bool) {
	if q.Kind != advisor.SeveralQuestion {
		d.bad(n, "%s: a list is not possible here; allowed: %s", q.ID, q.Allowed())
		return advisor.Answer{}, false
	}
	values, fine := []string{}, true
	for _, item := range n.Content {
		value, err := oneChoice(q, item)
		switch {
		case d.doc.Refused(item):
			fine = false
		case err != nil:
			d.bad(item, "%s: %v", q.ID, err)
			fine = false
		case slices.Contains(values, value):
			d.bad(item, "%s: %q is named twice; allowed: once", q.ID, value)
			fine = false
		default:
			values = append(values, value)
		}
	}
	return advisor.Words(values...), fine
}

var errOneChoice = errors.New("each item of the list is one choice")

func oneChoice(q *advisor.Question, n *yaml.Node) (string, error) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
		return "", errOneChoice
	}
	a, err := q.Parse(n.Value)
	if err != nil {
		return "", err
	}
	if len(a.Words) != 1 {
		return "", errOneChoice
	}
	return a.Words[0], nil
}

// ends reads a range as JSON exports write it.
func (d *decoder) ends(q *advisor.Question, n *yaml.Node) (advisor.Answer, bool) {
	if q.Kind != advisor.NumberQuestion {
		d.bad(n, "%s: a mapping is not possible here; allowed: %s", q.ID, q.Allowed())
		return advisor.Answer{}, false
	}
	r, fine := d.lowAndHigh(string(q.ID), n, "{low: 300000, high: 600000}", func(text string) (advisor.Range, error) {
		a, err := q.Parse(text)
		if err == nil && a.Kind != advisor.NumberAnswer {
			err = errOneNumber
		}
		return a.Number, err
	})
	if !fine {
		return advisor.Answer{}, false
	}
	a := advisor.Number(r)
	if err := q.Check(a); err != nil {
		d.bad(n, "%s: %v", q.ID, err)
		return advisor.Answer{}, false
	}
	return a, true
}

var errOneNumber = errors.New("each end of a range is one number")

// lowAndHigh reads the mapping of a range. Its ends are read as values without a
// mapping are, so that both have the same limits.
func (d *decoder) lowAndHigh(label string, n *yaml.Node, example string, read func(string) (advisor.Range, error)) (advisor.Range, bool) {
	var r struct {
		Low  yaml.Node `yaml:"low"`
		High yaml.Node `yaml:"high"`
	}
	if problems := d.doc.DecodeNode(n, label, &r); problems != nil {
		d.problems = append(d.problems, problems...)
		return advisor.Range{}, false
	}
	low, high := child(n, "low"), child(n, "high")
	if low == nil || high == nil {
		d.bad(n, "%s: a range needs low and high; allowed: %s", label, example)
		return advisor.Range{}, false
	}
	from, fine := d.end(label, low, read)
	to, fineToo := d.end(label, high, read)
	return advisor.Range{Low: from, High: to}, fine && fineToo
}

// end reads one end of a range.
func (d *decoder) end(label string, n *yaml.Node, read func(string) (advisor.Range, error)) (float64, bool) {
	var r advisor.Range
	err := errOneNumber
	if n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null" {
		r, err = read(n.Value)
	}
	if err == nil && !r.Certain() {
		err = errOneNumber
	}
	if err != nil && !d.doc.Refused(n) {
		d.bad(n, "%s: %v", label, err)
	}
	return r.Low, err == nil
}
