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

// Bounds of an accepted risk.
const (
	minReason = 20 // characters
	maxDays   = 90
)

// heading is the title of a form.
func heading(k kind, item checklist.ItemReview) string {
	switch k {
	case evidence:
		return "Evidence"
	case reason:
		return "Why this does not apply"
	case acceptance:
		return "Accept this risk"
	case note:
		return "Note"
	}
	return item.Title
}

// fields are the questions of a form.
func fields(env page.Env, k kind) []form.Field {
	switch k {
	case evidence:
		return []form.Field{{Label: "What does this rest on?", Hint: "A document, a number, a link, a person who has seen it.", Long: true}}
	case reason:
		return []form.Field{{Label: "Why does this checkpoint not apply here?", Hint: "One sentence that somebody outside the room understands.", Long: true, Check: filled("a reason is needed")}}
	case acceptance:
		return acceptanceFields(env.Now)
	case note:
		return []form.Field{{Label: "A remark for whoever reads this later", Hint: "An empty note is removed.", Long: true}}
	}
	return nil
}

func acceptanceFields(now time.Time) []form.Field {
	return []form.Field{
		{Label: "Why is this risk taken on purpose?", Hint: fmt.Sprintf("At least %d characters: what makes it bearable.", minReason), Long: true, Check: reasonEnough},
		{Label: "Who takes it?", Hint: "The name of whoever answers for it.", Check: filled("a name is needed")},
		{Label: "Who watches it?", Hint: "The name of whoever will notice first.", Check: filled("a name is needed")},
		{
			Label: "Until when?", Check: dateCheck(now),
			Hint: fmt.Sprintf("A date like %s, at most %d days from today. The checkpoint opens again by itself after it.", lastDay(now).Format(time.DateOnly), maxDays),
		},
		{Label: "What will we notice if it comes true?", Hint: "Something that can be seen or counted.", Long: true, Check: filled("say what will be noticed")},
	}
}

func reasonEnough(text string) error {
	if n := utf8.RuneCountInString(text); n < minReason {
		return fmt.Errorf("the reason needs at least %d characters and has %d", minReason, n)
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

// dateCheck takes the days from today on that an acceptance may last.
func dateCheck(now time.Time) func(string) error {
	first, final := day(now), lastDay(now)
	return func(text string) error {
		until, err := time.Parse(time.DateOnly, text)
		switch {
		case err != nil:
			return fmt.Errorf("write the date as year, month and day, like %s", final.Format(time.DateOnly))
		case until.Before(first):
			return fmt.Errorf("%s is past", text)
		case until.After(final):
			return fmt.Errorf("a risk is accepted for %d days at most: until %s", maxDays, final.Format(time.DateOnly))
		}
		return nil
	}
}

// day is a moment's calendar day.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func lastDay(now time.Time) time.Time { return day(now).AddDate(0, 0, maxDays) }

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
		return []string{"", "", "", lastDay(env.Now).Format(time.DateOnly), ""}
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
			until = lastDay(env.Now)
		}
		return []string{m.Reason, m.AcceptedBy, m.Owner, until.Format(time.DateOnly), m.Notice}
	case reason:
		return []string{m.Reason}
	case evidence, note:
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
	case evidence, note:
	}
	m := a.item.Mark
	m.Evidence = f.Value(0)
	if m.State == checklist.Untouched && m.Evidence != "" {
		m.State = checklist.Met
	}
	return m
}
