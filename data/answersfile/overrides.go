package answersfile

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/strict"
)

// overrideLayout is a budget line set by hand.
type overrideLayout struct {
	Amount yaml.Node    `yaml:"amount"`
	Reason string       `yaml:"reason"`
	By     string       `yaml:"by"`
	On     *strict.Date `yaml:"on"`
}

// override reads one line of the budget: {amount, reason, by, on}. Without by
// and on, whoever takes the file over set it then.
func (d *decoder) override(key, value *yaml.Node) {
	id := advisor.LineID(key.Value)
	if !slices.Contains(advisor.OwnLines(), id) {
		d.bad(key, "%s", strict.Unknown("budget line", key.Value, lineNames()))
		return
	}
	if value.Kind != yaml.MappingNode {
		d.bad(value, "%s is not a mapping; allowed: {amount: 10k-15k, reason: a quote of 3 June, by: Ana}", id)
		return
	}
	var l overrideLayout
	if problems := d.doc.DecodeNode(value, key.Value, &l); problems != nil {
		d.problems = append(d.problems, problems...)
		return
	}
	amount, ok := d.amount(id, value)
	if !ok {
		return
	}
	o := advisor.Override{Line: id, Amount: amount, Reason: strings.TrimSpace(l.Reason), By: strings.TrimSpace(l.By)}
	if l.On != nil {
		o.At = l.On.Time
		if l.On.Future(d.today) {
			d.bad(child(value, "on"), "%s: on is %s, a day to come; allowed: the day on which the line was set, today at the latest", id, l.On.Format(time.DateOnly))
			return
		}
	}
	if err := o.Validate(); err != nil {
		d.bad(value, "%s: %v", id, err)
		return
	}
	d.file.Overrides = append(d.file.Overrides, o)
}

// amount reads what the line was set to, as a person would type it or as JSON
// exports write a range.
func (d *decoder) amount(id advisor.LineID, line *yaml.Node) (advisor.Range, bool) {
	n := child(line, "amount")
	switch {
	case n == nil || n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null":
		d.bad(line, "%s has no amount; allowed: an amount or a range like $12k or 10k-15k", id)
		return advisor.Range{}, false
	case n.Kind == yaml.MappingNode:
		return d.lowAndHigh(string(id), n, "{low: 10000, high: 15000}", id.ParseAmount)
	case n.Kind != yaml.ScalarNode:
		d.bad(n, "%s: a list is not possible here; allowed: an amount or a range like $12k or 10k-15k", id)
		return advisor.Range{}, false
	}
	r, err := id.ParseAmount(n.Value)
	if err != nil {
		d.bad(n, "%s: %v", id, err)
	}
	return r, err == nil
}

// child is the value of a key; nil where the mapping has none.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func lineNames() []string {
	var names []string
	for _, id := range advisor.OwnLines() {
		names = append(names, string(id))
	}
	return names
}

func overrides(state session.State) *yaml.Node {
	out := mapping()
	for _, o := range state.Overrides {
		line := mapping()
		put(line, "amount", plain(advisor.ShowRange(o.Amount, o.Line.Unit())), "")
		put(line, "reason", text(o.Reason), "")
		if o.By != "" {
			put(line, "by", text(o.By), "")
		}
		if !o.At.IsZero() {
			put(line, "on", plain(o.At.UTC().Format(time.DateOnly)), "")
		}
		put(out, string(o.Line), line, o.Line.Label()+" in the budget, set by hand")
	}
	return out
}
