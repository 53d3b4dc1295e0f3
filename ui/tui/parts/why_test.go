package parts

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"loracle/advisor"
	"loracle/data/knowledge"
)

var now = time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)

// economics is what known traffic makes of the knowledge base.
func economics(t *testing.T) (*advisor.Knowledge, advisor.Economics) {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := advisor.Assess(base.Advice, advisor.Answers{
		advisor.QRequestsPerMonth: advisor.Number(advisor.Range{Low: 300_000, High: 600_000}),
		advisor.QInputTokens:      advisor.Number(advisor.Exactly(900)),
		advisor.QOutputTokens:     advisor.Number(advisor.Exactly(200)),
		advisor.QAPIModel:         advisor.Word("gpt-4o"),
	})
	if a.Economics.BreakEven == nil || a.Economics.BreakEven.Low == nil {
		t.Fatal("the traffic gives no break-even")
	}
	return base.Advice, a.Economics
}

func TestWhyGoesDownToEveryOriginAtEveryWidth(t *testing.T) {
	k, e := economics(t)
	v := *e.BreakEven.Low
	for width := 36; width <= 196; width++ {
		drawn := ansi.Strip(Why(dark, k, []advisor.Value{v}, width))
		for _, l := range strings.Split(drawn, "\n") {
			if w := ansi.StringWidth(l); w > width {
				t.Fatalf("at %d a line is %d wide: %q", width, w, l)
			}
		}
		text := unframed(drawn)
		eachLeaf(v, func(leaf advisor.Value) {
			wants := []string{advisor.FormatRangePrecise(leaf.Range, leaf.Unit())}
			switch from := leaf.How.From(); from.Kind {
			case advisor.FromAnswer:
				wants = append(wants, "Your answer")
			case advisor.FromFigure:
				f := k.Figure(from.ID)
				wants = append(wants, f.Source.String(), f.Printed)
				for _, n := range f.Notes {
					wants = append(wants, NoteText(n))
				}
			case advisor.FromPrice, advisor.FromAssumption, advisor.FromDefinition, advisor.FromConstant, advisor.FromChecklist,
				advisor.FromRule, advisor.FromSearch, advisor.FromAlternative:
				wants = append(wants, from.Source)
			case advisor.FromOverride:
				wants = append(wants, strings.TrimPrefix(from.Source, "s"), "as computed")
			}
			for _, want := range wants {
				if !strings.Contains(text, squeeze(want)) {
					t.Fatalf("at %d %q of %s is missing:\n%s", width, want, leaf.Label(), drawn)
				}
			}
		})
	}
}

func eachLeaf(v advisor.Value, f func(advisor.Value)) {
	if v.How.Op == advisor.OpGiven {
		f(v)
		return
	}
	for _, in := range v.How.Inputs {
		eachLeaf(in, f)
	}
}

// unframed is drawn text without the branches of the tree and without space.
func unframed(s string) string {
	return squeeze(strings.NewReplacer("├", "", "│", "", "└", "").Replace(s))
}

func TestWhyTellsEachNoteOnce(t *testing.T) {
	k, e := economics(t)
	printed := k.Figure("t13.ml_time").Value()
	drawn := ansi.Strip(Why(dark, k, []advisor.Value{*e.BreakEven.Low, printed, e.Project, printed}, 400))
	for _, l := range strings.Split(drawn, "\n") {
		if strings.HasPrefix(l, "Note ") && strings.Count(drawn, l) != 1 {
			t.Errorf("told more than once: %s", l)
		}
	}
	if !strings.Contains(drawn, "\nNote D3: ") {
		t.Errorf("the note on engineer time is missing:\n%s", drawn)
	}
}

func TestWhySaysWhatEachStepDoes(t *testing.T) {
	k, e := economics(t)
	drawn := ansi.Strip(Why(dark, k, []advisor.Value{*e.BreakEven.Low}, 200))
	for _, want := range []string{
		"= the low end of the value below", "= the high end of the value below", "= the sum of the lines below",
		"= API bill a month − ", "├ ", "└ ",
	} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is missing:\n%s", want, drawn)
		}
	}
}

func TestWhySaysWhereThePaperPrintsSomethingElse(t *testing.T) {
	k, _ := economics(t)
	drawn := ansi.Strip(Why(dark, k, []advisor.Value{k.Figure("t12.ml_time").Value()}, 200))
	for _, want := range []string{"printed as “$5,000 – $9,600”", "The paper's own inputs give $6,400-9,600; calculations use that."} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is missing:\n%s", want, drawn)
		}
	}
}

func TestWhyShowsFactorsThatTheResultCanBeWorkedOutFrom(t *testing.T) {
	k, e := economics(t)
	// 900 tokens at $2.50 and 200 at $10 a million are $0.00425 a request; 300,000 of them $1,275.
	factor := advisor.Given("price of a request", "USD/request", advisor.Exactly(0.0045825), advisor.Origin{Kind: advisor.FromDefinition})
	odd := advisor.Product("Bill", advisor.USDPerMonth, advisor.Given("requests", advisor.Requests, advisor.Exactly(450_000), advisor.Origin{Kind: advisor.FromDefinition}), factor)
	for want, v := range map[string]advisor.Value{"$0.00425 a request": *e.APIMonthly, "$0.0045825 a request": odd, "$2,062.13 a month": odd} {
		if drawn := ansi.Strip(Why(dark, k, []advisor.Value{v}, 100)); !strings.Contains(drawn, want) {
			t.Errorf("%q is missing:\n%s", want, drawn)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
