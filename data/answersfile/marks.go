package answersfile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/strict"
)

// markLayout is a mark with its details.
type markLayout struct {
	State      string       `yaml:"state"`
	Evidence   string       `yaml:"evidence"`
	Reason     string       `yaml:"reason"`
	AcceptedBy string       `yaml:"accepted_by"`
	Owner      string       `yaml:"owner"`
	Until      *strict.Date `yaml:"until"`
	Notice     string       `yaml:"notice"`
	Answers    string       `yaml:"answers"`
}

func (d *decoder) mark(key, value *yaml.Node) {
	id := checklist.ItemID(key.Value)
	if d.base.Pack.Item(id) == nil {
		d.bad(key, "%s", strict.Unknown("checkpoint", key.Value, d.items()))
		return
	}
	l, ok := d.markLayout(key.Value, value)
	if !ok || !d.checkLengths(value, l) {
		return
	}
	mark := l.mark()
	if !slices.Contains(checklist.States(), mark.State) {
		d.bad(stateNode(value), "%s: %s", id, strict.Unknown("state", l.State, stateNames()))
		return
	}
	problems := d.problemsWith(id, mark)
	for _, err := range problems {
		d.bad(value, "%s: %v", id, err)
	}
	if len(problems) == 0 {
		d.file.Marks[id] = mark
	}
}

// problemsWith is what keeps a mark from being put on an item. Without a day to
// go by, an acceptance may last as long as it likes.
func (d *decoder) problemsWith(id checklist.ItemID, m checklist.Mark) []error {
	at := d.today
	if at.IsZero() {
		at = m.Until
	}
	return d.base.Pack.Item(id).Problems(m, at)
}

// markLayout reads a mark: a state alone, or a mapping with a state.
func (d *decoder) markLayout(label string, n *yaml.Node) (markLayout, bool) {
	switch {
	case n.Kind == yaml.MappingNode:
		var l markLayout
		problems := d.doc.DecodeNode(n, label, &l)
		d.problems = append(d.problems, problems...)
		if len(problems) == 0 && stateNode(n) == n {
			d.bad(n, "%s has no state; allowed: %s", label, strings.Join(stateNames(), ", "))
			return l, false
		}
		return l, len(problems) == 0
	case n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null":
		return markLayout{State: n.Value}, true
	}
	d.bad(n, "%s has no state; allowed: %s, or a mapping with state and its details", label, strings.Join(stateNames(), ", "))
	return markLayout{}, false
}

// stateNode is the value that gives the state: in a mapping that of its key,
// and otherwise the mark itself.
func stateNode(n *yaml.Node) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "state" {
			return n.Content[i+1]
		}
	}
	return n
}

func (d *decoder) checkLengths(n *yaml.Node, l markLayout) bool {
	for _, text := range []string{l.Evidence, l.Reason, l.AcceptedBy, l.Owner, l.Notice, l.Answers} {
		if utf8.RuneCountInString(text) > advisor.MaxText {
			d.bad(n, "%s is too long; allowed: at most %d characters", strict.Quote(text), advisor.MaxText)
			return false
		}
	}
	return true
}

func (l markLayout) mark() checklist.Mark {
	m := checklist.Mark{
		State:      checklist.State(l.State),
		Evidence:   strings.TrimSpace(l.Evidence),
		Reason:     strings.TrimSpace(l.Reason),
		AcceptedBy: strings.TrimSpace(l.AcceptedBy),
		Owner:      strings.TrimSpace(l.Owner),
		Notice:     strings.TrimSpace(l.Notice),
		Answers:    strings.TrimSpace(l.Answers),
	}
	if l.Until != nil {
		m.Until = l.Until.Time
	}
	return m
}

func stateNames() []string {
	names := make([]string, len(checklist.States()))
	for i, s := range checklist.States() {
		names[i] = string(s)
	}
	return names
}
