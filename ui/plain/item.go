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

func (s itemStep) among() group { return group{name: "checkpoints " + s.category.ID} }

func (s itemStep) done(c casefile.Case) bool {
	item, _ := c.Review.Item(s.ID)
	return item.State != checklist.Untouched
}

func (s itemStep) show(i *interview) {
	i.out.line("%s", s.Question)
	i.out.line("met, open, unknown, n/a or accept; after met the evidence, after n/a the reason.")
	r := s.review(i)
	if r.Proposed.Proposed != checklist.Untouched {
		i.out.line("Your answers say: %s (%s). Type yes to take that.", r.Proposed.Proposed.Label(), safe.Line(r.Proposed.Evidence))
	}
	if r.LeftOut {
		i.out.line("Going by your answers this does not apply (%s); say something else if it does.", safe.Line(r.Grounds()))
		return
	}
	if r.State != checklist.Untouched {
		i.out.line("So far: %s", r.State.Label())
	}
	if r.Disagrees() {
		i.out.line("Look again: %s. Say how it stands now.", safe.Line(r.Disagreement()))
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
	i.out.line("action adds what somebody will do about it; park TOPIC puts a topic aside for the next meeting;")
	i.out.line("withdraw REASON ends an acceptance; overrule REASON says why your answers are wrong about this;")
	i.out.line("history shows who said what.")
}

func (s itemStep) take(i *interview, line string) (bool, error) {
	if done, err := s.beside(i, line); done || err != nil {
		return false, err
	}
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
	s.warn(i, mark)
	if err := i.save(session.MarkItem(s.ID, mark)); err != nil {
		return true, err
	}
	i.out.line("Saved: %s.", mark.State.Label())
	return true, nil
}

// mark is the mark a line stands for. Where it stands for none, it says so and
// the mark is untouched.
func (s itemStep) mark(i *interview, line string) (checklist.Mark, error) {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	r := s.review(i)
	switch strings.ToLower(word) {
	case "yes":
		if said := r.Proposed.Proposed; said != checklist.Untouched {
			return r.Said(said), nil
		}
	case "met":
		m := r.Said(checklist.Met)
		if rest != "" {
			m.Evidence = rest
		}
		return m, nil
	case "open":
		return r.Said(checklist.Open), nil
	case "unknown":
		return checklist.Mark{State: checklist.DontKnow}, nil
	case "n/a", "na":
		return checklist.Mark{State: checklist.NotApplicable, Reason: rest}, nil
	case "accept":
		return i.acceptance(s.Item)
	}
	i.out.line("Not saved: that is none of met, open, unknown, n/a and accept.")
	return checklist.Mark{}, nil
}

// warn notes what about a mark somebody should know before going on.
func (s itemStep) warn(i *interview, m checklist.Mark) {
	if m.SamePerson() {
		i.out.line("Note: %s both takes and watches this risk; somebody else would notice more.", safe.Line(m.Owner))
	}
	r := s.review(i)
	if r.State = m.State; r.Contradicted() && m.Reason == "" {
		i.out.line("Note: your answers say %s (%s). back and then overrule REASON says why they are wrong.",
			r.Proposed.Proposed.Label(), safe.Line(r.Proposed.Evidence))
	}
}

// acceptance asks for what an accepted risk needs.
func (i *interview) acceptance(item *checklist.Item) (checklist.Mark, error) {
	m := checklist.Mark{State: checklist.Accepted}
	var until string
	for _, ask := range []struct {
		prompt string
		into   *string
	}{
		{"Why is the risk taken? ", &m.Reason},
		{"Who takes it? ", &m.AcceptedBy},
		{"Who watches it? ", &m.Owner},
		{fmt.Sprintf("Until which day, %s at most? ", item.LastDay(i.Now()).Format(time.DateOnly)), &until},
		{"What will show that it has come true? ", &m.Notice},
	} {
		line, err := i.read(ask.prompt)
		if err != nil {
			return checklist.Mark{}, err
		}
		*ask.into = line
	}
	var err error
	if m.Until, err = lastDay(item, until, i.Now()); err != nil {
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
func lastDay(item *checklist.Item, text string, today time.Time) (time.Time, error) {
	until, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return until, fmt.Errorf("%q is not a day; write it like %s", text, item.LastDay(today).Format(time.DateOnly))
	}
	return until, item.CheckUntil(until, today)
}
