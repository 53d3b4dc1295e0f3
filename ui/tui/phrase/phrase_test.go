package phrase_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/ui/tui/phrase"
)

func months(v float64) *float64 { return &v }

func TestLikelyMonthsSayWhatTheDrawsSay(t *testing.T) {
	for want, c := range map[string]*advisor.Chances{
		"":                     nil,
		"5-12 months, 8 in 10": {P10: months(5), P50: months(8), P90: months(12)},
		"5-12 months, 8 in 10; 4% of the draws never pay back":           {P10: months(5), P50: months(8), P90: months(12), Never: 0.04},
		"half of the draws by 8 months; 30% of the draws never pay back": {P10: months(5), P50: months(8), Never: 0.3},
		"one draw in ten by 5 months; 70% of the draws never pay back":   {P10: months(5), Never: 0.7},
		"never; 96% of the draws never pay back":                         {Never: 0.96},
		"never, in every draw":                                           {Never: 1},
	} {
		if got := phrase.LikelyMonths(c); got != want {
			t.Errorf("%+v reads %q, want %q", c, got, want)
		}
	}
}

func TestFlipsReadAsAChangeOfAnAnswer(t *testing.T) {
	number := &advisor.Question{ID: "n", Kind: advisor.NumberQuestion, Short: "Requests a month", Unit: advisor.Requests}
	choice := &advisor.Question{ID: "c", Kind: advisor.ChoiceQuestion, Short: "Grounding", Choices: []advisor.Choice{{Value: "no", Label: "No"}, {Value: "yes", Label: "Required"}}}
	several := &advisor.Question{ID: "s", Kind: advisor.SeveralQuestion, Short: "Gap", Choices: choice.Choices}
	from, to := advisor.Number(advisor.Exactly(400_000)), advisor.Number(advisor.Exactly(50_000))
	until := 700_000.0
	for want, f := range map[string]advisor.Flip{
		"Requests a month under 50k":                 {Question: number, From: from, To: to, Direction: advisor.Downwards, Excluded: true},
		"Requests a month 50k or less":               {Question: number, From: from, To: to, Direction: advisor.Downwards},
		"Requests a month over 400k":                 {Question: number, From: to, To: from, Direction: advisor.Upwards, Excluded: true},
		"Requests a month 400k-700k":                 {Question: number, From: to, To: from, Direction: advisor.Upwards, Until: &until},
		"Requests a month 400k or more":              {Question: number, From: to, To: from, Direction: advisor.Upwards},
		"Grounding: “Required” instead of “No”":      {Question: choice, From: advisor.Word("no"), To: advisor.Word("yes")},
		"Grounding: “No”, which nobody has said yet": {Question: choice, To: advisor.Word("no")},
		"Gap: also “Required”":                       {Question: several, From: advisor.Words("no"), To: advisor.Words("no", "yes")},
		"Gap: without “No”":                          {Question: several, From: advisor.Words("no", "yes"), To: advisor.Words("yes")},
	} {
		if got := phrase.Flip(f); got != want {
			t.Errorf("it reads %q, want %q", got, want)
		}
	}
}

func TestABreakEvenOnLocalMachinesSaysWhatItLeavesOut(t *testing.T) {
	e := advisor.Economics{Baseline: "GPT-4o at list price", BreakEven: &advisor.BreakEven{Low: &advisor.Value{Range: advisor.Exactly(3)}}}
	const clause = "against GPT-4o at list price (your own machines and their power not counted), "
	if got := phrase.BreakEven(e); strings.Contains(got, "not counted") {
		t.Errorf("elsewhere it says %q", got)
	}
	e.Uncounted = true
	if got := phrase.BreakEven(e); !strings.Contains(got, clause) {
		t.Errorf("it says %q, want %q in it", got, clause)
	}
}

func TestABreakEvenThatIsLateAtWorstOnlyDoesNotCallTheBetterCasesFew(t *testing.T) {
	value := func(v float64) *advisor.Value {
		out := advisor.Given("break-even", advisor.Months, advisor.Exactly(v), advisor.Origin{})
		return &out
	}
	be := &advisor.BreakEven{Low: value(5), High: value(50), WithinStable: advisor.Yes}
	e := advisor.Economics{BreakEven: be, Baseline: "the API", HorizonYears: advisor.Given("period", advisor.Years, advisor.Exactly(3), advisor.Origin{})}
	const want = "5-50 months, against the API, within 3 years in the better cases, not in the worst"
	for stable, rest := range map[advisor.Truth]string{
		advisor.Yes: ", and while the task stays the same", advisor.No: "; the task changes before that", advisor.Unsure: "; the task may change before that",
	} {
		if be.WithinStable = stable; phrase.BreakEven(e) != want+rest {
			t.Errorf("it reads %q, want %q", phrase.BreakEven(e), want+rest)
		}
	}
}
