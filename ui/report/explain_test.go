package report

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"loracle/advisor"
)

// readBack is a range as an explanation shows it, as a reader takes it.
func readBack(t *testing.T, text string) advisor.Range {
	t.Helper()
	low, high, two := strings.Cut(text, " to ")
	if !two {
		number, _, _ := strings.Cut(strings.TrimPrefix(text, "rank "), " ")
		sign := ""
		if strings.HasPrefix(number, "-") {
			sign, number = "-", number[1:]
		}
		if low, high, two = strings.Cut(number, "-"); !two {
			high = low
		}
		low, high = sign+low, sign+high
	}
	each := 1.0
	if strings.Contains(text, "%") {
		each = 100
	}
	return advisor.Range{Low: numberIn(t, low) / each, High: numberIn(t, high) / each}
}

func numberIn(t *testing.T, text string) float64 {
	t.Helper()
	digits, _, _ := strings.Cut(strings.NewReplacer("$", "", ",", "", "%", "").Replace(text), " ")
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// redone is a step done again with its operands as they are shown; exact reports
// whether these were shown with all their digits.
func redone(t *testing.T, v advisor.Value) (r advisor.Range, size float64, exact bool) {
	t.Helper()
	again := advisor.Derivation{Op: v.How.Op}
	size, exact = math.Max(math.Abs(v.Low), math.Abs(v.High)), true
	for _, in := range v.How.Inputs {
		shown := readBack(t, advisor.FormatRangePrecise(in.Range, in.Unit()))
		size = math.Max(size, math.Max(math.Abs(in.Low), math.Abs(in.High)))
		exact = exact && shown == in.Range
		again.Inputs = append(again.Inputs, advisor.Given(in.Label(), in.Unit(), shown, advisor.Origin{}))
	}
	return advisor.Value{How: &again}.Recompute(), size, exact
}

// byHand are the steps that a reader can do with a pocket calculator.
var byHand = map[advisor.Op]bool{
	advisor.OpSum: true, advisor.OpSub: true, advisor.OpMul: true, advisor.OpDiv: true,
	advisor.OpMax: true, advisor.OpMin: true, advisor.OpLow: true, advisor.OpHigh: true, advisor.OpBlend: true,
}

func TestExplanationsCanBeRecalculatedFromWhatTheyShow(t *testing.T) {
	checked := 0
	seen := map[*advisor.Derivation]bool{}
	var walk func(v advisor.Value)
	walk = func(v advisor.Value) {
		if v.How == nil || seen[v.How] {
			return
		}
		seen[v.How] = true
		for _, in := range v.How.Inputs {
			walk(in)
		}
		if !byHand[v.How.Op] || len(v.How.Inputs) == 0 {
			return
		}
		checked++
		got, size, exact := redone(t, v)
		shown := advisor.FormatRangePrecise(v.Range, v.Unit())
		if exact && advisor.FormatRangePrecise(got, v.Unit()) != shown {
			t.Errorf("%s is shown as %s, and its operands give %v", v.Label(), shown, got)
		}
		// Operands of six digits give five that hold.
		if off := math.Max(math.Abs(got.Low-v.Low), math.Abs(got.High-v.High)); off > size*2e-5 {
			t.Errorf("%s is shown as %s, and its operands as shown give %v", v.Label(), shown, got)
		}
	}
	for _, c := range derivedCases(t) {
		for _, n := range Numbers(c) {
			walk(n.Value)
		}
	}
	if checked < 1000 {
		t.Errorf("only %d steps were checked", checked)
	}
}

func TestExplanationsShowAmountsAsExportsDo(t *testing.T) {
	for name, c := range derivedCases(t) {
		for _, n := range Numbers(c) {
			if n.Value.Unit() != advisor.USDPerMonth || n.Value.How.Op != advisor.OpCent {
				continue
			}
			want := n.Value.Range.Money().Range()
			_, shown, _ := strings.Cut(Explain(c, n)[0], ": ")
			if got := readBack(t, shown); got != want {
				t.Errorf("%s: %s is explained as %s and exported as %v", name, n.Path, shown, want)
			}
		}
	}
}

func TestTheBillOfTheExampleIsExplainedToTheCent(t *testing.T) {
	c := exampleCase(t, "mid")
	n, ok := Find(Numbers(c), "economics.api_monthly")
	if !ok {
		t.Fatal("there is no bill")
	}
	// 450,000 x 0.0045825 = 2,062.125, which the export has as 2062.13.
	text := strings.Join(Explain(c, n), "\n")
	for _, want := range []string{
		"API bill a month: $2,062.13-2,291.25 a month", "API price of a request: $0.0045825 a request", "price of input: $1.925 per 1M tokens",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from:\n%s", want, text)
		}
	}
}
