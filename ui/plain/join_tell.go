package plain

import (
	"fmt"
	"strings"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/ui/safe"
)

// tell says where the meeting is, as far as that is new.
func (s *seat) tell() {
	s.once("meeting", s.meeting())
	s.once("place", s.place())
	s.once("poll", s.poll())
	s.once("votes", s.votes())
	s.once("decision", s.decision())
}

func (s *seat) meeting() string {
	r := s.file.Room
	switch {
	case r.Meeting() != nil:
		return fmt.Sprintf("The meeting is open since %s.", r.Meeting().Opened.In(s.Now().Location()).Format("15:04"))
	case len(r.Meetings) > 0:
		return "The meeting is closed."
	}
	return "No meeting is open yet; what happens once it is comes here."
}

// place is the checkpoint in front of whoever leads.
func (s *seat) place() string {
	l, ok := store.Leader(s.sight.Here)
	if !ok || s.file.Room.Meeting() == nil {
		return ""
	}
	item := s.item(checklist.ItemID(l.At.Subject))
	if item == nil {
		return s.told["place"] // they look something up
	}
	return fmt.Sprintf("%s is at %s: %s", safe.Line(l.Name), safe.Line(item.Title), safe.Line(item.Question))
}

func (s *seat) item(id checklist.ItemID) *checklist.Item { return s.file.Base.Pack.Item(id) }

func (s *seat) title(id checklist.ItemID) string {
	if i := s.item(id); i != nil {
		return safe.Line(i.Title)
	}
	return string(id)
}

func (s *seat) poll() string {
	open := s.file.Room.OpenPoll()
	if open == nil {
		return ""
	}
	return fmt.Sprintf("A blind poll is open on %s. Your vote: go, no-go, don't know or abstain?", s.title(open.Item))
}

// votes is the poll that was revealed last, as far as its votes are shown.
func (s *seat) votes() string {
	polls := s.file.Room.Polls
	for i := len(polls) - 1; i >= 0; i-- {
		p := polls[i]
		if !p.Shown {
			continue
		}
		if len(p.Closed()) > 0 && !s.asked {
			return fmt.Sprintf("The poll on %s is revealed; not every vote is shown yet. An empty line says how far that is.", s.title(p.Item))
		}
		text := fmt.Sprintf("The poll on %s: %s.", s.title(p.Item), casefile.PollInWords(p))
		if names := casefile.VotesInWords(p); names != "" {
			text += " " + safe.Line(names) + "."
		}
		return text
	}
	return s.told["votes"]
}

// decision is what was decided last.
func (s *seat) decision() string {
	d := s.file.Room.Decisions
	if len(d) == 0 {
		return ""
	}
	last := d[len(d)-1]
	what := "the verdict"
	if last.Item != "" {
		what = s.title(last.Item)
	}
	return strings.TrimSuffix(fmt.Sprintf("%s decided on %s: %s", safe.Line(last.Decider), what, safe.Line(casefile.DecisionInWords(last))), ".") + "."
}
