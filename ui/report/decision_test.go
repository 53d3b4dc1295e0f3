package report

import (
	"bytes"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

func TestBottomLineFollowsAdviceAndVerdict(t *testing.T) {
	for _, tt := range []struct {
		approach       advisor.Approach
		outcome, after checklist.Outcome
		want           string
	}{
		{"", checklist.Unfinished, checklist.Unfinished, "No decision yet"},
		{advisor.Prompting, checklist.Go, checklist.Go, "Do not fine-tune: on the answers given, prompting fits better."},
		{advisor.RAG, checklist.NoGo, checklist.NoGo, "Do not fine-tune: on the answers given, RAG fits better."},
		{advisor.LoRA, checklist.Go, checklist.Go, "Go ahead: fine-tune with LoRA, self-hosted."},
		{advisor.LoRA, checklist.Conditional, checklist.Go, "Go ahead on the accepted risks"},
		{advisor.LoRA, checklist.Conditional, checklist.Conditional, "start training only when"},
		{advisor.LoRARAG, checklist.NoGo, checklist.Go, "Do not start yet: LoRA + RAG fits best"},
		{advisor.LoRA, checklist.Unfinished, checklist.Unfinished, "open until the checklist is finished"},
	} {
		c := conditionalCase()
		r := &c.Assessment.Recommendation
		r.Approach = tt.approach
		if !tt.approach.Tunes() {
			r.Route = advisor.NoRoute
		}
		c.Review.Outcome, c.Review.AfterAcceptance = tt.outcome, tt.after
		if got := string(bottomLine(c)); !strings.Contains(got, tt.want) {
			t.Errorf("%s, %s: %q lacks %q", tt.approach, tt.outcome, got, tt.want)
		}
	}
}

func TestVerdictSaysWhatItFollowsFrom(t *testing.T) {
	undecided := checklist.Review{Outcome: checklist.Unfinished, AfterAcceptance: checklist.Unfinished, Best: checklist.NoGo, Worst: checklist.NoGo, Decided: true, Threshold: 3}
	undecided.Categories = []checklist.CategoryReview{{Title: "Data", Untouched: 1, Unresolved: 3, Items: make([]checklist.ItemReview, 4)}}
	accepted := checklist.Review{Outcome: checklist.Conditional, AfterAcceptance: checklist.Go, Threshold: 3}
	accepted.Categories = []checklist.CategoryReview{{Title: "Data", Unresolved: 1, AcceptedCount: 1, Items: make([]checklist.ItemReview, 4)}}
	twice := checklist.Review{Outcome: checklist.NoGo, AfterAcceptance: checklist.NoGo, Threshold: 3}
	twice.Categories = []checklist.CategoryReview{{Title: "Data", Unresolved: 3}, {Title: "Team", Unresolved: 4}, {Title: "Business", Unresolved: 2}}
	for _, tt := range []struct {
		review checklist.Review
		want   string
	}{
		{checklist.Review{Outcome: checklist.Go, AfterAcceptance: checklist.Go}, "**Go/no-go: GO.** Every checkpoint is met or does not apply."},
		{undecided, "Nobody has looked at 1 of the 4 checkpoints yet. However they turn out, the verdict will be **NO-GO**."},
		{accepted, "1 checkpoint is an accepted risk and counts as unresolved, fewer than 3 in every category. With the accepted risks counted as settled, the verdict is **GO**."},
		{twice, "Data has 3 unresolved checkpoints and Team has 4 unresolved checkpoints; from 3 unresolved in one category"},
	} {
		if got := string(verdictLine(tt.review)); !strings.Contains(got, tt.want) {
			t.Errorf("%q lacks %q", got, tt.want)
		}
	}
}

func TestBreakEvenIsARangeOrNeverInWords(t *testing.T) {
	low, high := value("best", advisor.Months, 4.76, 4.76), value("worst", advisor.Months, 50, 50)
	for _, tt := range []struct {
		be   advisor.BreakEven
		want string
	}{
		{advisor.BreakEven{Low: &low, High: &high, WithinStable: advisor.Yes}, "4.8-50 months against GPT-4o at list price, within the 3-year horizon in the better cases, not in the worst, and while the task stays the same."},
		{advisor.BreakEven{Low: &low, InHorizon: advisor.Unsure}, "4.8 months at best, never at worst, against GPT-4o at list price, within the 3-year horizon in the better cases, not in the worst, and the task may change before that."},
		{advisor.BreakEven{Low: &high, High: &high, InHorizon: advisor.No, WithinStable: advisor.No}, "50 months against GPT-4o at list price, after the 3-year horizon, but the task changes before that."},
		{advisor.BreakEven{Never: true}, "**Break-even: never.** Running the tuned model costs $380-550 a month, and GPT-4o at list price comes to $1,500-3,000 a month: nothing is saved."},
	} {
		c := conditionalCase()
		c.Assessment.Economics.BreakEven = &tt.be
		if got := string(paybackLine(c)); !strings.Contains(got, tt.want) {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func TestBreakEvenSaysWhenStabilityIsNotKnown(t *testing.T) {
	c := conditionalCase()
	c.Assessment.Economics.BreakEven.WithinStable = advisor.Unsure
	delete(c.Answers, advisor.QStableMonths)
	if got := string(paybackLine(c)); !strings.Contains(got, "how long the task stays the same is not known") {
		t.Errorf("got %s", got)
	}
}

func TestFirstStepsAreFewAndTheRestIsCounted(t *testing.T) {
	c := conditionalCase()
	c.Marks = checklist.Marks{}
	for _, category := range c.Base.Pack.Categories {
		for _, item := range category.Items {
			c.Marks[item.ID] = checklist.Mark{State: checklist.Open}
		}
	}
	c.Review = checklist.Evaluate(c.Base.Pack, c.Marks, nil, at(23))
	got := string(document([]block{next(c)}))
	if !strings.Contains(got, "1. **Training examples:**") || !strings.Contains(got, "6. 4 more under Checklist below.") {
		t.Errorf("got\n%s", got)
	}
}

func TestNothingOpenMeansTrainingCanStart(t *testing.T) {
	c := conditionalCase()
	c.Marks = checklist.Marks{}
	for _, category := range c.Base.Pack.Categories {
		for _, item := range category.Items {
			c.Marks[item.ID] = checklist.Mark{State: checklist.Met, Evidence: "seen"}
		}
	}
	c.Review = checklist.Evaluate(c.Base.Pack, c.Marks, nil, at(23))
	if got := string(Summary(c)); strings.Contains(got, "Nothing is open") || !strings.Contains(got, "1. **Training examples:** Find or make 100 more before training starts") {
		t.Errorf("with examples missing got\n%s", got)
	}
	c.Assessment.Dataset.Gap = nil
	if got := string(Summary(c)); !strings.Contains(got, "Nothing is open: training can start.") {
		t.Errorf("got\n%s", got)
	}
}

func TestAgreedActionsMustHappenNext(t *testing.T) {
	c := conditionalCase()
	act := func(item checklist.ItemID, do string, day int) {
		c.Actions = append(c.Actions, session.Action{ID: uint64(len(c.Actions) + 1), Item: item, Action: checklist.Action{Trigger: "the logs are there", Owner: "Bo", Do: do, Due: at(day)}})
	}
	act("minimum_volume", "label 200", 30)
	act("query_volume", "count again", 20)
	got := string(document([]block{next(c)}))
	for _, want := range []string{
		"Settle minimum_volume with the owner. If the logs are there, Bo will label 200 by 2026-11-30.\n",
		". **Query volume:** If the logs are there, Bo will count again by 2026-11-20. **Overdue.**\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from\n%s", want, got)
		}
	}
	c.Actions[1].Ended = true
	if got := string(document([]block{next(c)})); strings.Contains(got, "count again") {
		t.Errorf("an action that is done must still happen:\n%s", got)
	}
}

// TestTheFirstScreenOfATerminalHoldsTheDecision lays the decision out as a plain
// terminal or a mail program would: lines of 100 columns.
func TestTheFirstScreenOfATerminalHoldsTheDecision(t *testing.T) {
	const wide, high = 100, 40
	lines := 0
	for _, line := range strings.Split(string(Summary(adversarial(t).Case)), "\n") {
		if strings.HasPrefix(line, "### What it costs") {
			break
		}
		lines += 1 + max(0, len(line)-1)/wide
	}
	if lines > high {
		t.Errorf("what must happen next ends on line %d", lines)
	}
}

func TestSummaryIsHowTheReportBegins(t *testing.T) {
	for name, c := range cases() {
		if !bytes.HasPrefix(markdownOf(c), Summary(c)) {
			t.Errorf("%s: the report does not begin with its summary", name)
		}
	}
}

func TestReportWithoutDatesOrTitleStillHasAHead(t *testing.T) {
	got := string(markdownOf(casefile.Case{Base: base()}))
	if !strings.HasPrefix(got, "# Untitled assessment\n\nGo/no-go assessment of a LoRA fine-tuning project.\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestCostsThatTheBudgetDoesNotHoldAreNamed(t *testing.T) {
	c := exampleCase(t, "enterprise")
	c.Assessment.Recommendation.Route = advisor.Managed
	got := string(costLine(c))
	for _, want := range []string{"Retrieval comes on top, for which the paper prints $200-2,000 a month (T1).", "a managed service has its own price list"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if c = exampleCase(t, "lean"); strings.Contains(string(costLine(c)), "Retrieval") {
		t.Errorf("retrieval is named where none is advised: %s", costLine(c))
	}
}
