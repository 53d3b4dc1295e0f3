package big_test

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui/big"
)

func TestBlockLettersHaveTheShapeOfTheirLetters(t *testing.T) {
	got, ok := big.Letters("It", 40)
	want := []string{"███ █████", " █    █  ", " █    █  ", " █    █  ", "███   █  "}
	if !ok || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%t\n%s", ok, strings.Join(got, "\n"))
	}
}

func TestEveryLetterFillsItsRowsEvenly(t *testing.T) {
	for _, r := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-–/+.,:()&?%'’" {
		rows, ok := big.Letters(string(r), 20)
		if !ok || len(rows) != 5 {
			t.Fatalf("%q has %d rows", r, len(rows))
		}
		ink := false
		for _, row := range rows {
			ink = ink || strings.Contains(row, "█")
			if ansi.StringWidth(row) != ansi.StringWidth(rows[0]) {
				t.Errorf("the rows of %q differ in width: %q", r, rows)
			}
		}
		if !ink {
			t.Errorf("%q is empty", r)
		}
	}
}

func TestTitlesBecomeSmallerWhereThereIsLittleRoom(t *testing.T) {
	plain := lipgloss.NewStyle()
	for _, c := range []struct {
		text          string
		width, height int
		want          string
		lines         int
	}{
		{"Go", 40, 5, "█", 5},
		{"Go on", 20, 20, "█", 11}, // one word a line
		{"Go on", 20, 5, "G O   O N", 1},
		{"Go on", 8, 5, "Go on", 1},
		{"Größe", 40, 20, "G R Ö ", 1}, // no block for the umlaut
		{"語語", 40, 20, "語 語", 1},
	} {
		got := ansi.Strip(big.Title(plain, c.text, c.width, c.height))
		if !strings.Contains(got, c.want) || strings.Count(got, "\n")+1 != c.lines {
			t.Errorf("%q in %dx%d:\n%s", c.text, c.width, c.height, got)
		}
		for _, l := range strings.Split(got, "\n") {
			if ansi.StringWidth(l) > c.width {
				t.Errorf("%q is wider than %d: %q", c.text, c.width, l)
			}
		}
	}
}
