package casefile_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// someAnswers draws answers to some of the questions of a knowledge base.
func someAnswers(t *rapid.T, base *knowledge.Base) []session.Event {
	var out []session.Event
	for _, q := range base.Advice.Questions {
		if rapid.IntRange(0, 2).Draw(t, "said") > 0 {
			continue
		}
		if a, ok := someAnswer(t, q); ok {
			out = append(out, session.Answer(q.ID, a))
		}
	}
	return out
}

func someAnswer(t *rapid.T, q *advisor.Question) (advisor.Answer, bool) {
	switch q.Kind {
	case advisor.ChoiceQuestion:
		return advisor.Word(rapid.SampledFrom(q.Choices).Draw(t, "choice").Value), true
	case advisor.SeveralQuestion:
		return advisor.Words(rapid.SampledFrom(q.Choices).Draw(t, "choice").Value), true
	case advisor.NumberQuestion:
		text := rapid.SampledFrom([]string{"1", "0.5", "3", "40", "200-900", "2500", "30k-60k", "unknown", q.Example}).Draw(t, "number")
		a, err := q.Parse(text)
		return a, err == nil
	case advisor.TextQuestion:
	}
	return advisor.Answer{}, false
}

func someMarks(t *rapid.T, base *knowledge.Base, now time.Time) []session.Event {
	var out []session.Event
	for _, c := range base.Pack.Categories {
		for _, i := range c.Items {
			switch rapid.IntRange(0, 3).Draw(t, "mark") {
			case 0:
				out = append(out, session.MarkItem(i.ID, checklist.Mark{State: checklist.Open}))
			case 1:
				out = append(out, session.MarkItem(i.ID, checklist.Mark{State: checklist.Met}))
			case 2:
				out = append(out, session.MarkItem(i.ID, acceptance(now.AddDate(0, 0, rapid.IntRange(-5, 30).Draw(t, "days")))))
			}
		}
	}
	return out
}

// someLines draws lines of the budget that were set by hand.
func someLines(t *rapid.T) []session.Event {
	var out []session.Event
	for _, id := range advisor.OwnLines() {
		if rapid.IntRange(0, 3).Draw(t, "by hand") == 0 {
			amount := advisor.Exactly(advisor.Dollars(rapid.Float64Range(0, 5000).Draw(t, "amount")).Dollars())
			out = append(out, session.SetLine(advisor.Override{Line: id, Amount: amount, Reason: "an offer that we have in writing"}))
		}
	}
	return out
}

