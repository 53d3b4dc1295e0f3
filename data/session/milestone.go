package session

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Milestone is a moment of a session that was given a name and is kept as it
// was.
type Milestone struct {
	// Seq is the number of the event that took it, and Last that of the last
	// event it holds.
	Seq, Last uint64
	Name      string
	At        time.Time
	By        string
	// Knowledge is the SHA-256 of the knowledge base it was taken with.
	Knowledge string
	// Snapshot is the SHA-256 under which the store keeps what it showed.
	Snapshot string
}

// maxMilestoneName bounds a milestone's name, in characters.
const maxMilestoneName = 60

// ValidMilestoneName says in one sentence what is wrong with a name, or nil.
// @ is what stands between a session and its milestone.
func ValidMilestoneName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return errors.New("a milestone needs a name, like \"pilot review\"")
	case strings.TrimSpace(name) != name:
		return errors.New("the name of a milestone does not begin or end with a blank")
	case strings.Contains(name, "@"):
		return errors.New("the name of a milestone has no @, which stands between a session and its milestone")
	case utf8.RuneCountInString(name) > maxMilestoneName:
		return fmt.Errorf("the name of a milestone has at most %d characters", maxMilestoneName)
	case strings.ContainsFunc(name, unicode.IsControl):
		return errors.New("the name of a milestone is one line of plain text")
	case !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsDigit(r) }):
		return errors.New("the name of a milestone is not a number, which stands for a change of the history")
	}
	return nil
}

// Milestone is the milestone of a name, in any case; ok is false where there is
// none.
func (s State) Milestone(name string) (m Milestone, ok bool) {
	for _, m := range s.Milestones {
		if strings.EqualFold(m.Name, name) {
			return m, true
		}
	}
	return Milestone{}, false
}

func (e Event) validateMilestone() error {
	if e.Ref == 0 || e.Snapshot == "" || e.Knowledge == "" {
		return errors.New("a milestone needs the last event it holds, its knowledge base and its snapshot")
	}
	return ValidMilestoneName(e.Title)
}

func (s *State) checkMilestone(e Event) error {
	if _, taken := s.Milestone(e.Title); taken {
		return fmt.Errorf("the session has a milestone %q already; choose another name", e.Title)
	}
	if e.Ref >= e.Seq {
		return errors.New("a milestone holds events that came before it")
	}
	return nil
}

func (s *State) takeMilestone(e Event) {
	m := Milestone{Seq: e.Seq, Last: e.Ref, Name: e.Title, At: e.At, By: e.By, Knowledge: e.Knowledge, Snapshot: e.Snapshot}
	s.Milestones = append(s.Milestones[:len(s.Milestones):len(s.Milestones)], m)
}
