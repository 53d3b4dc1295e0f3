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

// basis is what everything that is worked out rests on.
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

// done brings what was worked out, with what it rests on.
type done[T any] struct {
	what T
	of   basis
}

// held is what was worked out last, and what is being worked out.
type held[T any] struct {
	front bool
	found *done[T]
	// wanted is being worked out. Only one thing is at a time, so that answers
	// changed in a burst do not pile up work.
	wanted *basis
}

// seen notes whether the page is in front and reports whether what is held rests
// on other answers than those on it.
func (h *held[T]) seen(env page.Env, msg tea.Msg) (now basis, stale bool) {
	switch msg.(type) {
	case page.Arrived:
		h.front = true
	case page.Left:
		h.front = false
	}
	if !h.front || !env.Open() {
		return now, false
	}
	now = basisOf(env)
	return now, h.found == nil || !h.found.of.same(now)
}

// atOnce does the work when the page is in front and what is held rests on other
// answers.
func (h held[T]) atOnce(env page.Env, msg tea.Msg, work func(casefile.Case) T) held[T] {
	if now, stale := h.seen(env, msg); stale {
		h.found = &done[T]{work(env.Case), now}
	}
	return h
}

// update is atOnce for work that is more than a frame has time for: it gives the
// command that does it.
func (h held[T]) update(env page.Env, msg tea.Msg, work func(casefile.Case) T) (held[T], tea.Cmd) {
	if msg, ok := msg.(done[T]); ok {
		h.found = &msg
		if h.wanted != nil && h.wanted.same(msg.of) {
			h.wanted = nil
		}
	}
	now, stale := h.seen(env, msg)
	if !stale || h.wanted != nil {
		return h, nil
	}
	h.wanted = &now
	// Answers are never changed in place, so that it can read them beside the
	// screen.
	c := env.Case
	return h, func() tea.Msg { return done[T]{work(c), now} }
}

func (h held[T]) now(env page.Env) *T {
	if h.found == nil || !h.found.of.same(basisOf(env)) {
		return nil
	}
	return &h.found.what
}
