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
// action, a parked topic, why the answers are wrong, a withdrawn acceptance, its
// history. done is false
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
	case "overrule":
		return true, s.overrule(i, rest)
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

// overrule says why the answers are wrong about a checkpoint that was marked
// against them.
func (s itemStep) overrule(i *interview, why string) error {
	r := s.review(i)
	switch {
	case !r.Contradicted() || r.Mark.State != r.State:
		i.out.line("Not saved: nothing here is marked against your answers.")
	case why == "":
		i.out.line("Not saved: write the reason after overrule.")
	default:
		return i.saveAndSay(session.MarkItem(s.ID, r.Overrule(why)), "Overruled.")
	}
	return nil
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
	if problem := dated(&a, due, i.Now()); problem != "" {
		i.out.line("Not saved: %s.", problem)
		return nil
	}
	return i.saveAndSay(session.AddAction(item, a), a.Sentence())
}

// dated puts the day that was typed into an action, and says in a sentence what
// the action still lacks.
func dated(a *checklist.Action, due string, today time.Time) string {
	day, err := time.Parse(time.DateOnly, due)
	if err != nil {
		return fmt.Sprintf("%q is not a day; write it like 2027-02-01", due)
	}
	a.Due = day
	if err := a.Check(today); err != nil {
		return err.Error()
	}
	return ""
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

// agenda tells what the last review left for this one.
func (i *interview) agenda() {
	lines := i.file.Agenda(i.Now())
	if len(lines) > 0 {
		i.out.line("Left from the last time:")
	}
	for _, l := range lines {
		i.out.line("  %s: %s", l.Kind, safe.Line(l.Text))
	}
}
