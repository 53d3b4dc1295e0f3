package report

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/casefile"
)

func TestTheReportSaysWhereTheMonthlyCostLeavesThePrintedRange(t *testing.T) {
	for name, want := range map[string]string{
		"mid":        "Each month, $1,080-1,453 reaches above the printed $700-1,100, which pays for one on-demand A100: your traffic takes 1 × A100 40 GB, on-demand, at $1.48-1.99 an hour for each",
		"enterprise": "Each month, $4,059-7,154 reaches above the printed $3,000-5,500, which pays for two on-demand A100 80 GB: your traffic takes 4 × A100 80 GB",
		"lean":       "GPU compute, $0.88-6.69, lies wholly below the printed $30-120: a run over your examples takes",
	} {
		if got := string(besidePrinted(exampleCase(t, name))); !strings.Contains(got, want) {
			t.Errorf("%s: got %s", name, got)
		}
	}
	if got := string(besidePrinted(exampleCase(t, "lean"))); strings.Contains(got, "Each month") {
		t.Errorf("the monthly cost is within and has a reason: %s", got)
	}
}

func TestABudgetOutsideItsTierSaysWhichLinesTakeItThere(t *testing.T) {
	for name, want := range map[string][]string{
		"lean":       {"reaches above the printed $6,430-14,720 because of ML engineer time (", "printed $5,000-9,600", "(D38)"},
		"enterprise": {"reaches above the printed $64,500-173,000 because of dataset preparation (", "evaluation (", "not printed there"},
	} {
		c := exampleCase(t, name)
		got := string(besidePrinted(c))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q lacks %q", name, got, w)
			}
		}
		if !strings.Contains(string(markdownOf(c)), "- **D38:**") {
			t.Errorf("%s: the note is cited and not given", name)
		}
	}
}

func TestABudgetBelowItsTierSaysSo(t *testing.T) {
	c := conditionalCase()
	c.Assessment.Tiers[0].Paper = usd(9000, 30_000)
	if got := string(besidePrinted(c)); !strings.Contains(got, "starts below the printed $9,000-30,000") || strings.Contains(got, "reaches above") {
		t.Errorf("got %s", got)
	}
}

func TestLikelyPaybackNeverHidesThatItMayNotCome(t *testing.T) {
	six := 6.2
	for _, tt := range []struct {
		chances *advisor.Chances
		want    string
	}{
		{nil, ""},
		{&advisor.Chances{Never: 1}, ""},
		{&advisor.Chances{P10: &six, P50: &six, P90: &six}, "Half of 10,000 draws within the ranges pay back within 6.2 months."},
		{&advisor.Chances{P10: &six, P50: &six, Never: 0.004}, "Half of 10,000 draws within the ranges pay back within 6.2 months; less than 1% never do."},
		{&advisor.Chances{P10: &six, Never: 0.62}, "Likely it never comes: 62% of 10,000 draws within the ranges save too little."},
		{&advisor.Chances{Never: 0.9999}, "Likely it never comes: more than 99% of 10,000 draws within the ranges save too little."},
	} {
		if got := string(likelyPayback(advisor.Outlook{BreakEven: tt.chances})); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func TestFlipsSpeakOfAnsweredQuestionsOnlyAndInWords(t *testing.T) {
	volume := &advisor.Question{ID: advisor.QRequestsPerMonth, Short: "Requests a month", Kind: advisor.NumberQuestion, Unit: advisor.Requests}
	stable := &advisor.Question{ID: advisor.QStableMonths, Short: "Task stays the same for", Kind: advisor.NumberQuestion, Unit: advisor.Months}
	gap := &advisor.Question{ID: advisor.QTaskType, Short: "Kind of task", Kind: advisor.ChoiceQuestion, Choices: []advisor.Choice{{Value: "a", Label: "One"}, {Value: "b", Label: "Two"}, {Value: "c", Label: "Three"}}}
	c := casefile.Case{}
	c.Answers = advisor.Answers{volume.ID: advisor.Number(span(300_000, 600_000)), gap.ID: advisor.Word("a")}
	number := func(q *advisor.Question, to float64, d advisor.Direction, excluded bool) advisor.Flip {
		return advisor.Flip{Question: q, From: c.Answers[q.ID], To: advisor.Number(advisor.Exactly(to)), Direction: d, Excluded: excluded, Approach: advisor.Prompting}
	}
	until := 1_190_000.0
	further := number(volume, 926_000, advisor.Upwards, false)
	further.Until = &until
	got := flipGroups(c, []advisor.Flip{
		{Question: gap, From: c.Answers[gap.ID], To: advisor.Word("b"), Approach: advisor.RAG},
		{Question: gap, From: c.Answers[gap.ID], To: advisor.Word("c"), Approach: advisor.RAG},
		number(volume, 50_000, advisor.Downwards, true),
		number(volume, 2_000_000, advisor.Upwards, false),
		number(stable, 6, advisor.Downwards, true),
		further,
	})
	want := []inline{
		"Kind of task “Two” or “Three”: RAG. Now it is One.",
		"Requests a month below 50,000: prompting. Now it is 300k-600k.",
		"Requests a month of 2,000,000 or more: prompting. Now it is 300k-600k.",
		"Requests a month of 926,000-1,190,000: prompting. Now it is 300k-600k.",
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}
