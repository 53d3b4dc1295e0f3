package advisor_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
)

// byHand draws what people may set, each line once at most.
func byHand(t *rapid.T) []advisor.Override {
	var out []advisor.Override
	for _, id := range advisor.OwnLines() {
		if rapid.IntRange(0, 2).Draw(t, "set "+string(id)) > 0 {
			continue
		}
		cents := rapid.Int64Range(0, 50_000_000)
		low, high := cents.Draw(t, "one end"), cents.Draw(t, "other end")
		out = append(out, advisor.Override{
			Line: id, Amount: advisor.Between(float64(low)/100, float64(high)/100).Money().Range(), Reason: "a quote", By: "Ana",
		})
	}
	return out
}

func TestTotalsEqualTheirLinesToTheCentWithLinesSetByHand(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		set := byHand(t)
		own := advisor.Assess(k, someAnswers(t, k), set...).Own
		var total, yearly advisor.MoneyRange
		for _, l := range own.Lines {
			if l.InTotal {
				total = total.Add(l.Amount())
			}
			if l.Kind == advisor.Yearly {
				yearly = yearly.Add(l.Amount())
			}
		}
		if total != own.Computed || total != own.Total.Money() || yearly != own.Yearly {
			t.Fatalf("lines add up to %v and %v a year, the totals are %v, %v and %v", total, yearly, own.Computed, own.Total.Money(), own.Yearly)
		}
		if got := own.ByHand(); len(got) != len(set) {
			t.Fatalf("%d lines were set and %d say so", len(set), len(got))
		}
	})
}

func TestWhatIsSetByHandCountsAndTheComputedAmountStays(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers, set := someAnswers(t, k), byHand(t)
		plain, out := advisor.Assess(k, answers).Own, advisor.Assess(k, answers, set...)
		for _, o := range set {
			l, before := out.Own.Line(o.Line), plain.Line(o.Line)
			if l == nil || l.Amount() != o.Amount.Money() || *l.Override != o {
				t.Fatalf("%s was set to %v and is %+v", o.Line, o.Amount, l)
			}
			computed := advisor.MoneyRange{}
			if before != nil {
				computed = before.Computed
			}
			if l.Computed != computed || l.ComputedValue.Money() != computed {
				t.Fatalf("%s was computed as %v and now keeps %v", o.Line, computed, l.Computed)
			}
		}
		for _, v := range valuesOf(out) {
			if again := v.Recompute(); again != v.Range {
				t.Fatalf("%s is %v and recomputes to %v", v.Label(), v.Range, again)
			}
		}
	})
}

