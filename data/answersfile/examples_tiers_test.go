package answersfile_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/answersfile"
)

// The lines of the examples that have nothing in common with what their tier
// prints, each with the reason.
var tierExceptions = map[string]string{
	// A run over some hundred short examples takes minutes; T5 has 3 to 5 hours
	// for any 7B run, and T12 5 to 12 of those.
	"lean gpu": "below",
}

func TestExamplesReproduceEveryLineOfTheirTier(t *testing.T) {
	b := base(t)
	for _, name := range answersfile.ExampleNames() {
		data, err := answersfile.Example(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := answersfile.Decode(name, data, b)
		if err != nil {
			t.Fatal(err)
		}
		a := advisor.Assess(b.Advice, file.Answers)
		printed := a.Budget()
		for _, l := range a.Own.Lines {
			if l.Paper.High > 0 {
				checkBeside(t, name+" "+l.ID, l.Amount(), l.Paper)
			}
		}
		checkBeside(t, name+" one-time total", a.Own.Computed, printed.Paper)
		checkBeside(t, name+" each month", a.Own.Monthly, printed.Monthly)
		for _, l := range printed.Lines {
			if l.InTotal && l.Paper.High > 0 && !hasLine(a.Own, l.Category) {
				t.Errorf("%s: the printed %s has no line of its own", name, l.Label)
			}
		}
		checkReasons(t, name, a)
	}
}

// checkBeside wants two ranges to overlap, unless the line is a known exception.
func checkBeside(t *testing.T, what string, own, printed advisor.MoneyRange) {
	t.Helper()
	side := ""
	switch {
	case own.High < printed.Low:
		side = "below"
	case own.Low > printed.High:
		side = "above"
	}
	t.Logf("%-28s %-18s printed %-18s %s", what, advisor.FormatMoney(own), advisor.FormatMoney(printed), side)
	if side != tierExceptions[what] {
		t.Errorf("%s: %s lies %q of the printed %s, want %q", what, advisor.FormatMoney(own), side, advisor.FormatMoney(printed), tierExceptions[what])
	}
}

func hasLine(b advisor.TierBudget, c advisor.Category) bool {
	for _, l := range b.Lines {
		if l.Category == c {
			return true
		}
	}
	return false
}

// checkReasons wants a sentence for whatever leaves the printed range.
func checkReasons(t *testing.T, name string, a advisor.Assessment) {
	t.Helper()
	said, printed := strings.Join(a.BesidePrinted(), "\n"), a.Budget()
	for want, due := range map[string]bool{
		"lies within what that budget prints":              a.Own.Computed.Range().Within(printed.Paper.Range()),
		"It reaches above the printed":                     a.Own.Computed.High > printed.Paper.High,
		"It starts below the printed":                      a.Own.Computed.Low < printed.Paper.Low,
		"Each month, ":                                     !a.Own.Monthly.Range().Within(printed.Monthly.Range()),
		"GPU compute, $0.88-6.69, lies wholly below":       name == "lean",
		"4 × A100 80 GB, on-demand, at $1.39-2.45 an hour": name == "enterprise",
	} {
		if strings.Contains(said, want) != due {
			t.Errorf("%s: %q said %v, want %v:\n%s", name, want, !due, due, said)
		}
	}
}

func TestMachinesRentedWholeSayWhyTheyCostMoreThanPrinted(t *testing.T) {
	b := base(t)
	data, err := answersfile.Example("enterprise")
	if err != nil {
		t.Fatal(err)
	}
	file, err := answersfile.Decode("enterprise", data, b)
	if err != nil {
		t.Fatal(err)
	}
	file.Answers[advisor.QPlatform] = advisor.Word("aws")
	a := advisor.Assess(b.Advice, file.Answers)
	// One machine of 8 A100 80 GB on demand: 8 × $3.431 × 730 hours.
	if got := a.Own.Monthly; got.Low != advisor.Dollars(8*3.431*730) {
		t.Errorf("AWS costs %s a month", advisor.FormatMoney(got))
	}
	said := strings.Join(a.BesidePrinted(), "\n")
	for _, want := range []string{"lies wholly above the printed $3,000-5,500, which pays for two on-demand A100 80 GB", "whole machines are paid for", "leaves no room for requests in 16 bits"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing:\n%s", want, said)
		}
	}
}
