package checklist

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var today = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// packOf makes a pack with categories of the given sizes.
func packOf(threshold int, sizes ...int) *Pack {
	p := &Pack{Threshold: threshold}
	for c, n := range sizes {
		cat := Category{ID: string(rune('a' + c))}
		for i := range n {
			cat.Items = append(cat.Items, Item{ID: ItemID(cat.ID + string(rune('0'+i)))})
		}
		p.Categories = append(p.Categories, cat)
	}
	return p
}

func accepted(until time.Time) Mark {
	return Mark{State: Accepted, Reason: "we can live with it for now", AcceptedBy: "Ana", Owner: "Bo", Until: until}
}

// expected is the rule of the paper said again in another way: count what is
// left per category and look at the largest count.
func expected(states [][]State, counts func(State) bool) Outcome {
	var left []int
	for _, category := range states {
		n := 0
		for _, s := range category {
			if counts(s) {
				n++
			}
		}
		left = append(left, n)
	}
	switch most := slices.Max(left); {
	case most >= 3:
		return NoGo
	case most > 0:
		return Conditional
	}
	return Go
}

func TestVerdictFollowsTheRuleOfThreeInACategory(t *testing.T) {
	all := append(States(), Untouched)
	rapid.Check(t, func(t *rapid.T) {
		p := packOf(3, 4, 5, 5)
		marks := Marks{}
		var states [][]State
		untouched := false
		for _, c := range p.Categories {
			var category []State
			for _, item := range c.Items {
				s := rapid.SampledFrom(all).Draw(t, string(item.ID))
				category = append(category, s)
				switch s {
				case Untouched:
					untouched = true
				case Accepted:
					marks[item.ID] = accepted(today.AddDate(0, 1, 0))
				case Met, Open, NotApplicable, DontKnow:
					marks[item.ID] = Mark{State: s}
				}
			}
			states = append(states, category)
		}
		r := Evaluate(p, marks, nil, today)
		unresolved := func(s State) bool { return s == Open || s == DontKnow || s == Accepted }
		best := expected(states, unresolved)
		worst := expected(states, func(s State) bool { return unresolved(s) || s == Untouched })
		after := expected(states, func(s State) bool { return s == Open || s == DontKnow })
		if untouched {
			best2 := r.Best
			if r.Outcome != Unfinished || r.AfterAcceptance != Unfinished || best2 != best || r.Worst != worst {
				t.Fatalf("%v: %+v, want unfinished between %s and %s", states, r, best, worst)
			}
		} else if r.Outcome != best || r.AfterAcceptance != after {
			t.Fatalf("%v: %s, after acceptance %s, want %s and %s", states, r.Outcome, r.AfterAcceptance, best, after)
		}
		if r.Decided != (r.Best == r.Worst) {
			t.Fatalf("decided is %v between %s and %s", r.Decided, r.Best, r.Worst)
		}
	})
}

func TestAnAcceptanceReopensItsItemTheDayAfterItsDate(t *testing.T) {
	p := packOf(3, 1)
	until := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	marks := Marks{"a0": accepted(until)}
	for day, want := range map[string]State{"2026-11-22": Accepted, "2026-11-23": Accepted, "2026-11-24": Open, "2027-01-01": Open} {
		now, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		item := Evaluate(p, marks, nil, now.Add(23*time.Hour)).Categories[0].Items[0]
		if item.State != want || item.Expired != (want == Open) {
			t.Errorf("on %s the item is %s (expired %v), want %s", day, item.State, item.Expired, want)
		}
	}
}

func TestAnswersThatContradictAMarkShowAsAConflict(t *testing.T) {
	p := packOf(3, 1)
	for _, c := range []struct {
		said, proposed State
		want           bool
	}{
		{Met, Open, true},
		{Open, Met, true},
		{Met, Met, false},
		{Untouched, Open, false},
		{NotApplicable, Open, false},
		{Accepted, Open, false},
		{Met, Untouched, false},
	} {
		marks := Marks{"a0": {State: c.said, Reason: "does not apply here"}}
		if c.said == Accepted {
			marks["a0"] = accepted(today)
		}
		item := Evaluate(p, marks, Facts{"a0": {Proposed: c.proposed}}, today).Categories[0].Items[0]
		if item.Conflict != c.want || item.State != c.said {
			t.Errorf("said %s, answers say %s: conflict %v, state %s; want conflict %v and no flip",
				c.said, c.proposed, item.Conflict, item.State, c.want)
		}
	}
}

func TestMetWithoutTheProofItRequiresStillCounts(t *testing.T) {
	p := packOf(1, 1)
	p.Categories[0].Items[0].Proof = ProofRequired
	if r := Evaluate(p, Marks{"a0": {State: Met}}, nil, today); r.Outcome != NoGo {
		t.Errorf("unproven: %s, want no_go", r.Outcome)
	}
	if r := Evaluate(p, Marks{"a0": {State: Met, Evidence: "measured on 120 tickets"}}, nil, today); r.Outcome != Go {
		t.Errorf("proven: %s, want go", r.Outcome)
	}
}

func TestTooFewApplicableItemsMakeTheThresholdUnreachable(t *testing.T) {
	p := packOf(3, 4)
	marks := Marks{"a0": {State: NotApplicable, Reason: "no such data"}}
	if r := Evaluate(p, marks, nil, today); !r.Categories[0].Reachable {
		t.Error("three items still apply, so three can be open")
	}
	marks["a1"] = Mark{State: NotApplicable, Reason: "no such data"}
	if r := Evaluate(p, marks, nil, today); r.Categories[0].Reachable {
		t.Error("two items apply, so three can never be open")
	}
}

func TestAnIncompleteMarkSaysWhatItLacks(t *testing.T) {
	whole := accepted(today)
	without := func(change func(*Mark)) Mark { m := whole; change(&m); return m }
	for want, m := range map[string]Mark{
		"an accepted risk needs a reason of at least 20 characters":                   without(func(m *Mark) { m.Reason = "  too short           " }),
		"an accepted risk needs accepted_by: who takes it":                            without(func(m *Mark) { m.AcceptedBy = " " }),
		"an accepted risk needs an owner: who watches it":                             without(func(m *Mark) { m.Owner = "" }),
		"an accepted risk needs until: the date it ends":                              without(func(m *Mark) { m.Until = time.Time{} }),
		"an item that is not applicable needs a reason":                               {State: NotApplicable},
		`unknown state "done"; allowed: met, open, accepted, not_applicable, unknown`: {State: "done"},
	} {
		if err := m.Validate(); err == nil || err.Error() != want {
			t.Errorf("%+v: %v, want %q", m, err, want)
		}
	}
	if err := whole.Validate(); err != nil {
		t.Errorf("a whole acceptance is refused: %v", err)
	}
}
