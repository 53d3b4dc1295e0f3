package checklist

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// smallPack draws a pack small enough to try everything on it, with marks.
func smallPack(t *rapid.T) (*Pack, Marks) {
	sizes := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 3).Draw(t, "sizes")
	p := packOf(rapid.IntRange(1, 4).Draw(t, "threshold"), sizes...)
	marks := Marks{}
	for c := range p.Categories {
		for i := range p.Categories[c].Items {
			item := &p.Categories[c].Items[i]
			if rapid.IntRange(0, 5).Draw(t, "proof") == 0 {
				item.Proof = ProofRequired
			}
			switch s := rapid.SampledFrom(append(States(), Untouched)).Draw(t, string(item.ID)); s {
			case Accepted:
				marks[item.ID] = accepted(today)
			case Met:
				marks[item.ID] = Mark{State: Met, Evidence: rapid.SampledFrom([]string{"", "seen"}).Draw(t, "evidence")}
			case Open, NotApplicable, DontKnow:
				marks[item.ID] = Mark{State: s, Reason: "none here"}
			case Untouched:
			}
		}
	}
	return p, marks
}

// every calls visit with each way to give the items one of the marks.
func every(p *Pack, marks Marks, items []ItemID, choices []Mark, visit func(Review)) {
	if len(items) == 0 {
		visit(Evaluate(p, marks, nil, today))
		return
	}
	for _, m := range choices {
		next := maps.Clone(marks)
		next[items[0]] = m
		every(p, next, items[1:], choices, visit)
	}
}

var met = Mark{State: Met, Evidence: "seen"}

func idsOf(r Review, which func(*ItemReview) bool) []ItemID {
	var ids []ItemID
	for _, c := range r.Categories {
		for _, i := range c.items(which) {
			ids = append(ids, i.ID)
		}
	}
	return ids
}

func TestBoundsAreTheBestAndWorstOfEveryWayToFinish(t *testing.T) {
	choices := []Mark{met, {State: Open}, {State: NotApplicable, Reason: "none here"}, {State: DontKnow}}
	rapid.Check(t, func(t *rapid.T) {
		p, marks := smallPack(t)
		r := Evaluate(p, marks, nil, today)
		left := idsOf(r, (*ItemReview).untouched)
		if len(left) > 5 {
			t.Skip("too many ways")
		}
		best, worst := NoGo, Go
		every(p, marks, left, choices, func(done Review) {
			if ranks[done.Outcome] < ranks[best] {
				best = done.Outcome
			}
			if ranks[done.Outcome] > ranks[worst] {
				worst = done.Outcome
			}
		})
		if r.Best != best || r.Worst != worst {
			t.Fatalf("between %s and %s, trying everything gives %s and %s", r.Best, r.Worst, best, worst)
		}
	})
}

// smallest finds by trying, from no change upwards, how few of the items must
// change for the review to be as wanted; -1 where no change does it.
func smallest(p *Pack, marks Marks, items []ItemID, change func(ItemID) []Mark, wanted func(Review) bool) int {
	best := -1
	var try func(at, changed int, marks Marks)
	try = func(at, changed int, marks Marks) {
		if best >= 0 && changed >= best {
			return
		}
		if changed > 0 && wanted(Evaluate(p, marks, nil, today)) {
			best = changed
			return
		}
		if at == len(items) {
			return
		}
		try(at+1, changed, marks)
		for _, m := range change(items[at]) {
			next := maps.Clone(marks)
			next[items[at]] = m
			try(at+1, changed+1, next)
		}
	}
	try(0, 0, marks)
	return best
}

// carryOut makes the changes of a flip.
func carryOut(p *Pack, marks Marks, f Flip) Review {
	next := maps.Clone(marks)
	for _, c := range f.Changes() {
		if next[c.Item] = met; c.To == Open {
			next[c.Item] = Mark{State: Open}
		}
	}
	return Evaluate(p, next, nil, today)
}

func sizeTo(r Review, want func(Outcome) bool) (int, Flip) {
	for _, f := range r.Flips() {
		if want(f.To) {
			return f.Size(), f
		}
	}
	return -1, Flip{}
}

func TestFlipsOfADecidedVerdictAreTheSmallestThatTryingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, marks := smallPack(t)
		r := Evaluate(p, marks, nil, today)
		if !r.Decided {
			t.Skip("not decided")
		}
		counting, settled := idsOf(r, (*ItemReview).Counts), idsOf(r, (*ItemReview).settled)
		better := smallest(p, marks, counting, func(ItemID) []Mark { return []Mark{met} },
			func(n Review) bool { return ranks[n.Best] < ranks[r.Best] })
		worse := smallest(p, marks, settled, func(ItemID) []Mark { return []Mark{{State: Open}} },
			func(n Review) bool { return ranks[n.Worst] > ranks[r.Worst] })
		up, flipUp := sizeTo(r, func(o Outcome) bool { return ranks[o] < ranks[r.Best] })
		down, flipDown := sizeTo(r, func(o Outcome) bool { return ranks[o] > ranks[r.Worst] })
		if up != better || down != worse {
			t.Fatalf("%s flips with %d up and %d down, trying finds %d and %d", r.Best, up, down, better, worse)
		}
		if up > 0 && carryOut(p, marks, flipUp).Best != flipUp.To {
			t.Fatalf("%s does not lead to %s", r.Sentence(flipUp), flipUp.To)
		}
		if down > 0 && carryOut(p, marks, flipDown).Worst != flipDown.To {
			t.Fatalf("%s does not lead to %s", r.Sentence(flipDown), flipDown.To)
		}
	})
}

