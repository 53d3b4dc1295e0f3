package checklist

import "testing"

func TestAnswersThatChangeAreSeenAndChangeNoMark(t *testing.T) {
	const seen, quiet = "Requests a month: 500k", "Requests a month: 2,000"
	says := func(s State, evidence string) Facts { return Facts{"a0": {Proposed: s, Evidence: evidence}} }
	rested := Mark{State: Met, Evidence: seen, Answers: seen}
	overruled := Mark{State: Met, Reason: "a pilot has 60k", Answers: quiet}
	for name, c := range map[string]struct {
		mark                        Mark
		facts                       Facts
		conflict, lapsed, overruled bool
		words                       string
	}{
		"they agree":                    {rested, says(Met, seen), false, false, false, ""},
		"they say the opposite now":     {rested, says(Open, quiet), true, false, false, "the answers say open (" + quiet + ")"},
		"they settle it no longer":      {rested, nil, false, true, false, "the answers no longer settle it (before: " + seen + ")"},
		"it never rested on them":       {Mark{State: Met, Evidence: "a log"}, nil, false, false, false, ""},
		"a person overruled them":       {overruled, says(Open, quiet), false, false, true, "the answers say open (" + quiet + ")"},
		"they changed after that":       {overruled, says(Open, "Requests a month: 90"), true, false, false, "the answers say open (Requests a month: 90)"},
		"they settle it no longer then": {overruled, nil, false, false, false, ""},
		"no reason overrules nothing":   {Mark{State: Met, Answers: quiet}, says(Open, quiet), true, false, false, "the answers say open (" + quiet + ")"},
		"an ended acceptance":           {accepted(today.AddDate(0, 0, -1)), says(Met, seen), true, false, false, "the answers say met (" + seen + ")"},
		"an accepted risk":              {accepted(today), says(Met, seen), false, false, false, ""},
	} {
		r := Evaluate(packOf(3, 1), Marks{"a0": c.mark}, c.facts, today)
		i := &r.Categories[0].Items[0]
		if i.Conflict != c.conflict || i.Lapsed != c.lapsed || i.Overruled != c.overruled || i.Disagreement() != c.words {
			t.Errorf("%s: conflict %v, lapsed %v, overruled %v, %q", name, i.Conflict, i.Lapsed, i.Overruled, i.Disagreement())
		}
		if want := c.conflict || c.lapsed; (r.Disagreements() == 1) != want {
			t.Errorf("%s: %d disagreements", name, r.Disagreements())
		}
		if i.Mark != c.mark {
			t.Errorf("%s: the mark became %+v", name, i.Mark)
		}
	}
}

func TestWhatIsSaidKnowsWhatTheAnswersSay(t *testing.T) {
	fact := Fact{Proposed: Open, Evidence: "Source data: No"}
	for name, c := range map[string]struct {
		mark Mark
		say  State
		want Mark
	}{
		"as they say":           {Mark{}, Open, Mark{State: Open, Evidence: fact.Evidence, Answers: fact.Evidence}},
		"against them":          {Mark{}, Met, Mark{State: Met, Answers: fact.Evidence}},
		"a person's words stay": {Mark{State: Met, Evidence: "a log"}, Met, Mark{State: Met, Evidence: "a log", Answers: fact.Evidence}},
		"old answers do not":    {Mark{State: Met, Evidence: "x", Answers: "x"}, Met, Mark{State: Met, Answers: fact.Evidence}},
		"nobody knows":          {Mark{}, DontKnow, Mark{State: DontKnow}},
	} {
		i := ItemReview{Mark: c.mark, State: c.mark.State, Proposed: fact}
		if got := i.Said(c.say); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestWhatLoracleWorksOutItselfNeedsNobodysWord(t *testing.T) {
	const result = "Break-even: 12-20 months"
	facts := func(s State) Facts { return Facts{"a0": {Proposed: s, Evidence: result, WorkedOut: true}} }
	for name, c := range map[string]struct {
		mark      Mark
		proposed  State
		state     State
		workedOut bool
		outcome   Outcome
	}{
		"its inputs are known":       {Mark{}, Met, Met, true, Go},
		"they are not known":         {Mark{}, Open, Untouched, false, Unfinished},
		"a person says otherwise":    {Mark{State: Open, Reason: "the bill is wrong"}, Met, Open, false, Conditional},
		"a person said so before":    {Mark{State: Met, Evidence: "a sheet"}, Met, Met, false, Go},
		"an accepted risk stays one": {accepted(today), Met, Accepted, false, Conditional},
	} {
		r := Evaluate(packOf(3, 1), Marks{"a0": c.mark}, facts(c.proposed), today)
		i := &r.Categories[0].Items[0]
		if i.State != c.state || i.WorkedOut != c.workedOut || r.Outcome != c.outcome {
			t.Errorf("%s: %s, worked out %v, outcome %s", name, i.State, i.WorkedOut, r.Outcome)
		}
		if c.workedOut && (i.Mark.Evidence != result || i.Unproven || i.Disagrees()) {
			t.Errorf("%s: mark %+v, unproven %v", name, i.Mark, i.Unproven)
		}
	}
}
