package session_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

// said is an answer of somebody who had seen the events up to a number; 0 is
// somebody who had seen all of them.
func said(by string, q advisor.QuestionID, months float64, seen uint64) session.Event {
	e := session.Answer(q, advisor.Number(advisor.Exactly(months)))
	e.By, e.Seen = by, seen
	return e
}

// clashing tells who made the late change and the unseen ones of each clash.
func clashing(t *testing.T, events ...session.Event) [][]string {
	t.Helper()
	all := append([]session.Event{session.Create("A", "k", "p")}, events...)
	for i := range all {
		all[i].Seq = uint64(i) + 1
	}
	s, err := session.Fold("S", all)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, c := range s.Clashes() {
		names := []string{c.Late.By}
		for _, e := range c.Unseen {
			names = append(names, e.By)
		}
		out = append(out, names)
	}
	return out
}

func TestTwoChangesOfOneThingThatDidNotKnowOfEachOtherClash(t *testing.T) {
	mark := func(by string, seen uint64) session.Event {
		e := session.MarkItem("eval_set", checklist.Mark{State: checklist.Open})
		e.By, e.Seen = by, seen
		return e
	}
	undo := func(by string, ref uint64) session.Event {
		e := session.UndoChange(ref)
		e.By = by
		return e
	}
	for name, test := range map[string]struct {
		events []session.Event
		want   [][]string
	}{
		"both in view":                {[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 0)}, nil},
		"one not in view":             {[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1)}, [][]string{{"bo", "ana"}}},
		"about something else":        {[]session.Event{said("ana", "horizon_years", 3, 0), said("bo", "stable_months", 12, 1)}, nil},
		"a mark on a checkpoint":      {[]session.Event{mark("ana", 0), mark("bo", 1)}, [][]string{{"bo", "ana"}}},
		"settled by a third":          {[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1), said("cy", "stable_months", 9, 0)}, nil},
		"one person at two desks":     {[]session.Event{said("ana", "stable_months", 6, 0), said("ana", "stable_months", 12, 1)}, [][]string{{"ana", "ana"}}},
		"the late change is undone":   {[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1), undo("ana", 3)}, nil},
		"the unseen change is undone": {[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1), undo("ana", 2)}, nil},
		"twice in one absence": {
			[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1), said("bo", "stable_months", 18, 1)},
			[][]string{{"bo", "ana"}},
		},
		"two absent people": {
			[]session.Event{said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1), said("cy", "stable_months", 18, 1)},
			[][]string{{"bo", "ana"}, {"cy", "ana", "bo"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, clashing(t, test.events...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSettlingAClashSaysAgainWhatOneOfItsChangesSaid(t *testing.T) {
	events := []session.Event{session.Create("A", "k", "p"), said("ana", "stable_months", 6, 0), said("bo", "stable_months", 12, 1)}
	for i := range events {
		events[i].Seq = uint64(i) + 1
	}
	s, err := session.Fold("S", events)
	if err != nil {
		t.Fatal(err)
	}
	clash := s.Clashes()[0]
	again := clash.Settle(clash.Unseen[0])
	again.Seq = 4
	if err := s.Apply(again); err != nil {
		t.Fatal(err)
	}
	if got := s.Answers["stable_months"].Number.Low; got != 6 || len(s.Clashes()) != 0 {
		t.Errorf("the answer is %v, clashes: %v", got, s.Clashes())
	}
}

func TestAnEventCannotKnowOfLaterOnes(t *testing.T) {
	s, err := session.Fold("S", []session.Event{{Seq: 1, Kind: session.Created, Title: "A"}})
	if err != nil {
		t.Fatal(err)
	}
	e := said("ana", "stable_months", 6, 2)
	e.Seq = 2
	if err := s.Apply(e); err == nil {
		t.Error("an event that knows of itself was taken")
	}
}