func TestTheFewestUntouchedItemsThatSettleAVerdictAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, marks := smallPack(t)
		r := Evaluate(p, marks, nil, today)
		left := idsOf(r, (*ItemReview).untouched)
		if r.Decided || len(left) > 8 {
			t.Skip("decided, or too many ways")
		}
		for _, to := range []Outcome{Go, Conditional, NoGo} {
			want := smallest(p, marks, left, func(ItemID) []Mark { return []Mark{met, {State: Open}} },
				func(n Review) bool { return n.Decided && n.Best == to })
			got, flip := sizeTo(r, func(o Outcome) bool { return o == to })
			if got != want {
				t.Fatalf("%s is settled by %d items, trying finds %d", to, got, want)
			}
			if got < 0 {
				continue
			}
			if done := carryOut(p, marks, flip); !done.Decided || done.Best != to {
				t.Fatalf("%s leads to between %s and %s", r.Sentence(flip), done.Best, done.Worst)
			}
		}
	})
}

// TestEveryCategoryThatCouldStopTheProjectAsSoonIsNamed tries each category by
// itself: those that take the fewest items are all among the flips to no-go.
func TestEveryCategoryThatCouldStopTheProjectAsSoonIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, marks := smallPack(t)
		r := Evaluate(p, marks, nil, today)
		if r.Decided && r.Worst != Conditional {
			t.Skip("nothing is on the way to no-go")
		}
		which, wanted := (*ItemReview).untouched, func(n Review) bool { return n.Decided && n.Best == NoGo }
		if r.Decided {
			which, wanted = (*ItemReview).settled, func(n Review) bool { return n.Worst == NoGo }
		}
		fewest, want := -1, []string{}
		for _, c := range r.Categories {
			var ids []ItemID
			for _, i := range c.items(which) {
				ids = append(ids, i.ID)
			}
			n := smallest(p, marks, ids, func(ItemID) []Mark { return []Mark{{State: Open}} }, wanted)
			if n > 0 && (fewest < 0 || n < fewest) {
				fewest, want = n, nil
			}
			if n > 0 && n == fewest {
				want = append(want, c.ID)
			}
		}
		named := map[string]bool{}
		for _, f := range r.Flips() {
			if f.To != NoGo {
				continue
			}
			for _, i := range f.Groups[0].Of {
				named[string(i.ID[:1])] = true // the category's id
			}
		}
		if got := slices.Sorted(maps.Keys(named)); !slices.Equal(got, want) {
			t.Fatalf("categories %v are named, trying each finds %v", got, want)
		}
	})
}

func TestAFlipIsSaidInASentence(t *testing.T) {
	p := packOf(3, 4, 2)
	for c, names := range [][]string{{"Volume", "Stable", "Gap", "Break-even"}, {"Owner", "GPUs"}} {
		for i, name := range names {
			p.Categories[c].Items[i].Title = name
		}
	}
	open := Mark{State: Open}
	for _, c := range []struct {
		marks Marks
		want  []string
	}{
		{
			Marks{"a0": open, "a1": open, "a2": open, "a3": met, "b0": met, "b1": met},
			[]string{"NO-GO becomes CONDITIONAL when 1 of these is resolved: Volume, Stable, Gap."},
		},
		{Marks{"a0": open, "a1": open, "a2": met, "a3": met, "b0": open, "b1": met}, []string{
			"CONDITIONAL becomes NO-GO when 1 of these turns out open: Gap, Break-even.",
			"CONDITIONAL becomes GO when both of these are resolved: Volume, Stable, and Owner is resolved.",
		}},
		{Marks{"a0": open, "a1": open, "a3": met, "b0": met, "b1": met}, []string{
			"CONDITIONAL is settled when Gap is met.", "NO-GO is settled when Gap turns out open.",
		}},
	} {
		r := Evaluate(p, c.marks, nil, today)
		flips := r.Flips()
		if len(flips) != len(c.want) {
			t.Fatalf("%d flips: %+v, want %q", len(flips), flips, c.want)
		}
		for i, f := range flips {
			if got := r.Sentence(f); got != c.want[i] {
				t.Errorf("got  %s\nwant %s", got, c.want[i])
			}
		}
	}
}

// TestWhereSeveralCategoriesAreAsNearAllOfThemAreSaid pins the sentences on what
// stops a project soonest.
func TestWhereSeveralCategoriesAreAsNearAllOfThemAreSaid(t *testing.T) {
	p := packOf(3, 3, 4, 2)
	for c, title := range []string{"Business", "Data", "Team"} {
		p.Categories[c].Title = title
		for i := range p.Categories[c].Items {
			item := &p.Categories[c].Items[i]
			item.Title = string(item.ID)
		}
	}
	open := Mark{State: Open}
	for want, marks := range map[string]Marks{
		"NO-GO is settled when 3 checkpoints of one category turn out open: Business or Data.":      {},
		"NO-GO is settled when 2 more checkpoints of one category turn out open: Business or Data.": {"a0": open, "b0": open},
		"NO-GO is settled when 2 of these turn out open: b1, b2, b3.":                               {"b0": open},
		"NO-GO is settled when 1 of these turns out open: a2, b2, b3.":                              {"a0": open, "a1": open, "b0": open, "b1": open},
	} {
		if got := Evaluate(p, marks, nil, today).Sentences(); len(got) != 1 || got[0] != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}
