package checklist

import (
	"fmt"
	"strings"
	"time"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// followCommands are the keys for what follows from a checkpoint.
func followCommands() []command {
	return []command{
		{key: page.Key{Press: []string{"i"}, Does: "action", Long: "Write what somebody will do about it: if what happens, who will do what by when"}, do: ask(action), off: actionOff},
		{key: page.Key{Press: []string{"t"}, Does: "park", Long: "Put a topic aside; it opens the next review of this session"}, do: ask(topic)},
		{key: page.Key{Press: []string{"c"}, Does: "close", Long: "Close the action or the topic that is open here"}, do: ask(outcome), off: closeOff},
		{key: page.Key{Press: []string{"v"}, Does: "withdraw", Long: "Withdraw the acceptance of this risk; the checkpoint is open again"}, do: ask(withdrawal), off: withdrawOff},
	}
}

func actionOff(_ Page, _ page.Env, item checklist.ItemReview) string {
	if item.State == checklist.Met && !item.Unproven || item.State == checklist.NotApplicable {
		return "Nothing is open here, so there is nothing to do."
	}
	return ""
}

func closeOff(_ Page, env page.Env, item checklist.ItemReview) string {
	if ending(env, item) == nil {
		return "No action and no topic is open here."
	}
	return ""
}

func withdrawOff(_ Page, _ page.Env, item checklist.ItemReview) string {
	if item.Mark.State != checklist.Accepted {
		return "This risk is not accepted."
	}
	return ""
}

func actionFields(now time.Time) []form.Field {
	sample := now.AddDate(0, 0, 14).Format(time.DateOnly)
	return []form.Field{
		{Label: "If what happens?", Hint: "The moment to act: “the logs are exported”, “it is Monday”.", Check: filled("say what makes it due")},
		{Label: "Who will act?", Hint: "One name.", Check: oneOwner},
		{Label: "Will do what?", Hint: "As it follows “will”: “label 200 of them”.", Check: filled("say what will be done")},
		{Label: "By when?", Hint: "A date like " + sample + ".", Check: dateCheck(sample, func(time.Time) error { return nil })},
	}
}

func oneOwner(text string) error {
	if text == "" || strings.ContainsAny(text, ",;&/") {
		return fmt.Errorf("one name is needed")
	}
	return nil
}

// ends is something open at a checkpoint, with the event that would end it.
type ends struct {
	what string
	end  func(outcome string) session.Event
}

// ending is what the close key ends: the action due first or, where there is
// none, the oldest topic; then what is about no checkpoint.
func ending(env page.Env, item checklist.ItemReview) *ends {
	for _, a := range env.Case.OpenActions() {
		if a.Item == item.ID {
			return &ends{a.Sentence(), func(outcome string) session.Event { return session.CloseAction(a.ID, outcome) }}
		}
	}
	for _, t := range env.Case.OpenTopics() {
		if t.Item == item.ID {
			return &ends{t.Text, func(outcome string) session.Event { return session.Unpark(t.ID, outcome) }}
		}
	}
	return homeless(env)
}

// homeless is an open action or topic about no checkpoint of this list, which
// can be ended from any: topics of the whole meeting, and what another
// checklist has dropped.
func homeless(env page.Env) *ends {
	for _, a := range env.Case.OpenActions() {
		if env.Base.Pack.Item(a.Item) == nil {
			return &ends{a.Sentence(), func(outcome string) session.Event { return session.CloseAction(a.ID, outcome) }}
		}
	}
	for _, t := range env.Case.OpenTopics() {
		if env.Base.Pack.Item(t.Item) == nil {
			return &ends{t.Text, func(outcome string) session.Event { return session.Unpark(t.ID, outcome) }}
		}
	}
	return nil
}

func endingHint(env page.Env, item checklist.ItemReview) string {
	if e := ending(env, item); e != nil {
		return parts.OneLine(e.what)
	}
	return ""
}

// followUp is the event of a form that says nothing about the state; done is
// false for the others.
func (a *asking) followUp(env page.Env) (r page.Result, done bool) {
	f := a.form
	switch a.kind {
	case note:
		return noted(env, a), true
	case action:
		due, err := time.Parse(time.DateOnly, f.Value(3))
		if err != nil {
			return page.Result{}, true // the form has checked the date
		}
		return page.Ask(page.Save{Event: session.AddAction(a.item.ID, checklist.Action{
			Trigger: f.Value(0), Owner: f.Value(1), Do: f.Value(2), Due: due,
		})}), true
	case topic:
		return page.Ask(page.Save{Event: session.Park(f.Value(0), a.item.ID)}), true
	case withdrawal:
		return page.Ask(page.Save{Event: session.Withdraw(a.item.ID, f.Value(0))}), true
	case outcome:
		if e := ending(env, a.item); e != nil {
			return page.Ask(page.Save{Event: e.end(f.Value(0))}), true
		}
		return page.Result{}, true
	case evidence, reason, overruling, acceptance:
	}
	return page.Result{}, false
}
