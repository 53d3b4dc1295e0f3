package report

import (
	"bytes"
	"encoding/json"

	"loracle/ui/safe"
)

// frontMatter is the head of a decision record, in YAML.
type frontMatter struct {
	status, date, decider string
	consulted             []string
}

func (m frontMatter) write(w *bytes.Buffer) {
	w.WriteString("---\n")
	w.WriteString("status: " + quoted(m.status) + "\n")
	w.WriteString("date: " + m.date + "\n")
	if m.decider != "" {
		w.WriteString("decision-makers: [" + quoted(m.decider) + "]\n")
	}
	if len(m.consulted) > 0 {
		w.WriteString("consulted: [")
		for i, name := range m.consulted {
			if i > 0 {
				w.WriteString(", ")
			}
			w.WriteString(quoted(name))
		}
		w.WriteString("]\n")
	}
	w.WriteString("---\n")
}

// quoted is text as a YAML scalar in double quotes, whose escapes are those of
// JSON.
func quoted(text string) string {
	data, err := json.Marshal(safe.Line(text))
	if err != nil {
		return `""` // no string fails
	}
	return string(data)
}
