package session

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"loracle/checklist"
)

// roomCarries names the fields that the kinds of a meeting may set.
var roomCarries = map[Kind][]string{
	AttendeeAdded:   {"attendee", "role"},
	AttendeeRemoved: {"attendee"},
	DeciderNamed:    {"attendee"},
	MeetingOpened:   {},
	MeetingClosed:   {},
	PollOpened:      {"item"},
	VoteCast:        {"item", "ballots"},
	PollRevealed:    {"item", "ballots"},
	PollDropped:     {"item"},
	Decided:         {"attendee", "item", "mark", "outcome", "note"},
	Dissented:       {"attendee", "item", "note"},
	PresenterNoted:  {"item", "note"},
}

func init() {
	for kind, fields := range roomCarries {
		carries[kind] = fields
	}
}

// maxName is the most characters of a name or a role.
const maxName = 80

// validateName says what is wrong with the name of a person.
func validateName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return errors.New("an attendee needs a name")
	case strings.TrimSpace(name) != name:
		return errors.New("a name has no space around it")
	}
	return validateLine("name", name)
}

func validateLine(what, text string) error {
	switch {
	case utf8.RuneCountInString(text) > maxName:
		return fmt.Errorf("a %s has at most %d characters", what, maxName)
	case strings.ContainsFunc(text, unicode.IsControl):
		return fmt.Errorf("a %s stands on one line", what)
	}
	return nil
}

// validateRoom is validateFields for the kinds of a meeting.
func (e Event) validateRoom() error {
	switch e.Kind {
	case AttendeeAdded:
		if err := validateLine("role", e.Role); err != nil {
			return err
		}
		return validateName(e.Attendee)
	case AttendeeRemoved, DeciderNamed:
		return validateName(e.Attendee)
	case PollOpened, PollDropped:
		if e.Item == "" {
			return errors.New("a poll needs its checkpoint")
		}
	case VoteCast, PollRevealed:
		return e.validateVotes()
	case Decided:
		return e.validateDecision()
	case Dissented:
		if strings.TrimSpace(e.Note) == "" {
			return errors.New("dissent needs words")
		}
		return validateName(e.Attendee)
	default:
	}
	return nil
}

func (e Event) validateVotes() error {
	switch {
	case e.Item == "":
		return errors.New("a poll needs its checkpoint")
	case e.Kind == VoteCast && len(e.Ballots) != 1:
		return errors.New("a vote is cast by one attendee")
	}
	seen := map[string]bool{}
	for _, b := range e.Ballots {
		if err := b.validate(e.Kind == VoteCast && b.Commitment != ""); err != nil {
			return err
		}
		if seen[b.Attendee] {
			return fmt.Errorf("%s votes once in a poll", b.Attendee)
		}
		seen[b.Attendee] = true
	}
	return nil
}

func (e Event) validateDecision() error {
	if err := validateName(e.Attendee); err != nil {
		return err
	}
	switch {
	case (e.Item == "") != (e.Mark == nil) || (e.Item == "") == (e.Outcome == ""):
		return errors.New("a decision is a mark on a checkpoint, or a verdict")
	case e.Mark != nil && e.Mark.State == checklist.Untouched:
		return errors.New("a decision on a checkpoint says how it stands")
	case e.Mark != nil:
		return e.Mark.Validate()
	}
	switch e.Outcome {
	case checklist.Go, checklist.Conditional, checklist.NoGo:
		return nil
	case checklist.Unfinished:
	}
	return fmt.Errorf("unknown verdict %q; allowed: go, conditional, no_go", e.Outcome)
}
