package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

// sinceSource is the mid-size example after a milestone and some changes.
func sinceSource(t *testing.T) Source {
	t.Helper()
	before := exampleSource(t, "mid")
	then := casefile.Moment{Case: before.Case, Label: before.Title + "@pilot", On: at(23)}
	state := before.Clone()
	for _, e := range []session.Event{
		session.TakeMilestone("pilot", state.Seq, before.Base.Advice.SHA256, "00ff"),
		session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Exactly(20_000))),
		session.Answer("hourly_rate", advisor.Number(advisor.Exactly(180))),
		session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}),
	} {
		e.Seq, e.At, e.By = state.Seq+1, at(24), "tester"
		if err := state.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	now := casefile.Derive(before.Base, state, at(24))
	return Source{Case: now, Since: &casefile.Since{
		Milestone:  state.Milestones[0],
		Comparison: casefile.Compare(then, casefile.Moment{Case: now, Label: now.Title, On: at(24)}),
	}}
}

func TestAReportTellsWhatChangedSinceTheLastMilestone(t *testing.T) {
	s := sinceSource(t)
	page, err := HTML(s)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(markdownOf(s.Case)), "since the last milestone") {
		t.Error("the Markdown without a milestone tells of one")
	}
	text := string(markdown(gather(s)))
	for _, want := range []string{
		"\n**Since “pilot” (2026-11-24):** ", "the verdict is still CONDITIONAL",
		"\n## What changed since the last milestone\n", "\n### Answers that changed\n", "\n### Checkpoints that changed\n",
		"\n### What the change of the budget is owed to\n", "Answer: Hourly rate",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the Markdown lacks %q:\n%s", want, linesWith(text, "pilot"))
		}
	}
	for _, want := range []string{"Since “pilot” (2026-11-24):", "What changed since the last milestone", "Answers that changed"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the HTML lacks %q", want)
		}
	}
}

func TestWhatChangedIsInTheJSON(t *testing.T) {
	s := sinceSource(t)
	data, err := JSON(s)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Since struct {
			Name    string
			Answers []struct{ ID, From, To string }
			Budget  struct {
				Parts []struct{ Low, High float64 }
			}
		} `json:"since_milestone"`
	}
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Since.Name != "pilot" || len(got.Since.Answers) != 2 || len(got.Since.Budget.Parts) == 0 {
		t.Errorf("since the milestone: %+v", got.Since)
	}
}

func TestNothingChangedSinceAMilestoneIsSaid(t *testing.T) {
	s := sinceSource(t)
	same := casefile.Moment{Case: s.Case, Label: "A", On: at(24)}
	s.Since = &casefile.Since{Milestone: s.Milestones[0], Comparison: casefile.Compare(same, same), Reworked: true}
	text := string(markdown(gather(s)))
	for _, want := range []string{"nothing has changed.", "Nothing has changed since then.", "worked out again"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
}
