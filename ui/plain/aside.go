package plain

import (
	"strings"

	"loracle/data/session"
	"loracle/ui/safe"
)

// aside carries out what can be said at every question and checkpoint without
// answering it: a note, or going to another one. done is false for any other
// line. The colon tells it from a text that happens to begin with the word.
func (i *interview) aside(s step, line string) (to next, done bool, err error) {
	word, rest, found := strings.Cut(line, ":")
	if !found {
		return stay, false, nil
	}
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "note":
		return stay, true, i.note(s, rest)
	case "go":
		return i.jump(rest), true, nil
	}
	return stay, false, nil
}

// note writes a remark on a step, in place of the one that is there; an empty
// one takes it away.
func (i *interview) note(s step, text string) error {
	if text == s.noted(i) {
		i.out.line("The note is the same as before.")
		return nil
	}
	e := s.remark(text)
	if err := e.Validate(); err != nil {
		i.out.line("Not saved: %s.", err)
		return nil
	}
	if err := i.save(e); err != nil {
		return err
	}
	if text == "" {
		i.out.line("The note is gone. The question is still there.")
		return nil
	}
	i.out.line("Noted. The question is still there.")
	return nil
}

func (s questionStep) remark(text string) session.Event { return session.NoteQuestion(s.ID, text) }
func (s itemStep) remark(text string) session.Event     { return session.NoteItem(s.ID, text) }

func (s questionStep) noted(i *interview) string { return i.file.Notes[s.ID] }
func (s itemStep) noted(i *interview) string     { return i.file.ItemNotes[s.ID] }

// listedAtMost is how many names are told where several fit.
const listedAtMost = 8

// jump goes to the only step that has all the words, and says which there are
// where it is not the only one. The next answer leads back.
func (i *interview) jump(words string) next {
	found := i.named(words)
	switch {
	case words == "":
		i.out.line("Write a word of its name after go, like go: volume.")
		return stay
	case len(found) == 0:
		i.out.line("No question and no checkpoint has all these words.")
		return stay
	case len(found) > 1:
		i.out.line("Several have these words; add one that tells them apart:")
		for _, n := range found[:min(len(found), listedAtMost)] {
			i.out.line("  %s, %s", i.steps[n].name(), i.steps[n].kind())
		}
		if more := len(found) - listedAtMost; more > 0 {
			i.out.line("  and %d more", more)
		}
		return stay
	}
	if !i.jumped {
		i.from, i.jumped = i.at, true
	}
	i.at = found[0]
	return move
}

// named are the steps with all the words in their name, kind or question; where
// the words are a name, those that have it.
func (i *interview) named(words string) []int {
	var found, exact []int
	for n, s := range i.steps {
		if strings.EqualFold(s.name(), words) {
			exact = append(exact, n)
		}
		if hasAll(s.name()+" "+s.kind()+" "+s.asks(), words) {
			found = append(found, n)
		}
	}
	if exact != nil {
		return exact
	}
	return found
}

func (s questionStep) kind() string { return "question" }
func (s itemStep) kind() string     { return "checkpoint" }

func (s questionStep) name() string { return s.Short }
func (s itemStep) name() string     { return safe.Line(s.Title) }

func (s questionStep) asks() string { return s.Prompt }
func (s itemStep) asks() string     { return s.Question }

func hasAll(text, words string) bool {
	text = strings.ToLower(text)
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
