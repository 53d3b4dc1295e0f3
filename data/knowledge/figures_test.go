package knowledge_test

import (
	"fmt"
	"slices"
	"testing"

	"loracle/advisor"
)

// TestEveryPrintedCellIsAFigure walks the cells of the whitepaper and finds
// each as a figure of the same table, row and column with the same text; and
// no figure claims a cell that is not there.
func TestEveryPrintedCellIsAFigure(t *testing.T) {
	cells := readCells(t)
	found := statements(t, load(t).Figures)
	for _, c := range cells {
		if len(found[c]) == 0 {
			t.Errorf("%s, %s, %s: %q is not a figure", c.table, c.row, c.column, c.printed)
		}
	}
	for c, said := range found {
		if !slices.Contains(cells, c) {
			t.Errorf("%s claims a cell the whitepaper does not have: %q", said[0].figure.ID, c)
		}
	}
}

// TestEveryPrintedNumberIsTheEndOfAFigure holds the paper ranges against the
// printed texts, in both directions.
func TestEveryPrintedNumberIsTheEndOfAFigure(t *testing.T) {
	found := statements(t, load(t).Figures)
	for _, c := range readCells(t) {
		var held []float64
		for _, s := range found[c] {
			held = append(held, s.ends...)
		}
		stated, maybe := numbers(t, c.printed)
		for _, v := range stated {
			if !slices.Contains(held, v) {
				t.Errorf("%s, %s: %q states %g, the figures hold %v", c.table, c.row, c.printed, v, held)
			}
		}
		for _, v := range held {
			if !slices.Contains(stated, v) && !slices.Contains(maybe, v) {
				t.Errorf("%s, %s: a figure holds %g, which %q does not state", c.table, c.row, v, c.printed)
			}
		}
	}
}

// TestOnlyCellsWithoutANumberHaveNoPaperValue guards against a forgotten
// value.
func TestOnlyCellsWithoutANumberHaveNoPaperValue(t *testing.T) {
	for _, f := range load(t).Figures {
		stated, maybe := numbers(t, f.Printed)
		if hasNumber := len(stated)+len(maybe) > 0; hasNumber != (f.Paper != nil) {
			t.Errorf("%s: prints %q, has a paper value: %t", f.ID, f.Printed, f.Paper != nil)
		}
	}
}

func TestOpenEndsAreThosePrintedWithAPlus(t *testing.T) {
	var open []string
	for _, f := range load(t).Figures {
		if f.OpenEnded {
			open = append(open, f.ID)
		}
	}
	want := []string{"t9.no_expert_review.cost", "t15.no_expert_review.cost"}
	if !slices.Equal(open, want) {
		t.Errorf("open ended: %v, want %v", open, want)
	}
}

