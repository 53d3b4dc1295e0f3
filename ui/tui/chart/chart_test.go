package chart_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui/chart"
	"loracle/ui/tui/theme"
)

// rising is a band that rises by low and high a month from a start.
func rising(name string, start, low, high float64, months int) chart.Band {
	b := chart.Band{Name: name}
	for m := range months + 1 {
		b.Low = append(b.Low, start+float64(m)*low)
		b.High = append(b.High, start+float64(m)*high)
	}
	return b
}

func sample(months int) chart.Chart {
	return chart.Chart{
		Above: "spent", Below: "month",
		First: rising("first", 0, 80, 100, months), Second: rising("second", 1000, 10, 30, months),
		Marks: []chart.Mark{{At: 10, Text: "best"}, {At: 12, Text: "worst"}},
		Label: func(v float64) string { return strconv.Itoa(int(v)) },
	}
}

func draw(c chart.Chart, width, height int) string {
	return ansi.Strip(c.Draw(theme.New(true, colorprofile.TrueColor), width, height))
}

func TestChartHasTheSizeAskedFor(t *testing.T) {
	for width := chart.MinWidth; width <= 200; width++ {
		for _, height := range []int{12, 20, 40} {
			lines := strings.Split(draw(sample(36), width, height), "\n")
			if len(lines) != height {
				t.Fatalf("at %dx%d it is %d lines high", width, height, len(lines))
			}
			for _, l := range lines {
				if w := ansi.StringWidth(l); w > width {
					t.Fatalf("at %dx%d a line is %d wide: %q", width, height, w, l)
				}
			}
		}
	}
}

func TestLineRisesFromTheLowerLeftToTheUpperRight(t *testing.T) {
	c := sample(24)
	c.Second, c.Marks = chart.Band{}, nil
	c.First = rising("only", 0, 100, 100, 24)
	lines := strings.Split(draw(c, 60, 16), "\n")
	top, bottom := "", lines[13]
	for _, l := range lines[2:] {
		if strings.ContainsAny(l, "─╭") {
			top = l
			break
		}
	}
	if !strings.HasSuffix(top, "─") && !strings.HasSuffix(top, "╭") || !strings.Contains(bottom, "┤─") {
		t.Errorf("the line does not run from corner to corner:\n%s", strings.Join(lines, "\n"))
	}
}

func TestAmountsOnTheAxisAreRoundAndEvenlyApart(t *testing.T) {
	for largest := 7.0; largest < 1e7; largest *= 1.37 {
		for height := 10; height <= 40; height += 3 {
			c := sample(12)
			c.Marks, c.Second, c.First = nil, chart.Band{}, rising("only", 0, 0, largest/12, 12)
			var rows, amounts []int
			for i, l := range strings.Split(draw(c, 60, height), "\n") {
				if before, _, found := strings.Cut(l, " ┤"); found {
					n, err := strconv.Atoi(strings.TrimSpace(before))
					if err != nil {
						t.Fatal(err)
					}
					rows, amounts = append(rows, i), append(amounts, n)
				}
			}
			if len(rows) < 2 || amounts[len(amounts)-1] != 0 {
				t.Fatalf("%d lines for up to %g have the amounts %v", height, largest, amounts)
			}
			for i := 2; i < len(rows); i++ {
				if rows[i]-rows[i-1] != rows[1]-rows[0] || amounts[i-1]-amounts[i] != amounts[0]-amounts[1] {
					t.Fatalf("%d lines for up to %g: amounts %v on rows %v", height, largest, amounts, rows)
				}
			}
		}
	}
}

func TestMarksThatWouldTouchTakeALineEach(t *testing.T) {
	drawn := draw(sample(36), 60, 20)
	lines := strings.Split(drawn, "\n")
	if last := lines[len(lines)-2:]; !strings.Contains(last[0], "▲ best") || !strings.Contains(last[1], "▲ worst") {
		t.Errorf("the marks are not on two lines:\n%s", drawn)
	}
	c := sample(36)
	c.Marks[1].At = 99
	if drawn := draw(c, 60, 20); strings.Contains(drawn, "worst") {
		t.Errorf("a moment after the last one is marked:\n%s", drawn)
	}
}

func TestMarkStandsBelowItsMonth(t *testing.T) {
	c := sample(36)
	c.Marks = []chart.Mark{{At: 12, Text: "here"}}
	lines := strings.Split(draw(c, 100, 20), "\n")
	post, arrow := strings.Index(runes(lines[2]), "┊"), strings.Index(runes(lines[len(lines)-1]), "▲")
	number := strings.Index(runes(lines[len(lines)-2]), "12")
	if post != arrow || number < arrow-3 || number > arrow+3 {
		t.Errorf("line at %d, arrow at %d, number at %d:\n%s", post, arrow, number, strings.Join(lines, "\n"))
	}
}

// runes is a line in which every other character than the ones looked for takes
// one byte, so that places can be compared.
func runes(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 || r == '┊' || r == '▲' {
			return r
		}
		return 'x'
	}, s)
}

func TestNothingSpentIsDrawnToo(t *testing.T) {
	c := sample(12)
	c.First, c.Second = rising("first", 0, 0, 0, 12), rising("second", 0, 0, 0, 12)
	if drawn := draw(c, 60, 14); !strings.Contains(drawn, "0 ┤") {
		t.Errorf("drawn as\n%s", drawn)
	}
}

func BenchmarkChart(b *testing.B) {
	t, c := theme.New(true, colorprofile.TrueColor), sample(60)
	for b.Loop() {
		if c.Draw(t, 196, 40) == "" {
			b.Fatal("nothing was drawn")
		}
	}
}
