package session

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"loracle/advisor"
)

// SetLine sets the amount of a budget line by hand. Who set it and when are the
// event's own unless the override says otherwise, as one from a file does.
func SetLine(o advisor.Override) Event { return Event{Kind: LineSet, Override: &o} }

// UnsetLine brings the computed amount of a line back.
func UnsetLine(id advisor.LineID, why string) Event {
	return Event{Kind: LineUnset, Line: id, Note: why}
}

// Override is what was set for a line; ok is false where nothing was.
func (s State) Override(id advisor.LineID) (o advisor.Override, ok bool) {
	if i := s.overridden(id); i >= 0 {
		return s.Overrides[i], true
	}
	return advisor.Override{}, false
}

func (s State) overridden(id advisor.LineID) int {
	return slices.IndexFunc(s.Overrides, func(o advisor.Override) bool { return o.Line == id })
}

// checkLine says what is wrong with an event about a budget line here.
func (s *State) checkLine(e Event) error {
	if e.Kind == LineUnset && s.overridden(e.Line) < 0 {
		return errors.New("nobody set this line by hand, so there is nothing to remove")
	}
	return nil
}

// setLine folds an event about a budget line. The lines keep the order of the
// budget, whenever they were set.
func (s *State) setLine(e Event) {
	id := e.Line
	if e.Override != nil {
		id = e.Override.Line
	}
	// Overrides are never changed in place: copies of the state share them.
	lines := slices.DeleteFunc(slices.Clone(s.Overrides), func(o advisor.Override) bool { return o.Line == id })
	if e.Kind == LineSet {
		o := *e.Override
		if o.By == "" {
			o.By = e.By
		}
		if o.At.IsZero() {
			o.At = e.At
		}
		lines = append(lines, o)
	}
	order := advisor.OwnLines()
	slices.SortFunc(lines, func(a, b advisor.Override) int {
		return slices.Index(order, a.Line) - slices.Index(order, b.Line)
	})
	s.Overrides = slices.Clip(lines)
	if len(lines) == 0 {
		s.Overrides = nil
	}
}

// validateLine is validateFields for events about budget lines. A line that is
// unknown here came with a newer version.
func (e Event) validateLine() error {
	id := e.Line
	if e.Kind == LineSet {
		if e.Override == nil {
			return errors.New("a line set by hand needs its amount and a reason")
		}
		id = e.Override.Line
	}
	switch {
	case id == "":
		return errors.New("a line set by hand needs its name")
	case !slices.Contains(advisor.OwnLines(), id):
		return fmt.Errorf("%w: unknown line of the budget %q", ErrNewer, id)
	case e.Kind == LineSet:
		return e.Override.Validate()
	}
	return nil
}

// wireOverride is an override as JSON; both ends of its amount must be there.
type wireOverride struct {
	Line   advisor.LineID `json:"line"`
	Amount struct {
		Low  *float64 `json:"low"`
		High *float64 `json:"high"`
	} `json:"amount"`
	Reason string    `json:"reason"`
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

func encodeOverride(o *advisor.Override) *wireOverride {
	if o == nil {
		return nil
	}
	w := wireOverride{Line: o.Line, Reason: o.Reason, By: o.By, At: o.At.UTC()}
	w.Amount.Low, w.Amount.High = &o.Amount.Low, &o.Amount.High
	return &w
}

func decodeOverride(w *wireOverride) (*advisor.Override, error) {
	if w == nil {
		return nil, nil
	}
	if w.Amount.Low == nil || w.Amount.High == nil {
		return nil, errors.New("an amount needs a low and a high end")
	}
	return &advisor.Override{
		Line: w.Line, Amount: advisor.Range{Low: *w.Amount.Low, High: *w.Amount.High},
		Reason: w.Reason, By: w.By, At: w.At.UTC(),
	}, nil
}