func TestEveryNoteIsThereAndAttached(t *testing.T) {
	k := load(t)
	attached := map[string]bool{}
	for _, f := range k.Figures {
		for _, n := range f.Notes {
			attached[n.ID] = true
		}
		if f.Differs() && f.Paper != nil && len(f.Notes) == 0 {
			t.Errorf("%s differs from the paper and no note says why", f.ID)
		}
	}
	var want []string
	for i := range 60 {
		want = append(want, fmt.Sprintf("D%d", i+1))
	}
	for i := range 5 {
		want = append(want, fmt.Sprintf("F%d", i+1))
	}
	var got []string
	for _, n := range k.Notes {
		got = append(got, n.ID)
		if !attached[n.ID] {
			t.Errorf("note %s is attached to no figure", n.ID)
		}
		if n.ID[0] == 'F' && n.Source == "" {
			t.Errorf("note %s rests on the outside world but has no source", n.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("notes are %v, want D1 to D60 and F1 to F5", got)
	}
}

// TestTierTotals adds up the lines of each budget: as printed they give the
// printed total, as computed the corrected one.
func TestTierTotals(t *testing.T) {
	k := load(t)
	printed := map[advisor.TierID]advisor.Range{
		advisor.Lean: {Low: 6430, High: 14720}, advisor.Mid: {Low: 17480, High: 40550}, advisor.Enterprise: {Low: 64500, High: 173000},
	}
	corrected := map[advisor.TierID]advisor.Range{
		advisor.Lean: {Low: 7830, High: 14720}, advisor.Mid: {Low: 20880, High: 40550}, advisor.Enterprise: {Low: 74500, High: 173000},
	}
	if len(k.Tiers) != len(printed) {
		t.Fatalf("%d tiers, want %d", len(k.Tiers), len(printed))
	}
	for _, tier := range k.Tiers {
		var paper, computed advisor.Range
		for _, line := range tier.Lines {
			if line.Kind == advisor.Monthly {
				continue
			}
			paper, computed = paper.Add(*line.Figure.Paper), computed.Add(*line.Figure.Computed)
		}
		if paper != *tier.Total.Paper || paper != printed[tier.ID] {
			t.Errorf("%s: printed lines add up to %v, the total prints %v, want %v", tier.ID, paper, *tier.Total.Paper, printed[tier.ID])
		}
		if computed != *tier.Total.Computed || computed != corrected[tier.ID] {
			t.Errorf("%s: computed lines add up to %v, the total has %v, want %v", tier.ID, computed, *tier.Total.Computed, corrected[tier.ID])
		}
	}
}

func TestEngineerTimeIsHoursTimesRate(t *testing.T) {
	k := load(t)
	checked := 0
	for _, tier := range k.Tiers {
		for _, line := range tier.Lines {
			if line.Hours == nil {
				continue
			}
			checked++
			if want := line.Hours.Paper.Mul(*line.Rate.Paper); *line.Figure.Computed != want {
				t.Errorf("%s: computed %v, hours times rate is %v", line.Figure.ID, *line.Figure.Computed, want)
			}
		}
	}
	if checked != 3 {
		t.Errorf("%d tiers have hours and a rate, want 3", checked)
	}
}

// TestPhaseCosts checks T8: each phase is hours times rate, and the total has
// the sum of the phases as its computed value.
func TestPhaseCosts(t *testing.T) {
	k := load(t)
	rate := *k.Figure("t8.rate").Paper
	var hours, cost advisor.Range
	for _, p := range k.Phases {
		if want := p.Hours.Paper.Mul(rate); *p.Cost.Paper != want || p.Cost.Differs() {
			t.Errorf("%s: printed %v, hours times rate is %v", p.ID, *p.Cost.Paper, want)
		}
		hours, cost = hours.Add(*p.Hours.Paper), cost.Add(*p.Cost.Paper)
	}
	if len(k.Phases) != 8 {
		t.Errorf("%d phases, want 8", len(k.Phases))
	}
	if total := k.Figure("t8.total.hours"); *total.Paper != hours || total.Differs() {
		t.Errorf("total hours are %v, the phases add up to %v", *total.Paper, hours)
	}
	total := k.Figure("t8.total.cost")
	if *total.Computed != cost {
		t.Errorf("computed total is %v, the phases add up to %v", *total.Computed, cost)
	}
	if atHundred := hours.Scale(100); *total.Paper != atHundred {
		t.Errorf("printed total is %v, the hours at $100 are %v", *total.Paper, atHundred)
	}
}

// TestFailureCostsKeepTheirStage holds T9 to "caught in training" and T15 to
// "caught after launch", and loses none of their thirteen rows.
func TestFailureCostsKeepTheirStage(t *testing.T) {
	rows := map[string]int{}
	for _, f := range load(t).Failures {
		for table, cost := range map[string]*advisor.Figure{"T9": f.CaughtInTraining, "T15": f.CaughtAfterLaunch} {
			if cost == nil {
				continue
			}
			rows[table]++
			if cost.Source.Table != table {
				t.Errorf("%s: cost %s should come from %s", f.ID, cost.ID, table)
			}
		}
	}
	if rows["T9"] != 7 || rows["T15"] != 6 {
		t.Errorf("rows used: %v, want 7 of T9 and 6 of T15", rows)
	}
}
