package casefile_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// limited is a project with a limit on its budget, in dollars.
func limited(t *testing.T, limit float64, marks checklist.Marks) casefile.Case {
	t.Helper()
	return derive(t, advisor.Answers{
		advisor.QTaskType: advisor.Word("structured_output"), advisor.QBudgetCap: advisor.Number(advisor.Exactly(limit)),
	}, marks)
}

func TestTheLimitLineSaysWhetherTheProjectIsCovered(t *testing.T) {
	cost := limited(t, 1, nil).Assessment.Own.Computed
	for limit, want := range map[float64]string{
		cost.Low.Dollars() - 1:  "is below the least that the project costs, ",
		cost.Low.Dollars():      "covers the project in the better cases only: it costs " + advisor.FormatMoney(cost),
		cost.High.Dollars() - 1: "covers the project in the better cases only",
		cost.High.Dollars():     "covers even the most that the project may cost, ",
	} {
		if got := limited(t, limit, nil).LimitLine(); !strings.HasPrefix(got, "The limit of $") || !strings.Contains(got, want) || strings.Contains(got, "Going now") {
			t.Errorf("a limit of %g: %q, want %q", limit, got, want)
		}
	}
}

// A limit that covers the project need not cover what unresolved checkpoints add.
func TestTheLimitLineTellsWhereGoingNowIsNotCovered(t *testing.T) {
	marks := checklist.Marks{"chat_template": {State: checklist.Open}, "eval_set": {State: checklist.Open}}
	c := limited(t, limited(t, 1, nil).Assessment.Own.Computed.High.Dollars(), marks)
	if c.GoingNow == nil {
		t.Fatal("open checkpoints add nothing")
	}
	l := c.Limit()
	if l.Holds != advisor.Yes || l.GoingNow != advisor.Unsure {
		t.Fatalf("it holds: %v, and going now: %v", l.Holds, l.GoingNow)
	}
	if got := c.LimitLine(); !strings.Contains(got, "covers even the most") || !strings.Contains(got, " Going now it is enough in the better cases only: that costs "+advisor.FormatMoney(c.GoingNow.Money())) {
		t.Errorf("it says %q", got)
	}
}

func TestNothingIsSaidOfALimitThatNobodyGaveOrACostThatNothingIsKnownOf(t *testing.T) {
	for name, answers := range map[string]advisor.Answers{
		"no limit": {advisor.QTaskType: advisor.Word("structured_output")},
		"an unknown limit": {
			advisor.QTaskType: advisor.Word("structured_output"), advisor.QBudgetCap: advisor.Unknown(),
		},
		"no cost": {advisor.QBudgetCap: advisor.Number(advisor.Exactly(10_000))},
	} {
		if c := derive(t, answers, nil); c.Limit() != nil || c.LimitLine() != "" {
			t.Errorf("%s: it says %q", name, c.LimitLine())
		}
	}
}
