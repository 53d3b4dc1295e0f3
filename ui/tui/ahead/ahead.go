// Package ahead keeps what takes too long for a frame: the draws behind
// "likely", the answers that would flip the advice, what moves the cost most,
// and which question sharpens the result most. They are worked out in a command when a page that shows them is in
// front, and kept until an answer changes. What one page has worked out, the
// others take over.
package ahead

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/phrase"
)

// Found is what was worked out for a session's answers.
type Found struct {
	Outlook advisor.Outlook
	Flips   []advisor.Flip
	// Paybacks are the numbers near the answers from which on the payback
	// changes.
	Paybacks []advisor.PaybackFlip
	// Movers are the answers that move the cost of the tuned model over the
	// period most.
	Movers []advisor.Mover
}

// Kept is a page's hold on it. The zero value is ready to use.
type Kept struct{ held held[Found] }

// Update takes a message of the page; the command is to be passed on. A page
// calls it for each message that it gets.
func (k Kept) Update(env page.Env, msg tea.Msg) (Kept, tea.Cmd) {
	var cmd tea.Cmd
	k.held, cmd = k.held.update(env, msg, find)
	return k, cmd
}

// Now is what is known for the answers as they stand; nil while it is being
// worked out.
func (k Kept) Now(env page.Env) *Found { return k.held.now(env) }

// Payback is in words when most draws pay back; empty where no break-even can be
// told. Its line stays while it is being worked out, so that the page does not
// move.
func (k Kept) Payback(env page.Env) string {
	if env.Case.Assessment.Economics.BreakEven == nil {
		return ""
	}
	found := k.Now(env)
	if found == nil {
		return "being worked out"
	}
	return phrase.LikelyMonths(found.Outlook.BreakEven)
}

func find(c casefile.Case) Found {
	paybacks := slices.DeleteFunc(c.Base.Advice.PaybackFlips(c.Answers, c.Overrides...), func(f advisor.PaybackFlip) bool { return !f.Near() })
	return Found{
		Outlook:  c.Assessment.Outlook(),
		Flips:    c.Base.Advice.Flips(c.Answers, c.Overrides...),
		Paybacks: paybacks,
		Movers:   c.Base.Advice.Movers(c.Answers, c.Overrides...),
	}
}

// Sharper is a page's hold on the order in which open questions sharpen the
// result. The zero value is ready to use.
type Sharper struct{ held held[[]casefile.Sharpening] }

// Update takes a message of the page, as Kept.Update does; fresh says that the
// order was worked out anew with it.
func (s Sharper) Update(env page.Env, msg tea.Msg) (next Sharper, fresh bool, cmd tea.Cmd) {
	had := s.Now(env) != nil
	s.held, cmd = s.held.update(env, msg, casefile.Case.Sharpen)
	return s, !had && s.Now(env) != nil, cmd
}

// Now is the order for the answers as they stand; nil while it is being worked
// out.
func (s Sharper) Now(env page.Env) []casefile.Sharpening {
	if now := s.held.now(env); now != nil {
		return *now
	}
	return nil
}
