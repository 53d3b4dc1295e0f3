package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"loracle/data/answersfile"
)

func tableOf(t *testing.T, s Source, name string) [][]string {
	t.Helper()
	data, err := CSVTable(s, name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s is no table: %v", name, err)
	}
	return rows
}

// actsAsFormula says whether a spreadsheet would calculate a cell.
func actsAsFormula(cell string) bool {
	cell = strings.TrimLeft(cell, " \"")
	return strings.ContainsAny(firstOf(cell), "=+@＝＋－＠|%") || strings.HasPrefix(cell, "-") && strings.Trim(cell, "-.0123456789") != ""
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, s := range []Source{
		adversarial(t),
		{Case: caseSaying("=HYPERLINK(\"http://e.example\")")},
		{Case: caseSaying("\t@SUM(A1)")},
		{Case: caseSaying("＝1+1")},
		{Case: caseSaying("a; =1+1;\"-2+3;'@x")},
	} {
		for _, name := range SheetNames() {
			for _, row := range tableOf(t, s, name) {
				for _, cell := range row {
					if actsAsFormula(cell) {
						t.Errorf("%s: %q acts as a formula", name, cell)
					}
				}
			}
		}
		// Where the semicolon separates, quotes in the middle of a cell mean nothing.
		data, err := writeCSV(gather(s))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\r\n") {
			for _, cell := range strings.Split(line, ";") {
				if actsAsFormula(strings.TrimPrefix(cell, byteOrderMark)) {
					t.Errorf("split at semicolons, %q acts as a formula", cell)
				}
			}
		}
	}
}

func TestASemicolonDoesNotSplitACell(t *testing.T) {
	var w bytes.Buffer
	writeRow(&w, []string{"a; b", `say "x"`, "1.50", "c, d", ""})
	if got, want := w.String(), "\"a; b\",\"say \"\"x\"\"\",1.50,\"c, d\",\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCSVTotalsAreTheSumOfTheirLines(t *testing.T) {
	sources := map[string]Source{"set by hand": {Case: setByHandCase(t)}}
	for _, name := range answersfile.ExampleNames() {
		sources[name] = exampleSource(t, name)
	}
	for name, s := range sources {
		sums := [2]int64{}
		total := [2]string{}
		for _, row := range tableOf(t, s, "budget")[1:] {
			switch {
			case row[0] == "total":
				total = [2]string{row[4], row[5]}
			case row[2] != "" && row[3] != "monthly":
				sums[0] += cents(t, row[4])
				sums[1] += cents(t, row[5])
			}
		}
		if sums != [2]int64{cents(t, total[0]), cents(t, total[1])} {
			t.Errorf("%s: lines add up to %v cents, the total says %v", name, sums, total)
		}
	}
}

// cents reads an amount with two decimals.
func cents(t *testing.T, amount string) int64 {
	t.Helper()
	var n int64
	whole, rest, ok := strings.Cut(amount, ".")
	if !ok || len(rest) != 2 {
		t.Fatalf("%q is no amount with two decimals", amount)
	}
	for _, r := range whole + rest {
		n = n*10 + int64(r-'0')
	}
	return n
}

func TestCSVHasTheComputedAmountBesideTheOneSetByHand(t *testing.T) {
	for _, row := range tableOf(t, Source{Case: setByHandCase(t)}, "budget") {
		switch row[0] {
		case "ml_time":
			if row[4] != "40000.00" || row[5] != "52500.25" || row[6] != "11856.00" || row[7] != "22560.00" || !strings.HasPrefix(row[10], "set by hand by Ana|Bo on 2026-11-23") {
				t.Errorf("got %q", row)
			}
		case "monthly":
			if row[4] != "900.00" {
				t.Errorf("got %q", row)
			}
		}
	}
}

func TestCSVHasEveryMonthAndEveryCheckpoint(t *testing.T) {
	s := exampleSource(t, "mid")
	if n := len(tableOf(t, s, "options")); n != 1+37 {
		t.Errorf("%d rows for 37 months", n-1)
	}
	if n := len(tableOf(t, s, "checklist")); n != 1+14 {
		t.Errorf("%d rows for 14 checkpoints", n-1)
	}
}

func TestCSVInOneFileNamesItsTables(t *testing.T) {
	f, _ := FormatNamed("csv")
	data, err := f.Write(exampleSource(t, "mid"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if !strings.HasPrefix(text, byteOrderMark+"Budget\r\nid,line,") || !strings.Contains(text, "\r\nOptions\r\nmonth,") || !strings.Contains(text, "\r\nChecklist\r\ncategory,") {
		t.Errorf("got %.400q", text)
	}
}
