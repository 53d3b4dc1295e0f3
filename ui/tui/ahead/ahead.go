// Package ahead keeps what takes too long for a frame: the draws behind
// "likely", the answers that would flip the advice, and what moves the cost
// most. They are worked out in a command when a page that shows them is in
// front, and kept until an answer changes. What one page has worked out, the
// others take over.
package ahead

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/ui/tui/page"
)

// Found is what was worked out for a session's answers.
type Found struct {
	Outlook advisor.Outlook
	Flips   []advisor.Flip
	// Swings are the inputs that move the cost of the tuned model over the
	// period most.
	Swings []advisor.Swing

	of basis
}

// basis is what all of it rests on.
type basis struct {
	base    *knowledge.Base
	answers advisor.Answers
	byHand  []advisor.Override
}

func basisOf(env page.Env) basis { return basis{env.Base, env.Case.Answers, env.Case.Overrides} }

// same compares the answers themselves: the number of an event can come again
// with another answer, after the store refused the first.
func (b basis) same(c basis) bool {
	return b.base == c.base && maps.EqualFunc(b.answers, c.answers, advisor.Answer.Equal) && slices.Equal(b.byHand, c.byHand)
}

// Kept is a page's hold on it. The zero value is ready to use.
type Kept struct {
	front  bool
	found  *Found
	wanted *basis
}

// Update takes a message of the page; the command is to be passed on. A page
// calls it for each message that it gets.
func (k Kept) Update(env page.Env, msg tea.Msg) (Kept, tea.Cmd) {
	switch msg := msg.(type) {
	case page.Arrived:
		k.front = true
	case page.Left:
		k.front = false
	case Found:
		k.found = &msg
		if k.wanted != nil && k.wanted.same(msg.of) {
			k.wanted = nil
		}
	}
	if !k.front || !env.Open() {
		return k, nil
	}
	now := basisOf(env)
	if k.found != nil && k.found.of.same(now) || k.wanted != nil && k.wanted.same(now) {
		return k, nil
	}
	k.wanted = &now
	return k, work(env.Case, now)
}

// Now is what is known for the answers as they stand; nil while it is being
// worked out.
func (k Kept) Now(env page.Env) *Found {
	if k.found == nil || !k.found.of.same(basisOf(env)) {
		return nil
	}
	return k.found
}

// work takes tens of milliseconds. Answers are never changed in place, so that
// it can read them beside the screen.
func work(c casefile.Case, of basis) tea.Cmd {
	return func() tea.Msg {
		return Found{
			Outlook: c.Assessment.Outlook(),
			Flips:   of.base.Advice.Flips(of.answers, of.byHand...),
			Swings:  advisor.Swings(c.Assessment.Economics.SelfHostedHorizon),
			of:      of,
		}
	}
}
