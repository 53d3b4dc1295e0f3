package knowledge_test

import (
	"bufio"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
)

// pairSeparator joins the two cells, Low and High, that one budget figure
// stands for.
const pairSeparator = " – "

// cell is one place of the whitepaper that states a figure.
type cell struct{ table, row, column, printed string }

// statement is what a figure says about one cell: the ends of its range that
// the cell prints.
type statement struct {
	figure *advisor.Figure
	ends   []float64
}

// readCells reads testdata/cells.tsv, in its order.
func readCells(t *testing.T) []cell {
	t.Helper()
	file, err := os.Open("testdata/cells.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	var cells []cell
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 4 {
			t.Fatalf("%q has %d columns, want 4", lines.Text(), len(parts))
		}
		cells = append(cells, cell{parts[0], parts[1], parts[2], parts[3]})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return cells
}

// statements sorts the figures by the cells they stand in.
func statements(t *testing.T, figures []*advisor.Figure) map[cell][]statement {
	t.Helper()
	out := map[cell][]statement{}
	for _, f := range figures {
		at := cell{f.Source.Table, f.Source.Row, f.Source.Column, f.Printed}
		low, high, paired := strings.Cut(f.Source.Column, pairSeparator)
		if !paired {
			out[at] = append(out[at], statement{f, ends(f.Paper)})
			continue
		}
		lowText, highText, ok := strings.Cut(f.Printed, pairSeparator)
		if !ok || f.Paper == nil {
			t.Errorf("%s stands in two columns but prints %q", f.ID, f.Printed)
			continue
		}
		first, second := cell{at.table, at.row, low, lowText}, cell{at.table, at.row, high, highText}
		out[first] = append(out[first], statement{f, []float64{f.Paper.Low}})
		out[second] = append(out[second], statement{f, []float64{f.Paper.High}})
	}
	return out
}

func ends(r *advisor.Range) []float64 {
	switch {
	case r == nil:
		return nil
	case r.Certain():
		return []float64{r.Low}
	}
	return []float64{r.Low, r.High}
}

var (
	// productNames have digits that are no quantity.
	productNames = regexp.MustCompile(`RTX \d+|A10G|A100|\bT4\b|GPT-4o`)
	sharedSign   = regexp.MustCompile(`(\d)–(\d+)%`)
	digits       = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)(%|K\b)?`)
	words        = regexp.MustCompile(`[A-Za-z]+`)
)

// numberWords are words that always count something in the whitepaper.
var numberWords = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}

// loneWords stand for a number only where a figure says so.
var loneWords = map[string]float64{"single": 1, "free": 0, "nothing": 0}

// numbers lists the numbers a printed text states, shares as fractions of 1,
// and beside them those it may state in a word.
func numbers(t *testing.T, printed string) (stated, maybe []float64) {
	t.Helper()
	text := productNames.ReplaceAllString(printed, "")
	text = sharedSign.ReplaceAllString(text, "$1%–$2%")
	for _, m := range digits.FindAllStringSubmatch(text, -1) {
		v, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
		if err != nil {
			t.Fatalf("%q: %v", printed, err)
		}
		switch m[2] {
		case "%":
			v /= 100
		case "K":
			v *= 1000
		}
		stated = append(stated, v)
	}
	for _, word := range words.FindAllString(strings.ToLower(text), -1) {
		if v, ok := numberWords[word]; ok {
			stated = append(stated, v)
		}
		if v, ok := loneWords[word]; ok {
			maybe = append(maybe, v)
		}
	}
	return stated, maybe
}

func load(t *testing.T) *advisor.Knowledge {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return base.Advice
}
