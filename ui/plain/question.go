package plain

import (
	"fmt"
	"strconv"
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/safe"
)

func (s questionStep) heading() string { return s.Section.Title() }

// among counts the short path as one, as the screen does.
func (s questionStep) among() group {
	if s.Express > 0 {
		return group{leads: " to a first recommendation"}
	}
	return group{name: "questions " + s.Section.Title()}
}

func (s questionStep) done(c casefile.Case) bool {
	_, ok := c.Answers[s.ID]
	return ok
}

func (s questionStep) show(i *interview) {
	if why := i.brings(s.Question); why != "" {
		i.out.line("Next, because it %s.", why)
	}
	i.out.line("%s", s.Prompt)
	for n, c := range s.Choices {
		if c.Help == "" {
			i.out.line("  %d  %s", n+1, c.Label)
			continue
		}
		i.out.line("  %d  %s: %s", n+1, c.Label, c.Help)
	}
	i.out.line("Possible: %s", s.possible())
	if a, ok := i.file.Answers[s.ID]; ok {
		i.out.line("So far: %s", safe.Line(s.Show(a)))
	}
}

// possible says in a line what can be typed.
func (s questionStep) possible() string {
	switch s.Kind {
	case advisor.ChoiceQuestion:
		return "one of them by number or name, or unknown"
	case advisor.SeveralQuestion:
		return "any of them by number or name with commas between, none, or unknown"
	case advisor.NumberQuestion, advisor.TextQuestion:
	}
	return s.Allowed()
}

func (s questionStep) explain(i *interview) {
	i.out.line("%s", s.Help)
	i.out.line("Why we ask: %s", s.Why)
	i.out.line("Source: %s. Example: %s", s.Source, s.Example)
	if s.Assume != nil {
		i.out.line("While it is unknown: %s", s.Assume.Why)
	}
}

func (s questionStep) take(i *interview, line string) (bool, error) {
	a, err := s.Parse(s.named(line))
	if err != nil {
		i.out.line("%s", s.misread(line, err))
		return false, nil
	}
	if old, ok := i.file.Answers[s.ID]; !ok || !old.Equal(a) {
		if err := i.save(session.Answer(s.ID, a)); err != nil {
			return true, err
		}
	}
	i.out.line("%s", s.understood(a))
	return true, nil
}

// misread says why a line is no answer. Files name choices by their values; here
// they have numbers and names.
func (s questionStep) misread(line string, err error) string {
	if len(s.Choices) == 0 {
		return err.Error()
	}
	return fmt.Sprintf("%q is none of these. Type %s.", line, s.possible())
}

// understood says an answer back in words, with its unit.
func (s questionStep) understood(a advisor.Answer) string {
	switch {
	case a.IsUnknown():
		return "Saved: nobody knows."
	case s.Kind == advisor.NumberQuestion:
		return "Saved: " + advisor.FormatRange(a.Number, s.Unit) + "."
	case s.Kind == advisor.TextQuestion:
		return "Saved."
	}
	return "Saved: " + safe.Line(s.Show(a)) + "."
}

// named is the line with the numbers of choices, and beginnings that only one of
// them has, turned into their values.
func (s questionStep) named(line string) string {
	if len(s.Choices) == 0 {
		return line
	}
	words := strings.Split(line, ",")
	for i, w := range words {
		w = strings.TrimSpace(w)
		if n, err := strconv.Atoi(w); err == nil && n >= 1 && n <= len(s.Choices) {
			words[i] = s.Choices[n-1].Value
		} else if value := s.begins(w); value != "" {
			words[i] = value
		}
	}
	return strings.Join(words, ",")
}

// shortest is how many letters of a name are enough to mean it.
const shortest = 3

// begins is the value of the only choice whose name begins like this; empty where
// none or several do, or one is named in full.
func (s questionStep) begins(text string) string {
	value := ""
	for _, c := range s.Choices {
		switch {
		case strings.EqualFold(c.Label, text), strings.EqualFold(c.Value, text):
			return ""
		case len(text) < shortest || !strings.HasPrefix(strings.ToLower(c.Label), strings.ToLower(text)):
			continue
		case value != "":
			return ""
		}
		value = c.Value
	}
	return value
}
