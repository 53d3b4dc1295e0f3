package checklist

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// State is what people said about a checkpoint.
type State string

// The states. Untouched is the state of an item nobody has looked at.
const (
	Untouched     State = ""
	Met           State = "met"
	Open          State = "open"
	Accepted      State = "accepted"
	NotApplicable State = "not_applicable"
	DontKnow      State = "unknown"
)

// States lists the states a mark can have.
func States() []State { return []State{Met, Open, Accepted, NotApplicable, DontKnow} }

// Label is the state as shown.
func (s State) Label() string {
	switch s {
	case Untouched:
		return "not looked at"
	case Met:
		return "met"
	case Open:
		return "open"
	case Accepted:
		return "accepted risk"
	case NotApplicable:
		return "not applicable"
	case DontKnow:
		return "don't know"
	}
	return string(s)
}

// Mark is what was said about one checkpoint.
type Mark struct {
	State State `json:"state"`
	// Evidence backs a met item.
	Evidence string `json:"evidence,omitempty"`
	// Reason says why a risk is accepted, why an item does not apply, or why the
	// answers are wrong about it.
	Reason string `json:"reason,omitempty"`
	// Answers is what the answers said about a met or open item when the mark was
	// made, as the evidence of their Fact. With a reason beside it, it was
	// overruled.
	Answers string `json:"answers,omitempty"`
	// AcceptedBy, Owner and Until belong to an accepted risk: who took it, who
	// watches it, and the day it ends.
	AcceptedBy string    `json:"accepted_by,omitempty"`
	Owner      string    `json:"owner,omitempty"`
	Until      time.Time `json:"until,omitzero"`
	// Notice says what will tell us that the risk has come true.
	Notice string `json:"notice,omitempty"`
}

// MinReason is the least length of the reason for an accepted risk, in
// characters.
const MinReason = 20

// Validate says in one sentence what a mark lacks, or nil.
func (m Mark) Validate() error {
	switch m.State {
	case Untouched, Met, Open, DontKnow:
		return nil
	case NotApplicable:
		if strings.TrimSpace(m.Reason) == "" {
			return errors.New("an item that is not applicable needs a reason")
		}
		return nil
	case Accepted:
		return m.validateAcceptance()
	}
	return fmt.Errorf("unknown state %q; allowed: met, open, accepted, not_applicable, unknown", m.State)
}

func (m Mark) validateAcceptance() error {
	if missing := m.Lacks(); len(missing) > 0 {
		return missing[0]
	}
	return nil
}

// Lacks lists everything that the record of an accepted risk still needs, a
// sentence each; nothing for other states.
func (m Mark) Lacks() []error {
	if m.State != Accepted {
		return nil
	}
	var missing []error
	if utf8.RuneCountInString(strings.TrimSpace(m.Reason)) < MinReason {
		missing = append(missing, fmt.Errorf("an accepted risk needs a reason of at least %d characters", MinReason))
	}
	if strings.TrimSpace(m.AcceptedBy) == "" {
		missing = append(missing, errors.New("an accepted risk needs accepted_by: who takes it"))
	}
	if strings.TrimSpace(m.Owner) == "" {
		missing = append(missing, errors.New("an accepted risk needs an owner: who watches it"))
	}
	if m.Until.IsZero() {
		missing = append(missing, errors.New("an accepted risk needs until: the date it ends"))
	}
	return missing
}

// SamePerson reports whether a risk was taken by the very person who watches
// it, so that nobody else would notice that it has come true.
func (m Mark) SamePerson() bool {
	return m.State == Accepted && sameName(m.AcceptedBy, m.Owner)
}

func sameName(a, b string) bool {
	fold := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return fold(a) != "" && strings.EqualFold(fold(a), fold(b))
}

// Marks holds what was said, by item.
type Marks map[ItemID]Mark

// Fact is what the answers say about an item that nobody need be asked twice.
type Fact struct {
	// Proposed is Met or Open; Untouched where the answers settle nothing.
	Proposed State
	// Evidence is the answer in words, like "requests a month: 300k-600k".
	Evidence string
	// WorkedOut says that it is a result of loracle's own, like the break-even, and
	// not something that somebody answered: it needs nobody's word.
	WorkedOut bool
	// LeftOut says that the item does not apply, going by the answers in Grounds.
	LeftOut bool
	Grounds string
}

// Facts holds what the answers say, by item.
type Facts map[ItemID]Fact
