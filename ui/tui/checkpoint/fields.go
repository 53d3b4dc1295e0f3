package checkpoint

import (
	"fmt"
	"time"
	"unicode/utf8"

	"loracle/checklist"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// heading is the title of a form.
func heading(k Kind, item checklist.ItemReview) string {
	switch k {
	case Evidence:
		return "Evidence"
	case Reason:
		return "Why this does not apply"
	case Overruling:
		return "Why the answers are wrong here"
	case Acceptance:
		return "Accept this risk"
	case Note:
		return "Note"
	case Action:
		return "What will be done"
	case Topic:
		return "Park a topic"
	case Withdrawal:
		return "Withdraw the acceptance"
	case Outcome:
		return "Close what is open here"
	}
	return item.Title
}

// fields are the questions of a form.
func fields(env page.Env, k Kind, item checklist.ItemReview) []form.Field {
	switch k {
	case Evidence:
		return []form.Field{{Label: "What does this rest on?", Hint: "A document, a number, a link, a person who has seen it.", Long: true}}
	case Reason:
		return []form.Field{{Label: "Why does this checkpoint not apply here?", Hint: "One sentence that somebody outside the room understands.", Long: true, Check: form.Filled("a reason is needed")}}
	case Overruling:
		return []form.Field{{
			Label: "You say " + item.State.Label() + ", the answers say " + item.Proposed.Proposed.Label() + ". Why are they wrong?",
			Hint:  "Until there is a reason, this stands as a contradiction. Esc leaves it so.", Long: true, Check: form.Filled("a reason is needed"),
		}}
	case Acceptance:
		return acceptanceFields(item, env.Now)
	case Note:
		return []form.Field{{Label: "A remark for whoever reads this later", Hint: "An empty note is removed.", Long: true}}
	case Action:
		return actionFields(env.Now)
	case Topic:
		return []form.Field{{Label: "What is to be talked about next time?", Hint: "It opens the next review of this session.", Long: true, Check: form.Filled("write the topic")}}
	case Withdrawal:
		return []form.Field{{Label: "Why is this risk no longer taken?", Hint: "May stay empty. The checkpoint is open again.", Long: true}}
	case Outcome:
		return []form.Field{{Label: "What came of it?", Hint: endingHint(env, item), Long: true}}
	}
	return nil
}

func acceptanceFields(item checklist.ItemReview, now time.Time) []form.Field {
	last := item.LastDay(now).Format(time.DateOnly)
	return []form.Field{
		{Label: "Why is this risk taken on purpose?", Hint: fmt.Sprintf("At least %d characters: what makes it bearable.", checklist.MinReason), Long: true, Check: reasonEnough},
		{Label: "Who takes it?", Hint: "The name of whoever answers for it.", Check: form.Filled("a name is needed")},
		{Label: "Who watches it?", Hint: "The name of whoever will notice first; better somebody else.", Check: form.Filled("a name is needed")},
		{
			Label: "Until when?", Check: dateCheck(last, func(until time.Time) error { return item.CheckUntil(until, now) }),
			Hint: fmt.Sprintf("A date like %s, at most %d days from today. The checkpoint opens again by itself after it.", last, item.MaxDays()),
		},
		{Label: "What will we notice if it comes true?", Hint: "Something that can be seen or counted.", Long: true, Check: form.Filled("say what will be noticed")},
	}
}

func reasonEnough(text string) error {
	if n := utf8.RuneCountInString(text); n < checklist.MinReason {
		return fmt.Errorf("the reason needs at least %d characters and has %d", checklist.MinReason, n)
	}
	return nil
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
func start(env page.Env, item checklist.ItemReview, k Kind) []string {
	switch {
	case k == Note:
		return []string{env.Case.ItemNotes[item.ID]}
	case k == Words(item) && item.Mark.State != checklist.Untouched:
		return WordsOf(env, item)
	case k == Evidence && item.Proposed.Proposed == checklist.Met:
		return []string{item.Proposed.Evidence}
	case k == Acceptance:
		return []string{"", "", "", item.LastDay(env.Now).Format(time.DateOnly), ""}
	}
	return nil
}

// WordsOf are the words of a checkpoint's mark, in the order of its form.
func WordsOf(env page.Env, item checklist.ItemReview) []string {
	m := item.Mark
	switch Words(item) {
	case Acceptance:
		until := m.Until
		if item.Expired {
			until = item.LastDay(env.Now)
		}
		return []string{m.Reason, m.AcceptedBy, m.Owner, until.Format(time.DateOnly), m.Notice}
	case Reason, Overruling:
		return []string{m.Reason}
	case Evidence, Note, Action, Topic, Withdrawal, Outcome:
	}
	return []string{m.Evidence}
}

// Mark is the mark that the texts make; untouched where they make none.
func (f Form) Mark() checklist.Mark {
	switch f.Kind {
	case Reason:
		return checklist.Mark{State: checklist.NotApplicable, Reason: f.Value(0)}
	case Acceptance:
		until, err := time.Parse(time.DateOnly, f.Value(3))
		if err != nil {
			return checklist.Mark{} // the form has checked the date
		}
		return checklist.Mark{
			State: checklist.Accepted, Reason: f.Value(0), AcceptedBy: f.Value(1), Owner: f.Value(2), Until: until, Notice: f.Value(4),
		}
	case Overruling:
		return f.Item.Overrule(f.Value(0))
	case Evidence, Note, Action, Topic, Withdrawal, Outcome:
	}
	m := f.Item.Mark
	if m.Evidence == m.Answers && f.Value(0) != m.Evidence {
		m.Answers = "" // it rests on what somebody wrote now
	}
	m.Evidence = f.Value(0)
	if m.State == checklist.Untouched && m.Evidence != "" {
		m.State = checklist.Met
	}
	return m
}
