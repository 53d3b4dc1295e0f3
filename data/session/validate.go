package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
)

// carries names the fields each kind may set, as they are called in JSON.
var carries = map[Kind][]string{
	Created:  {"title", "knowledge", "pack", "pack_sha256"},
	Renamed:  {"title"},
	Answered: {"question", "answer"},
	Cleared:  {"question"},
	Noted:    {"question", "item", "note"},
	Marked:   {"item", "mark"},

	RiskAccepted: {"item", "mark"},
	Withdrawn:    {"item", "note"},
	ActionAdded:  {"item", "action"},
	ActionClosed: {"ref", "note"},
	Parked:       {"item", "note"},
	Unparked:     {"ref", "note"},
	PackUpgraded: {"pack", "pack_sha256", "dropped"},

	LineSet:   {"override"},
	LineUnset: {"line", "note"},

	Deleted:  {},
	Restored: {},

	Undone: {"ref"},
	Redone: {"ref"},

	MilestoneTaken:   {"title", "ref", "knowledge", "snapshot"},
	KnowledgeRenewed: {"knowledge", "pack", "pack_sha256"},
	Lost:             {},
}

// Validate says in one sentence what is wrong with an event by itself, or nil.
// An unknown kind is ErrNewer.
func (e Event) Validate() error {
	allowed, known := carries[e.Kind]
	if !known {
		return fmt.Errorf("%w: unknown kind of event %q", ErrNewer, e.Kind)
	}
	for _, field := range e.fields() {
		if !slices.Contains(allowed, field) {
			return fmt.Errorf("an event of kind %s does not carry a %s", e.Kind, field)
		}
	}
	// JSON and calendars know four digits only.
	if year := e.At.UTC().Year(); year < 0 || year > 9999 {
		return fmt.Errorf("the year %d of an event is not a year from 0 to 9999", year)
	}
	return e.validateFields()
}

// fields names the fields that are set, apart from those every event has.
func (e Event) fields() []string {
	set := make([]string, 0, 3)
	add := func(name string, isSet bool) {
		if isSet {
			set = append(set, name)
		}
	}
	add("title", e.Title != "")
	add("knowledge", e.Knowledge != "")
	add("pack", e.Pack != "")
	add("question", e.Question != "")
	add("answer", e.Answer != nil)
	add("item", e.Item != "")
	add("mark", e.Mark != nil)
	add("note", e.Note != "")
	add("pack_sha256", e.PackSHA256 != "")
	add("dropped", len(e.Dropped) > 0)
	add("action", e.Action != nil)
	add("ref", e.Ref != 0)
	add("override", e.Override != nil)
	add("line", e.Line != "")
	add("snapshot", e.Snapshot != "")
	add("attendee", e.Attendee != "")
	add("role", e.Role != "")
	add("ballots", len(e.Ballots) > 0)
	add("outcome", e.Outcome != "")
	return set
}

func (e Event) validateFields() error {
	switch e.Kind {
	case Created, Renamed:
		if strings.TrimSpace(e.Title) == "" {
			return errors.New("a session needs a title")
		}
	case Answered:
		if e.Question == "" || e.Answer == nil {
			return errors.New("an answer needs its question and its value")
		}
		return validateAnswer(*e.Answer)
	case Cleared:
		if e.Question == "" {
			return errors.New("a cleared answer needs its question")
		}
	case Noted:
		if (e.Question == "") == (e.Item == "") {
			return errors.New("a note belongs to one question or one checkpoint")
		}
	case Marked:
		if e.Item == "" || e.Mark == nil {
			return errors.New("a mark needs its checkpoint and its state")
		}
		return e.Mark.Validate()
	case RiskAccepted, Withdrawn, ActionAdded, ActionClosed, Parked, Unparked, PackUpgraded:
		return e.validateReview()
	case LineSet, LineUnset:
		return e.validateLine()
	case Undone, Redone:
		if e.Ref == 0 {
			return errors.New("an undoing names the event that it is about")
		}
	case MilestoneTaken:
		return e.validateMilestone()
	case KnowledgeRenewed:
		if e.Knowledge == "" || e.Pack == "" {
			return errors.New("renewed figures need their knowledge base and the checklist that stays")
		}
	case Deleted, Restored, Lost:
	default:
		return e.validateRoom()
	}
	return nil
}

// validateReview is validateFields for the kinds that come up in a review.
func (e Event) validateReview() error {
	switch e.Kind {
	case RiskAccepted:
		switch {
		case e.Item == "" || e.Mark == nil:
			return errors.New("a mark needs its checkpoint and its state")
		case e.Mark.State != checklist.Accepted:
			return errors.New("an accepted risk has the state accepted")
		}
		return e.Mark.Validate()
	case Withdrawn:
		if e.Item == "" {
			return errors.New("a withdrawn acceptance needs its checkpoint")
		}
	case ActionAdded:
		if e.Item == "" || e.Action == nil {
			return errors.New("an action needs its checkpoint and what will be done")
		}
		return e.Action.Validate()
	case Parked:
		if strings.TrimSpace(e.Note) == "" {
			return errors.New("a parked topic needs words")
		}
	case ActionClosed, Unparked:
		if e.Ref == 0 {
			return errors.New("what ends an action or a parked topic names the event that began it")
		}
	case PackUpgraded:
		if e.Pack == "" {
			return errors.New("an upgraded checklist needs its name and version")
		}
	default:
	}
	return nil
}

// validateAnswer rejects what could not be read back as it was said.
func validateAnswer(a advisor.Answer) error {
	switch a.Kind {
	case advisor.UnknownAnswer:
		return singleValue(a, advisor.Unknown())
	case advisor.NumberAnswer:
		if !a.Number.Valid() {
			return fmt.Errorf("%g to %g is not a range: the low end comes first and both are finite", a.Number.Low, a.Number.High)
		}
		return singleValue(a, advisor.Number(a.Number))
	case advisor.WordAnswer:
		if a.Word == "" {
			return errors.New("an empty text is not an answer: clear the question instead")
		}
		return singleValue(a, advisor.Word(a.Word))
	case advisor.WordsAnswer:
		return singleValue(a, advisor.Words(a.Words...))
	}
	return fmt.Errorf("%w: unknown kind of answer %d", ErrNewer, a.Kind)
}

func singleValue(a, meant advisor.Answer) error {
	if !a.Equal(meant) {
		return errors.New("an answer holds one value: unknown, a number, a text or a list")
	}
	return nil
}
