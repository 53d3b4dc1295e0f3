package checkpoint

import (
	"time"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

func actionFields(now time.Time) []form.Field {
	sample := now.AddDate(0, 0, 14).Format(time.DateOnly)
	return []form.Field{
		{Label: "If what happens?", Hint: "The moment to act: “the logs are exported”, “it is Monday”.", Check: form.Filled("say what makes it due")},
		{Label: "Who will act?", Hint: "One name.", Check: checklist.CheckOwner},
		{Label: "Will do what?", Hint: "As it follows “will”: “label 200 of them”.", Check: form.Filled("say what will be done")},
		{Label: "By when?", Hint: "A date like " + sample + ".", Check: dateCheck(sample, func(due time.Time) error { return checklist.CheckDue(due, now) })},
	}
}

// ends is something open at a checkpoint, with the event that would end it.
type ends struct {
	what string
	end  func(outcome string) session.Event
}

// HasEnding reports whether an action or a topic is open at a checkpoint.
func HasEnding(env page.Env, item checklist.ItemReview) bool { return ending(env, item) != nil }

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

// FollowUp is the event of a form that says nothing about the state; done is
// false for the others.
func (f Form) FollowUp(env page.Env) (r page.Result, done bool) {
	switch f.Kind {
	case Note:
		return f.noted(env), true
	case Action:
		due, err := time.Parse(time.DateOnly, f.Value(3))
		if err != nil {
			return page.Result{}, true // the form has checked the date
		}
		return page.Ask(page.Save{Event: session.AddAction(f.Item.ID, checklist.Action{
			Trigger: f.Value(0), Owner: f.Value(1), Do: f.Value(2), Due: due,
		})}), true
	case Topic:
		return page.Ask(page.Save{Event: session.Park(f.Value(0), f.Item.ID)}), true
	case Withdrawal:
		return page.Ask(page.Save{Event: session.Withdraw(f.Item.ID, f.Value(0))}), true
	case Outcome:
		if e := ending(env, f.Item); e != nil {
			return page.Ask(page.Save{Event: e.end(f.Value(0))}), true
		}
		return page.Result{}, true
	case Evidence, Reason, Overruling, Acceptance:
	}
	return page.Result{}, false
}

func (f Form) noted(env page.Env) page.Result {
	text := f.Value(0)
	if text == env.Case.ItemNotes[f.Item.ID] {
		return page.Result{}
	}
	return page.Ask(page.Save{Event: session.NoteItem(f.Item.ID, text)})
}
