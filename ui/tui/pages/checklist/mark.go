package checklist

import (
	"fmt"

	"loracle/checklist"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// as marks the checkpoint with a state that needs no words.
func as(state checklist.State) func(Page, page.Env, checklist.ItemReview) (page.Page, page.Result) {
	return func(p Page, env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
		return p.mark(env, item, item.Said(state))
	}
}

// mark saves a mark and goes on to the next checkpoint. Where the answers say
// otherwise it says so, and how to say why they are wrong.
func (p Page) mark(env page.Env, item checklist.ItemReview, m checklist.Mark) (page.Page, page.Result) {
	result := page.Ask(page.MarkItem(item.ID, m))
	item.State = m.State
	if item.Contradicted() && m.Reason == "" {
		result.Requests = append(result.Requests, page.Say{
			Text: fmt.Sprintf("%s is now %s, while your answers say %s. On it, e says why they are wrong.",
				item.Title, m.State.Label(), item.Proposed.Proposed.Label()),
		})
	}
	result.Requests = append(result.Requests, checkpoint.SamePerson(m)...)
	return p.next(listed(env.Case.Review)), result
}

// confirm takes what the answers say. On a checkpoint that needs no
// confirmation it only goes on.
func (p Page) confirm(env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
	if !checkpoint.Awaits(item) && !item.Conflict {
		return p.next(listed(env.Case.Review)), page.Result{}
	}
	return p.mark(env, item, item.Said(item.Proposed.Proposed))
}

func (p Page) confirmOff(_ page.Env, item checklist.ItemReview) string {
	if item.State == checklist.Untouched && !checkpoint.Awaits(item) {
		return "Your answers do not settle this one: press m, o, a, n or d."
	}
	return ""
}

// confirmAll takes what the answers say about everything listed that nobody
// has looked at, each as an event of its own.
func (p Page) confirmAll(env page.Env, _ checklist.ItemReview) (page.Page, page.Result) {
	var result page.Result
	for _, e := range p.shown(env) {
		if checkpoint.Awaits(e.ItemReview) {
			result.Requests = append(result.Requests, page.MarkItem(e.ID, e.Said(e.Proposed.Proposed)))
		}
	}
	taken := len(result.Requests)
	result.Requests = append(result.Requests, page.Say{
		Text: fmt.Sprintf("Confirmed %s from your answers.", parts.Count(taken, "checkpoint", "checkpoints")),
	})
	return p.toUntouched(env), result
}

func (p Page) confirmAllOff(env page.Env, _ checklist.ItemReview) string {
	for _, e := range p.shown(env) {
		if checkpoint.Awaits(e.ItemReview) {
			return ""
		}
	}
	return "Your answers settle nothing more of what is listed here."
}

// toUntouched moves to the first checkpoint that the answers do not settle and
// nobody has looked at; the cursor stays where there is none.
func (p Page) toUntouched(env page.Env) Page {
	for _, e := range listed(env.Case.Review) {
		if e.State == checklist.Untouched && !checkpoint.Awaits(e.ItemReview) {
			p.item = e.ID
			return p
		}
	}
	return p
}

func (p Page) takeBack(env page.Env, item checklist.ItemReview) (page.Page, page.Result) {
	p.item = item.ID
	p = p.keepDraft(draft{item.ID, checkpoint.Words(item)}, checkpoint.WordsOf(env, item))
	return p, page.Ask(page.MarkItem(item.ID, checklist.Mark{}))
}

func (p Page) takeBackOff(_ page.Env, item checklist.ItemReview) string {
	if item.Mark.State == checklist.Untouched {
		return "Nothing was said about this checkpoint yet."
	}
	return ""
}
