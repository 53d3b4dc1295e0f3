package checklist

import (
	"slices"
	"testing"
	"time"
)

func TestAnAcceptanceLastsAtMostTheDaysOfItsItem(t *testing.T) {
	for _, c := range []struct {
		days   int
		until  string
		refuse string
	}{
		{0, "2027-02-21", ""},
		{0, "2027-02-22", "a risk is accepted for 90 days at most: until 2027-02-21"},
		{14, "2026-12-07", ""},
		{14, "2026-12-08", "a risk is accepted for 14 days at most: until 2026-12-07"},
	} {
		until, err := time.Parse(time.DateOnly, c.until)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := (Item{AcceptDays: c.days}).Check(accepted(until), today); err != nil {
			got = err.Error()
		}
		if got != c.refuse {
			t.Errorf("%d days, until %s: %q, want %q", c.days, c.until, got, c.refuse)
		}
	}
}

func TestWhoAcceptsAndWatchesTheSameRiskIsNoticed(t *testing.T) {
	m := accepted(today)
	for owner, want := range map[string]bool{"Ana": true, " ana ": true, "ANA": true, "Bo": false, "Anna": false} {
		if m.Owner = owner; m.SamePerson() != want {
			t.Errorf("accepted by Ana, watched by %q: %v", owner, !want)
		}
	}
	m.State = Open
	if m.Owner = "Ana"; m.SamePerson() {
		t.Error("an open item has nobody who accepted it")
	}
}

func TestAnItemThatAnswersTakeOutLeavesItsCategory(t *testing.T) {
	p := packOf(3, 3)
	out := Facts{"a0": {Proposed: Open, LeftOut: true, Grounds: "stakes: normal"}}
	r := Evaluate(p, Marks{"a1": met, "a2": met}, out, today)
	if r.Outcome != Go || r.Categories[0].Reachable || r.NoGoReachable() {
		t.Errorf("%s, reachable %v; want go with the threshold out of reach", r.Outcome, r.Categories[0].Reachable)
	}
	if i := r.Categories[0].Items[0]; !i.LeftOut || i.State != NotApplicable || i.Conflict {
		t.Errorf("left out %v as %s, conflict %v", i.LeftOut, i.State, i.Conflict)
	}
	if r := Evaluate(p, Marks{"a0": {State: Open}, "a1": met, "a2": met}, out, today); r.Outcome != Conditional {
		t.Errorf("what somebody said stands: %s, want conditional", r.Outcome)
	}
}

func TestARiskIsAcceptedFromTodayForNinetyDays(t *testing.T) {
	// Late in the evening far west of UTC the calendar still says the 24th.
	today := time.Date(2026, 11, 24, 23, 30, 0, 0, time.FixedZone("west", -8*3600))
	for _, tt := range []struct {
		until string
		want  string
	}{
		{"2026-11-23", "2026-11-23 is past"},
		{"2026-11-24", ""},
		{"2027-02-22", ""},
		{"2027-02-23", "a risk is accepted for 90 days at most: until 2027-02-22"},
	} {
		until, err := time.Parse(time.DateOnly, tt.until)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := (Item{}).CheckUntil(until, today); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("until %s: %q, want %q", tt.until, got, tt.want)
		}
	}
}

func TestEverythingWrongWithAnAcceptanceIsSaidAtOnce(t *testing.T) {
	m := accepted(today.AddDate(1, 0, 0))
	m.Reason, m.Owner = "short", ""
	var got []string
	for _, err := range (Item{}).Problems(m, today) {
		got = append(got, err.Error())
	}
	want := []string{
		"an accepted risk needs a reason of at least 20 characters", "an accepted risk needs an owner: who watches it",
		"a risk is accepted for 90 days at most: until 2027-02-21",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if p := (Item{}).Problems(Mark{State: NotApplicable}, today); len(p) != 1 {
		t.Errorf("not applicable without a reason: %v", p)
	}
	if p := (Item{}).Problems(accepted(today), today); p != nil {
		t.Errorf("a whole acceptance: %v", p)
	}
}
