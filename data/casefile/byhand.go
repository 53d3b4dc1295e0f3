package casefile

import (
	"loracle/advisor"
	"loracle/data/session"
)

// WithoutSetters is the case without who set budget lines by hand, in their
// derivations too; amounts and reasons stay.
func (c Case) WithoutSetters() Case {
	if len(c.Overrides) == 0 {
		return c
	}
	nameless := make([]advisor.Override, len(c.Overrides))
	for i, o := range c.Overrides {
		o.By = ""
		nameless[i] = o
	}
	c.Overrides = nameless
	c.Assessment = advisor.Assess(c.Base.Advice, c.Answers, nameless...)
	c.Gaps, c.GoingNow = nil, nil
	c.price()
	return c
}

// LineInWords says what an event did to a budget line; empty where it did
// nothing to one.
func LineInWords(e session.Event) string {
	switch {
	case e.Kind == session.LineSet && e.Override != nil:
		o := e.Override
		return withWords(o.Line.Label()+" set by hand to "+advisor.FormatRange(o.Amount, o.Line.Unit()), o.Reason)
	case e.Kind == session.LineUnset:
		return withWords(e.Line.Label()+" as computed again", e.Note)
	}
	return ""
}

// line is the budget line that an event is about, and how it stands.
func (t *teller) line(e session.Event) (what, how string) {
	id := e.Line
	if e.Override != nil {
		id = e.Override.Line
	}
	o, set := t.state.Override(id)
	if !set {
		return id.Label(), "as computed"
	}
	return id.Label(), withWords("set by hand to "+advisor.FormatRange(o.Amount, id.Unit()), o.Reason)
}
