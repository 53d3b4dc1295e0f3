package checklist

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"loracle/checklist"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// heading is the title of a form.
func heading(k kind, item checklist.ItemReview) string {
	switch k {
	case evidence:
		return "Evidence"
	case reason:
		return "Why this does not apply"
	case overruling:
		return "Why the answers are wrong here"
	case acceptance:
		return "Accept this risk"
	case note:
		return "Note"
	case action:
		return "What will be done"
	case topic:
		return "Park a topic"
	case withdrawal:
		return "Withdraw the acceptance"
	case outcome:
		return "Close what is open here"
	}
	return item.Title
}

// fields are the questions of a form.
func fields(env page.Env, k kind, item checklist.ItemReview) []form.Field {
	switch k {
	case evidence:
		return []form.Field{{Label: "What does this rest on?", Hint: "A document, a number, a link, a person who has seen it.", Long: true}}
	case reason:
		return []form.Field{{Label: "Why does this checkpoint not apply here?", Hint: "One sentence that somebody outside the room understands.", Long: true, Check: filled("a reason is needed")}}
	case overruling:
		return []form.Field{{
			Label: "You say " + item.State.Label() + ", the answers say " + item.Proposed.Proposed.Label() + ". Why are they wrong?",
			Hint:  "Until there is a reason, this stands as a contradiction. Esc leaves it so.", Long: true, Check: filled("a reason is needed"),
		}}
	case acceptance:
		return acceptanceFields(item, env.Now)
	case note:
		return []form.Field{{Label: "A remark for whoever reads this later", Hint: "An empty note is removed.", Long: true}}
	case action:
		return actionFields(env.Now)
	case topic:
		return []form.Field{{Label: "What is to be talked about next time?", Hint: "It opens the next review of this session.", Long: true, Check: filled("write the topic")}}
	case withdrawal:
		return []form.Field{{Label: "Why is this risk no longer taken?", Hint: "May stay empty. The checkpoint is open again.", Long: true}}
	case outcome:
		return []form.Field{{Label: "What came of it?", Hint: endingHint(env, item), Long: true}}
	}
	return nil
}

func acceptanceFields(item checklist.ItemReview, now time.Time) []form.Field {
	last := item.LastDay(now).Format(time.DateOnly)
	return []form.Field{
		{Label: "Why is this risk taken on purpose?", Hint: fmt.Sprintf("At least %d characters: what makes it bearable.", checklist.MinReason), Long: true, Check: reasonEnough},
		{Label: "Who takes it?", Hint: "The name of whoever answers for it.", Check: filled("a name is needed")},
		{Label: "Who watches it?", Hint: "The name of whoever will notice first; better somebody else.", Check: filled("a name is needed")},
		{
			Label: "Until when?", Check: dateCheck(last, func(until time.Time) error { return item.CheckUntil(until, now) }),
			Hint: fmt.Sprintf("A date like %s, at most %d days from today. The checkpoint opens again by itself after it.", last, item.MaxDays()),
		},
		{Label: "What will we notice if it comes true?", Hint: "Something that can be seen or counted.", Long: true, Check: filled("say what will be noticed")},
	}
}

func reasonEnough(text string) error {
	if n := utf8.RuneCountInString(text); n < checklist.MinReason {
		return fmt.Errorf("the reason needs at least %d characters and has %d", checklist.MinReason, n)
	}
	return nil
}

func filled(otherwise string) func(string) error {
	return func(text string) error {
		if text == "" {
			return errors.New(otherwise)
		}
		return nil
	}
}

// dateCheck takes a day that is fine.
func dateCheck(sample string, fine func(time.Time) error) func(string) error {
	return func(text string) error {
		day, err := time.Parse(time.DateOnly, text)
		if err != nil {
			return fmt.Errorf("write the date as year, month and day, like %s", sample)
		}
		return fine(day)
	}
}

// start are the texts a form begins with.
func start(env page.Env, item checklist.ItemReview, k kind) []string {
	switch {
	case k == note:
		return []string{env.Case.ItemNotes[item.ID]}
	case k == words(item) && item.Mark.State != checklist.Untouched:
		return wordsOf(env, item)
	case k == evidence && item.Proposed.Proposed == checklist.Met:
		return []string{item.Proposed.Evidence}
	case k == acceptance:
		return []string{"", "", "", item.LastDay(env.Now).Format(time.DateOnly), ""}
	}
	return nil
}

// wordsOf are the words of a checkpoint's mark, in the order of its form.
func wordsOf(env page.Env, item checklist.ItemReview) []string {
	m := item.Mark
	switch words(item) {
	case acceptance:
		until := m.Until
		if item.Expired {
			until = item.LastDay(env.Now)
		}
		return []string{m.Reason, m.AcceptedBy, m.Owner, until.Format(time.DateOnly), m.Notice}
	case reason:
		return []string{m.Reason}
	case overruling:
		return []string{m.Reason}
	case evidence, note, action, topic, withdrawal, outcome:
	}
	return []string{m.Evidence}
}

// mark is the mark that a form's texts make.
func (a *asking) mark() checklist.Mark {
	f := a.form
	switch a.kind {
	case reason:
		return checklist.Mark{State: checklist.NotApplicable, Reason: f.Value(0)}
	case acceptance:
		until, err := time.Parse(time.DateOnly, f.Value(3))
		if err != nil {
			return checklist.Mark{} // the form has checked the date
		}
		return checklist.Mark{
			State: checklist.Accepted, Reason: f.Value(0), AcceptedBy: f.Value(1), Owner: f.Value(2), Until: until, Notice: f.Value(4),
		}
	case overruling:
		return a.item.Overrule(f.Value(0))
	case evidence, note, action, topic, withdrawal, outcome:
	}
	m := a.item.Mark
	if m.Evidence == m.Answers && f.Value(0) != m.Evidence {
		m.Answers = "" // it rests on what somebody wrote now
	}
	m.Evidence = f.Value(0)
	if m.State == checklist.Untouched && m.Evidence != "" {
		m.State = checklist.Met
	}
	return m
}