// momentOf folds events into a moment without a store.
func momentOf(t interface{ Fatal(...any) }, base *knowledge.Base, now time.Time, events ...session.Event) casefile.Moment {
	state := session.New("s")
	for i, e := range append([]session.Event{casefile.Created(base, "A", now, "ana")}, events...) {
		e.Seq, e.At = uint64(i)+1, now
		if err := state.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return casefile.Moment{Case: casefile.Derive(base, state, now), Label: "A", On: now}
}

// withPrice is the shipped knowledge base with another price of GPUs and models.
func withPrice(t *testing.T, base *knowledge.Base) *knowledge.Base {
	t.Helper()
	other, err := base.WithPrices("own.yaml", []byte("discounts:\n  - {platform: runpod, discount: 40%, source: contract, as_of: 2026-10-01}\n  - {platform: aws, discount: 30%, source: contract, as_of: 2026-10-01}\n"))
	if err != nil {
		t.Fatal(err)
	}
	return other
}

func TestThePartsOfABudgetChangeAddUpToTheCent(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	bases := []*knowledge.Base{base, withPrice(t, base)}
	now := day(2026, time.November, 24)
	explained := 0
	rapid.Check(t, func(rt *rapid.T) {
		side := func(name string) casefile.Moment {
			b := rapid.SampledFrom(bases).Draw(rt, name)
			return momentOf(rt, b, now, slices.Concat(someAnswers(rt, b), someMarks(rt, b, now), someLines(rt))...)
		}
		a, b := side("from"), side("to")
		change := casefile.Compare(a, b).Budget
		if change == nil {
			rt.Fatal("there is no budget")
		}
		total := func(m casefile.Moment) advisor.MoneyRange {
			return m.Assessment.Own.Total.Money().Add(m.GapTotal())
		}
		from, to := total(a), total(b)
		if change.From != from || change.To != to {
			rt.Fatalf("from %v to %v, want %v to %v", change.From, change.To, from, to)
		}
		var sum casefile.Delta
		for _, p := range change.Parts {
			sum = sum.Add(p.Delta)
			if p.Kind == casefile.EnginePart {
				rt.Fatalf("today's calculation differs from itself by %v", p.Delta)
			}
		}
		if want := (casefile.Delta{Low: to.Low - from.Low, High: to.High - from.High}); sum != want || change.Change != want {
			rt.Fatalf("the parts add up to %v, the change is %v, and it says %v", sum, want, change.Change)
		}
		explained += len(change.Parts)
	})
	if explained == 0 {
		t.Error("no pair had anything to explain")
	}
}

func TestComparingAMomentWithItselfGivesNothing(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	now := day(2026, time.November, 24)
	rapid.Check(t, func(rt *rapid.T) {
		m := momentOf(rt, base, now, append(someAnswers(rt, base), someMarks(rt, base, now)...)...)
		if c := casefile.Compare(m, m); !c.Nothing() {
			rt.Fatalf("differs from itself: %+v", c)
		}
	})
}

func TestCheckpointsAreToldByWhatBecameOfThem(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	now := day(2026, time.November, 24)
	later := now.AddDate(0, 0, 40)
	mark := func(id checklist.ItemID, s checklist.State) session.Event {
		return session.MarkItem(id, checklist.Mark{State: s})
	}
	a := momentOf(t, base, now, mark("query_volume", checklist.Open), mark("stable_use_case", checklist.Met), mark("defined_gap", checklist.Open),
		session.MarkItem("gpu_access", acceptance(now.AddDate(0, 0, 10))), mark("eval_set", checklist.Open))
	b := momentOf(t, base, later, mark("query_volume", checklist.Met), mark("stable_use_case", checklist.DontKnow),
		session.MarkItem("defined_gap", acceptance(later)), session.MarkItem("gpu_access", acceptance(now.AddDate(0, 0, 10))), mark("eval_set", checklist.DontKnow))
	want := map[checklist.ItemID]casefile.ItemWay{
		"query_volume": casefile.Resolved, "stable_use_case": casefile.Regressed, "defined_gap": casefile.NewAccepted,
		"gpu_access": casefile.Expired, "eval_set": casefile.OtherWay,
	}
	got := map[checklist.ItemID]casefile.ItemWay{}
	for _, i := range casefile.Compare(a, b).Items {
		got[i.ID] = i.What
	}
	for id, way := range want {
		if got[id] != way {
			t.Errorf("%s: %q, want %q", id, got[id], way)
		}
	}
	if len(got) != len(want) {
		t.Errorf("more differs: %v", got)
	}
}

func TestAnotherChecklistHasNewAndDroppedCheckpoints(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	data, ok := knowledge.ShippedPack("go_no_go")
	if !ok {
		t.Fatal("no pack")
	}
	pack, err := base.ReadPack("p", []byte(strings.Replace(string(data), "id: query_volume", "id: traffic", 1)))
	if err != nil {
		t.Fatal(err)
	}
	now := day(2026, time.November, 24)
	a, b := momentOf(t, base, now), momentOf(t, base.WithPack(pack), now)
	ways := map[checklist.ItemID]casefile.ItemWay{}
	for _, i := range casefile.Compare(a, b).Items {
		ways[i.ID] = i.What
	}
	if ways["traffic"] != casefile.NewItem || ways["query_volume"] != casefile.Dropped || len(ways) != 2 {
		t.Errorf("got %v", ways)
	}
}
