package report

import (
	"encoding/json"
	"strings"
	"testing"

	"loracle/advisor"
)

// within is the mid-size example with a limit on its budget.
func within(t *testing.T, limit advisor.Answer) Source {
	t.Helper()
	s := exampleSource(t, "mid")
	s.Case = s.With(advisor.QBudgetCap, limit, s.Today)
	return s
}

func TestTheLimitStandsBesideWhatTheProjectCosts(t *testing.T) {
	low := within(t, advisor.Number(advisor.Exactly(10_000)))
	const want = "The limit of $10,000 is below the least that the project costs, $"
	if first := string(Summary(low.Case)); !strings.Contains(first, "**Budget limit:** "+want) {
		t.Errorf("the first screenful does not say so: %s", first)
	}
	for _, name := range []string{"md", "html", "adr"} {
		f, _ := FormatNamed(name)
		if !strings.Contains(unmarkedPage(written(t, f, low)), want) {
			t.Errorf("%s does not say %q", name, want)
		}
		if strings.Contains(written(t, f, within(t, advisor.Unknown())), "Budget limit:") {
			t.Errorf("%s speaks of a limit that is not known", name)
		}
	}
}

// unmarkedPage is a page without the marks that keep an amount on one line.
func unmarkedPage(page string) string {
	return strings.NewReplacer(`<span class="whole">`, "", "</span>", "").Replace(page)
}

func TestTheJSONFormSaysWhetherTheLimitHolds(t *testing.T) {
	yes, no := true, false
	for name, row := range map[string]struct {
		limit advisor.Answer
		want  *bool
		none  bool
	}{
		"it holds":            {advisor.Number(advisor.Exactly(60_000)), &yes, false},
		"it does not":         {advisor.Number(advisor.Between(5000, 10_000)), &no, false},
		"in the better cases": {advisor.Number(advisor.Exactly(25_000)), nil, false},
		"not known":           {advisor.Unknown(), nil, true},
	} {
		data, err := JSON(within(t, row.limit))
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Budget jsonBudgetLimit }
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		l := got.Budget.Limit
		if (l == nil) != row.none {
			t.Errorf("%s: the limit is %+v", name, l)
		}
		if l != nil && (l.Amount.Range() != row.limit.Number || !sameTruth(l.Holds, row.want) || !sameTruth(l.GoingNowHolds, row.want)) {
			t.Errorf("%s: the limit is %+v", name, l)
		}
	}
}

type jsonBudgetLimit struct {
	Limit *jsonLimit `json:"limit"`
}

func sameTruth(a, b *bool) bool { return a == b || a != nil && b != nil && *a == *b }
