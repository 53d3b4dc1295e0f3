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
	var r struct {
		Low  *float64 `yaml:"low"`
		High *float64 `yaml:"high"`
	}
	if problems := d.doc.DecodeNode(n, string(q.ID), &r); problems != nil {
		d.problems = append(d.problems, problems...)
		return advisor.Answer{}, false
	}
	if r.Low == nil || r.High == nil {
		d.bad(n, "%s: a range needs low and high; allowed: {low: 300000, high: 600000}", q.ID)
		return advisor.Answer{}, false
	}
	a := advisor.Number(advisor.Range{Low: *r.Low, High: *r.High})
	if err := q.Check(a); err != nil {
		d.bad(n, "%s: %v", q.ID, err)
		return advisor.Answer{}, false
	}
	return a, true
}
