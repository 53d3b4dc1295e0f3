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

func (s itemStep) heading() string { return "Checklist, " + s.category.Title }

func (s itemStep) done(c casefile.Case) bool {
	_, ok := c.Marks[s.ID]
	return ok
}

func (s itemStep) show(i *interview) {
	i.out.line("%s", s.Question)
	i.out.line("met, open, unknown, n/a or accept; after met the evidence, after n/a the reason.")
	r := s.review(i)
	if r.Proposed.Proposed != checklist.Untouched {
		i.out.line("Your answers say: %s (%s). Type yes to take that.", r.Proposed.Proposed.Label(), safe.Line(r.Proposed.Evidence))
	}
	if r.State != checklist.Untouched {
		i.out.line("So far: %s", r.State.Label())
	}
}

// review is how the item stands at the moment.
func (s itemStep) review(i *interview) checklist.ItemReview {
	for _, c := range i.file.Review.Categories {
		for _, item := range c.Items {
			if item.ID == s.ID {
				return item
			}
		}
	}
	return checklist.ItemReview{Item: *s.Item}
}

func (s itemStep) explain(i *interview) {
	i.out.line("%s", s.Why)
	i.out.line("While it is open: %s", s.Risk)
	i.out.line("What to do: %s", s.Action)
	i.out.line("Source: %s", s.Source)
	i.out.line("accept takes the risk on purpose and asks for the reason, the owner and the date it ends.")
}

func (s itemStep) take(i *interview, line string) (bool, error) {
	mark, err := s.mark(i, line)
	if err != nil {
		return false, err
	}
	if mark.State == checklist.Untouched {
		return false, nil
	}
	if err := mark.Validate(); err != nil {
		i.out.line("Not saved: %s.", err)
		return false, nil
	}
	return true, i.save(session.Event{Kind: session.Marked, Item: s.ID, Mark: &mark})
}

// mark is the mark a line stands for. Where it stands for none, it says so and
// the mark is untouched.
func (s itemStep) mark(i *interview, line string) (checklist.Mark, error) {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	fact := s.review(i).Proposed
	switch strings.ToLower(word) {
	case "yes":
		if fact.Proposed != checklist.Untouched {
			return checklist.Mark{State: fact.Proposed, Evidence: fact.Evidence}, nil
		}
	case "met":
		return checklist.Mark{State: checklist.Met, Evidence: rest}, nil
	case "open":
		return checklist.Mark{State: checklist.Open}, nil
	case "unknown":
		return checklist.Mark{State: checklist.DontKnow}, nil
	case "n/a", "na":
		return checklist.Mark{State: checklist.NotApplicable, Reason: rest}, nil
	case "accept":
		return i.acceptance()
	}
	i.out.line("Not saved: that is none of met, open, unknown, n/a and accept.")
	return checklist.Mark{}, nil
}

// acceptance asks for what an accepted risk needs.
func (i *interview) acceptance() (checklist.Mark, error) {
	m := checklist.Mark{State: checklist.Accepted}
	var until string
	for _, ask := range []struct {
		prompt string
		into   *string
	}{
		{"Why is the risk taken? ", &m.Reason},
		{"Who takes it? ", &m.AcceptedBy},
		{"Who watches it? ", &m.Owner},
		{fmt.Sprintf("Until which day, %s at most? ", checklist.LastAcceptanceDay(i.Now()).Format(time.DateOnly)), &until},
		{"What will show that it has come true? ", &m.Notice},
	} {
		line, err := i.read(ask.prompt)
		if err != nil {
			return checklist.Mark{}, err
		}
		*ask.into = line
	}
	var err error
	if m.Until, err = lastDay(until, i.Now()); err != nil {
		i.out.line("Not saved: %s.", err)
		return checklist.Mark{}, nil
	}
	if m.Notice == "" {
		i.out.line("Not saved: say what would show that the risk has come true.")
		return checklist.Mark{}, nil
	}
	return m, nil
}

// lastDay reads the day a risk is accepted until.
func lastDay(text string, today time.Time) (time.Time, error) {
	until, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return until, fmt.Errorf("%q is not a day; write it like %s", text, checklist.LastAcceptanceDay(today).Format(time.DateOnly))
	}
	return until, checklist.CheckUntil(until, today)
}
