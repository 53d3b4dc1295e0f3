package plain

import (
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
		i.out.line("Next: %s.", why)
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
		i.out.line("%s", err)
		return false, nil
	}
	if old, ok := i.file.Answers[s.ID]; ok && old.Equal(a) {
		return true, nil
	}
	return true, i.save(session.Event{Kind: session.Answered, Question: s.ID, Answer: &a})
}

// named is the line with the numbers of choices turned into their values.
func (s questionStep) named(line string) string {
	if len(s.Choices) == 0 {
		return line
	}
	words := strings.Split(line, ",")
	for i, w := range words {
		n, err := strconv.Atoi(strings.TrimSpace(w))
		if err == nil && n >= 1 && n <= len(s.Choices) {
			words[i] = s.Choices[n-1].Value
		}
	}
	return strings.Join(words, ",")
}
