package advisor_test

import (
	"testing"

	"loracle/advisor"
)

func TestALimitCoversWhatAProjectCosts(t *testing.T) {
	project := dollars(16_419, 39_440)
	for _, row := range []struct {
		what      string
		low, high float64
		cost      advisor.MoneyRange
		want      advisor.Truth
	}{
		{"well above the most", 60_000, 60_000, project, advisor.Yes},
		{"just the most", 39_440, 39_440, project, advisor.Yes},
		{"a cent below the most", 39_439.99, 39_439.99, project, advisor.Unsure},
		{"between", 20_000, 20_000, project, advisor.Unsure},
		{"just the least", 16_419, 16_419, project, advisor.Unsure},
		{"a cent below the least", 16_418.99, 16_418.99, project, advisor.No},
		{"nothing at all", 0, 0, project, advisor.No},
		{"a range above the most", 40_000, 50_000, project, advisor.Yes},
		{"a range from below the least to above the most", 10_000, 50_000, project, advisor.Unsure},
		{"a range up to the least", 10_000, 16_419, project, advisor.Unsure},
		{"a range below the least", 10_000, 16_000, project, advisor.No},
		{"just a certain cost", 500, 500, dollars(500, 500), advisor.Yes},
		{"a cent below a certain cost", 499.99, 499.99, dollars(500, 500), advisor.No},
	} {
		if got := row.cost.CoveredBy(dollars(row.low, row.high)); got != row.want {
			t.Errorf("%s: %v, want %v", row.what, got, row.want)
		}
	}
}

func TestTheBudgetLimitIsTheAnswerAndUnknownWithoutOne(t *testing.T) {
	k := loaded(t)
	limit := k.BudgetLimit(advisor.Answers{advisor.QBudgetCap: advisor.Number(advisor.Between(30_000, 40_000))})
	if limit == nil || limit.Range != advisor.Between(30_000, 40_000) || limit.Unit() != advisor.USD || limit.Recompute() != limit.Range {
		t.Errorf("the limit is %+v", limit)
	}
	for name, answers := range map[string]advisor.Answers{"left out": {}, "unknown": {advisor.QBudgetCap: advisor.Unknown()}} {
		if got := k.BudgetLimit(answers); got != nil {
			t.Errorf("%s: the limit is %+v", name, got)
		}
	}
}
