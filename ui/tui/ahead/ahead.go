// Package ahead keeps what is worked out by trying: the draws behind "likely",
// what moves the cost most, the answers that would flip the advice, and which
// question sharpens the result most. The first two are quick enough for the
// frame that shows them. The others are worked out in a command when a page
// that shows them is in front. All are kept until an answer changes, and what
// one page has had worked out in a command, the others take over.
package ahead

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/phrase"
)

// Likely is a page's hold on what is likely within the ranges. The zero value is
// ready to use.
type Likely struct{ held held[advisor.Outlook] }

// Update takes a message of the page and works out what is likely for the
// answers as they stand then. A page calls it for each message that it gets.
func (l Likely) Update(env page.Env, msg tea.Msg) Likely {
	return Likely{l.held.atOnce(env, msg, func(c casefile.Case) advisor.Outlook { return c.Assessment.Outlook() })}
}

// Now is what is likely for the answers as they stand; nil before the first
// message.
func (l Likely) Now(env page.Env) *advisor.Outlook { return l.held.now(env) }

// Payback is in words when most draws pay back; empty where no break-even can be
// told.
func (l Likely) Payback(env page.Env) string {
	if now := l.Now(env); now != nil && env.Case.Assessment.Economics.BreakEven != nil {
		return phrase.LikelyMonths(now.BreakEven)
	}
	return ""
}

// Movers is a page's hold on the answers that move the cost of the tuned model
// over the period most. The zero value is ready to use.
type Movers struct{ held held[[]advisor.Mover] }

// Update takes a message of the page, as Likely.Update does.
func (m Movers) Update(env page.Env, msg tea.Msg) Movers {
	return Movers{m.held.atOnce(env, msg, func(c casefile.Case) []advisor.Mover {
		return c.Base.Advice.Movers(c.Answers, c.Overrides...)
	})}
}

// Now is the movers for the answers as they stand.
func (m Movers) Now(env page.Env) []advisor.Mover {
	if now := m.held.now(env); now != nil {
		return *now
	}
	return nil
}

// Changes are the answers that would change the result.
type Changes struct {
	Flips []advisor.Flip
	// Paybacks are the numbers near the answers from which on the payback
	// changes.
	Paybacks []advisor.PaybackFlip
}

// Kept is a page's hold on them. The zero value is ready to use.
type Kept struct{ held held[Changes] }

// Update takes a message of the page; the command is to be passed on. A page
// calls it for each message that it gets.
func (k Kept) Update(env page.Env, msg tea.Msg) (Kept, tea.Cmd) {
	var cmd tea.Cmd
	k.held, cmd = k.held.update(env, msg, changes)
	return k, cmd
}

// Now is what is known for the answers as they stand; nil while it is being
// worked out.
func (k Kept) Now(env page.Env) *Changes { return k.held.now(env) }

func changes(c casefile.Case) Changes {
	return Changes{
		Flips: c.Base.Advice.Flips(c.Answers, c.Overrides...),
		Paybacks: slices.DeleteFunc(c.Base.Advice.PaybackFlips(c.Answers, c.Overrides...), func(f advisor.PaybackFlip) bool {
			return !f.Near()
		}),
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
