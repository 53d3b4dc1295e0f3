package plain

import (
	"fmt"
	"strings"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/safe"
)

// beside carries out what can be said about a checkpoint beside its state: an
// action, a parked topic, a withdrawn acceptance, its history. done is false
// for any other line.
func (s itemStep) beside(i *interview, line string) (done bool, err error) {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(word) {
	case "action":
		return true, i.action(s.ID)
	case "park":
		if rest == "" {
			i.out.line("Not saved: write the topic after park.")
			return true, nil
		}
		return true, i.saveAndSay(session.Park(rest, s.ID), "Parked.")
	case "withdraw":
		if i.file.Marks[s.ID].State != checklist.Accepted {
			i.out.line("Not saved: this risk is not accepted.")
			return true, nil
		}
		return true, i.saveAndSay(session.Withdraw(s.ID, rest), "Withdrawn: this checkpoint is open again.")
	case "history":
		i.history(s.ID)
		return true, nil
	}
	return false, nil
}

func (i *interview) saveAndSay(e session.Event, said string) error {
	if err := i.save(e); err != nil {
		return err
	}
	i.out.line("%s", said)
	return nil
}

// action asks for what somebody will do about a checkpoint.
func (i *interview) action(item checklist.ItemID) error {
	var a checklist.Action
	var due string
	for _, ask := range []struct {
		prompt string
		into   *string
	}{
		{"If what happens? ", &a.Trigger},
		{"Who will act (one name)? ", &a.Owner},
		{"Will do what? ", &a.Do},
		{"By which day (like 2027-02-01)? ", &due},
	} {
		line, err := i.read(ask.prompt)
		if err != nil {
			return err
		}
		*ask.into = line
	}
	day, err := time.Parse(time.DateOnly, due)
	if err != nil {
		i.out.line("Not saved: %q is not a day; write it like 2027-02-01.", due)
		return nil //nolint:nilerr // a slip is said and asked again, not an end
	}
	a.Due = day
	if err := a.Validate(); err != nil {
		i.out.line("Not saved: %s.", err)
		return nil
	}
	return i.saveAndSay(session.AddAction(item, a), a.Sentence())
}

// history tells who said what about a checkpoint.
func (i *interview) history(item checklist.ItemID) {
	changes := i.file.History[item]
	if len(changes) == 0 {
		i.out.line("Nobody has said anything about this yet.")
	}
	for _, c := range changes {
		i.out.line("  %s: %s", safe.Line(casefile.Attribution(c, i.Now().Location())), safe.Line(casefile.InWords(c)))
	}
}

// agenda tells what the last meeting left: actions, parked topics, dates.
func (i *interview) agenda() {
	for _, line := range Agenda(i.file, i.Now()) {
		i.out.line("%s", line)
	}
}

// Agenda is what opens the next review of a session, as lines: what is past its
// date, open actions and parked topics. It is empty where there is nothing.
func Agenda(c casefile.Case, now time.Time) []string {
	var out []string
	for _, d := range c.DueFrom(now) {
		if d.Kind == casefile.AcceptanceDue {
			out = append(out, "  "+safe.Line(d.Sentence()))
		}
	}
	for _, a := range c.OpenActions() {
		late := ""
		if a.Overdue(now) {
			late = " (overdue)"
		}
		out = append(out, fmt.Sprintf("  Action: %s%s", safe.Line(a.Sentence()), late))
	}
	for _, t := range c.OpenTopics() {
		out = append(out, fmt.Sprintf("  Parked: %s", safe.Line(t.Text)))
	}
	if len(out) == 0 {
		return nil
	}
	return append([]string{"Left from the last time:"}, out...)
}