func TestRemovingWhatWasSetRestoresEveryByte(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someAnswers(t, k)
		before := written(t, advisor.Assess(k, answers))
		advisor.Assess(k, answers, byHand(t)...)
		if diff := cmp.Diff(before, written(t, advisor.Assess(k, answers))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// written is what an assessment says of money, as bytes.
func written(t *rapid.T, a advisor.Assessment) string {
	b, err := json.Marshal([]any{a.Own.Lines, a.Own.Ongoing, a.Own.Computed, a.Economics, a.Recommendation})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// leaves lists the origins that a value rests on.
func leaves(v advisor.Value) []advisor.Origin {
	if v.How.Op == advisor.OpGiven {
		return []advisor.Origin{v.How.From()}
	}
	var out []advisor.Origin
	for _, in := range v.How.Inputs {
		out = append(out, leaves(in)...)
	}
	return out
}

func TestEverythingThatCostsRestsOnTheAmountSetByHand(t *testing.T) {
	k := loaded(t)
	answers := advisor.Answers{
		advisor.QTaskType: advisor.Word("structured_output"), advisor.QRequestsPerMonth: advisor.Number(advisor.Between(3e5, 6e5)),
		advisor.QInputTokens: advisor.Number(advisor.Exactly(900)), advisor.QOutputTokens: advisor.Number(advisor.Exactly(200)),
		advisor.QAPIModel: advisor.Word("gpt-4o"),
	}
	o := advisor.Override{
		Line: advisor.LineID(advisor.LabourCost), Amount: advisor.Between(40_000, 90_000), Reason: "quote of 3 June.", By: "Ana",
		At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC),
	}
	plain, out := advisor.Assess(k, answers), advisor.Assess(k, answers, o)
	computed := plain.Own.Line(o.Line).Computed
	want := advisor.Origin{
		Kind: advisor.FromOverride, ID: "ml_time",
		Source: "set by hand by Ana on 2026-11-24: quote of 3 June; computed was " + advisor.FormatMoney(computed),
	}
	e := out.Economics
	for name, v := range map[string]advisor.Value{
		"total": out.Own.Total, "project": e.Project, "horizon": e.SelfHostedHorizon, "break-even": *e.BreakEven.Low, "saving": *e.Saving,
	} {
		if !slices.Contains(leaves(v), want) {
			t.Errorf("%s does not rest on it: %v", name, leaves(v))
		}
	}
	if out.Own.Computed.High-plain.Own.Computed.High != advisor.Dollars(90_000)-computed.High {
		t.Errorf("the total went from %v to %v", plain.Own.Computed, out.Own.Computed)
	}
	if before, after := plain.Outlook().Project.P50, out.Outlook().Project.P50; after <= before {
		t.Errorf("P50 went from %g to %g", before, after)
	}
	for i, s := range out.Own.Shares {
		if s.High > 0 && s == plain.Own.Shares[i] {
			t.Errorf("the share of %s is as before", s.Category)
		}
	}
}

func TestOngoingMoneySetByHandReachesTheRunningCost(t *testing.T) {
	k := loaded(t)
	set := []advisor.Override{
		{Line: advisor.ServingLine, Amount: advisor.Exactly(1000), Reason: "contract"},
		{Line: advisor.RetrainingLine, Amount: advisor.Exactly(2400), Reason: "contract"},
	}
	out := advisor.Assess(k, nil, set...)
	if got := out.Economics.SelfHostedMonthly.Range; got != advisor.Exactly(1200) {
		t.Errorf("1,000 a month and 2,400 a year run at %v a month", got)
	}
	if out.Own.Monthly != advisor.Exactly(1000).Money() || out.Own.Retraining.Range != advisor.Exactly(2400) {
		t.Errorf("the budget has %v a month and %v a year", out.Own.Monthly, out.Own.Retraining)
	}
	if out.Own.Computed != advisor.Assess(k, nil).Own.Computed {
		t.Error("ongoing money went into the one-time total")
	}
}

// TestServingSetByHandIsPaidEveryMonthOfARampUp is a worked example: $900 a
// month by contract, and traffic of one to four quarters in the first four
// months, worth 625, 1,250, 1,875 and 2,500 at the API.
func TestServingSetByHandIsPaidEveryMonthOfARampUp(t *testing.T) {
	contract := advisor.Override{Line: advisor.ServingLine, Amount: advisor.Exactly(900), Reason: "contract"}
	e := advisor.Assess(loaded(t), rampingTeam(4), contract).Economics
	wantRange(t, "tuned over three years", e.SelfHostedHorizon.Range, e.Project.Low+36*900, e.Project.High+36*900)
	// 625 + 1,250 + 1,875 - 3 x 900 = 1,050 in the first three months, and 1,600 in every later one.
	wantRange(t, "break-even", advisor.Range{Low: e.BreakEven.Low.Low, High: e.BreakEven.High.High},
		3+(e.Project.Low-1050)/1600, 3+(e.Project.High-1050)/1600)
	wantRange(t, "saving over three years", e.Saving.Range, 34.5*2500-36*900-e.Project.High, 34.5*2500-36*900-e.Project.Low)
	// A request costs 0.005 and the machines cost what the contract says: (project + 36 x 900) / 34.5 / 0.005.
	wantRange(t, "volume that pays back", e.BreakEvenVolume.Range, (e.Project.Low+36*900)/34.5/0.005, (e.Project.High+36*900)/34.5/0.005)
}

func TestServingSetByHandIsKnownWhereNoMachineHoldsTheRequests(t *testing.T) {
	k, answers := loaded(t), smallTeam()
	answers[advisor.QInputTokens] = exactly(2_000_000)
	if e := advisor.Assess(k, answers).Economics; e.BreakEven != nil {
		t.Fatalf("requests of two million tokens break even at %+v", e.BreakEven)
	}
	e := advisor.Assess(k, answers, advisor.Override{Line: advisor.ServingLine, Amount: advisor.Exactly(9000), Reason: "a quote"}).Economics
	if e.BreakEven == nil || e.SelfHostedMonthly.Range != advisor.Exactly(9000) {
		t.Errorf("running costs %v and breaks even at %+v", e.SelfHostedMonthly.Range, e.BreakEven)
	}
}

func TestAmountsAreReadAsPeopleTypeThem(t *testing.T) {
	labour, serving := advisor.LineID(advisor.LabourCost), advisor.ServingLine
	for text, want := range map[string]advisor.Range{
		"$12k": advisor.Exactly(12_000), "10k-15k": advisor.Between(10_000, 15_000), "1,200": advisor.Exactly(1200),
		"$10,000 to $12,500.50": advisor.Between(10_000, 12_500.5), "0": advisor.Exactly(0),
	} {
		if got, err := labour.ParseAmount(text); err != nil || got != want {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	if got, err := serving.ParseAmount("$900 a month"); err != nil || got != advisor.Exactly(900) {
		t.Errorf("a monthly amount is %v, %v", got, err)
	}
	for _, text := range []string{"", "unknown", "?", "-5", "lots", "15k-10k", "2B", "20%"} {
		if got, err := labour.ParseAmount(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestAnAmountThatWouldRoundToNothingIsRefused(t *testing.T) {
	for _, text := range []string{"0.004", "$0.0049", "0.004-5", "0.001-0.002"} {
		if got, err := advisor.ServingLine.ParseAmount(text); err == nil || !strings.Contains(err.Error(), "below half a cent") {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]advisor.Range{"0.005": advisor.Exactly(0.01), "0-5": advisor.Between(0, 5), "0.00": advisor.Exactly(0)} {
		if got, err := advisor.ServingLine.ParseAmount(text); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestWrongOverridesSayWhatIsWrong(t *testing.T) {
	fine := advisor.Override{Line: "gpu", Amount: advisor.Between(1, 2), Reason: "quote", By: "Ana"}
	if err := fine.Validate(); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*advisor.Override){
		"not a line":   func(o *advisor.Override) { o.Line = "lunch" },
		"reason":       func(o *advisor.Override) { o.Reason = " \n" },
		"control":      func(o *advisor.Override) { o.Reason = "a\x1b[31m" },
		"at most 2000": func(o *advisor.Override) { o.Reason = strings.Repeat("x", advisor.MaxText+1) },
		"two decimals": func(o *advisor.Override) { o.Amount = advisor.Exactly(1.005) },
		"too little":   func(o *advisor.Override) { o.Amount = advisor.Exactly(-1) },
		"too much":     func(o *advisor.Override) { o.Amount = advisor.Exactly(2e9) },
		"low end":      func(o *advisor.Override) { o.Amount = advisor.Range{Low: 2, High: 1} },
		"one line":     func(o *advisor.Override) { o.By = "Ana\nBo" },
		"at most 200":  func(o *advisor.Override) { o.By = strings.Repeat("x", 201) },
	} {
		o := fine
		change(&o)
		if err := o.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestShownLinesAddUpToTheShownTotal(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		own := advisor.Assess(k, someAnswers(t, k), byHand(t)...).Own
		var sum advisor.MoneyRange
		wide := false
		for i, m := range own.Shown() {
			exact := own.Lines[i].Amount()
			if m.Low > m.High || apart(m.Low, exact.Low) > 1 || apart(m.High, exact.High) > 1 {
				t.Fatalf("%s is %v and shown as %v", own.Lines[i].ID, exact, m)
			}
			if own.Lines[i].InTotal {
				sum, wide = sum.Add(m), wide || exact.High-exact.Low >= advisor.Dollars(2) && exact.Low >= advisor.Dollars(1)
			}
		}
		// What is below $100 is shown with its cents, the total without.
		if wide && (apart(sum.Low, own.Computed.Low) > 1 || apart(sum.High, own.Computed.High) > 1) {
			t.Fatalf("shown lines add up to %v, the total is %v", sum, own.Computed)
		}
	})
}

// apart is how many dollars lie between two amounts, rounded to the cent.
func apart(a, b advisor.Money) float64 { return max(a-b, b-a).Dollars() }
