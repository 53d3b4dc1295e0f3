package checklist

import (
	"testing"
	"time"
)

func TestAnActionIsWholeAndReadsAsIfThen(t *testing.T) {
	whole := Action{
		Trigger: "the logs are exported", Owner: "Bo", Do: "label 200 of them.",
		Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
	}
	if err := whole.Validate(); err != nil {
		t.Fatal(err)
	}
	if got, want := whole.Sentence(), "If the logs are exported, Bo will label 200 of them by 1 December 2026."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for want, change := range map[string]func(*Action){
		"an action needs its trigger: what makes it due, after “if”": func(a *Action) { a.Trigger = " " },
		"an action needs an owner: who will do it":                   func(a *Action) { a.Owner = "" },
		"an action has one owner; write one name":                    func(a *Action) { a.Owner = "Bo, Ana" },
		"an action needs what will be done, after “will”":            func(a *Action) { a.Do = "" },
		"an action needs the date by which it is done":               func(a *Action) { a.Due = time.Time{} },
	} {
		a := whole
		change(&a)
		if err := a.Validate(); err == nil || err.Error() != want {
			t.Errorf("%+v: %v, want %q", a, err, want)
		}
	}
}

func TestAnActionIsOverdueTheDayAfterItsDate(t *testing.T) {
	a := Action{Due: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	for day, want := range map[int]bool{22: false, 23: false, 24: true} {
		now := time.Date(2026, 11, day, 23, 59, 0, 0, time.UTC)
		if a.Overdue(now) != want || DaysLeft(now, a.Due) != 23-day {
			t.Errorf("on %d November: overdue %v, %d days left", day, a.Overdue(now), DaysLeft(now, a.Due))
		}
	}
}

func TestAnActionAgreedTodayHasOneOwnerAndADayToCome(t *testing.T) {
	whole := Action{Trigger: "the logs are here", Owner: "Bo", Do: "label 200", Due: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	evening := time.Date(2026, 11, 23, 23, 59, 0, 0, time.UTC)
	if err := whole.Check(evening); err != nil {
		t.Errorf("due today: %v", err)
	}
	for want, change := range map[string]func(*Action){
		"2026-11-22 is past":                              func(a *Action) { a.Due = a.Due.AddDate(0, 0, -1) },
		"an action has one owner; write one name":         func(a *Action) { a.Owner = "Bo and Ana" },
		"an action needs what will be done, after “will”": func(a *Action) { a.Do = "" },
	} {
		a := whole
		change(&a)
		if err := a.Check(evening); err == nil || err.Error() != want {
			t.Errorf("%+v: %v, want %q", a, err, want)
		}
	}
	kept := whole
	kept.Owner, kept.Due = "Bo and Ana", kept.Due.AddDate(-1, 0, 0)
	if err := kept.Validate(); err != nil {
		t.Errorf("an action that is kept already: %v", err)
	}
	if CheckOwner("Sandy Anders") != nil {
		t.Error("a name that holds the letters of and is one name")
	}
}
