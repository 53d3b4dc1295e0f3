package parts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui/theme"
)

var dark = theme.New(true, colorprofile.TrueColor)

func budget() Table {
	return Table{
		Columns: []Column{{Title: "Line", Text: true}, {Title: "As printed", Right: true}, {Title: "As computed", Right: true}},
		Rows: [][]string{
			{"Dataset preparation by domain experts with a second review of every example", "$4,000-8,000", "$9,120-22,560"},
			{"GPU compute", "$200-600", "$200-600"},
			{"Anunusuallylongwordthatnobodycanbreakanywheresensible", "$1", "$2"},
		},
		Foot: [][]string{{"Total", "$12,000-35,000", "$12,345-35,678"}},
	}
}

func TestTableKeepsEveryWordAtEveryWidth(t *testing.T) {
	for width := 24; width <= 200; width++ {
		drawn := budget().Draw(dark, width)
		plain := ansi.Strip(drawn)
		for _, line := range strings.Split(plain, "\n") {
			if ansi.StringWidth(line) > width {
				t.Fatalf("at %d columns a line is %d wide: %q", width, ansi.StringWidth(line), line)
			}
		}
		letters := strings.Join(strings.Fields(strings.ReplaceAll(plain, "─", "")), "")
		for _, row := range append(budget().Rows, budget().Foot...) {
			for _, cell := range row[1:] {
				if !strings.Contains(letters, cell) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, cell, plain)
				}
			}
			for _, word := range strings.Fields(row[0]) {
				if (len(word) <= minText || width >= 110) && !strings.Contains(letters, word) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, word, plain)
				}
			}
		}
	}
}

func TestTableSetsNumbersRightUnderEachOther(t *testing.T) {
	lines := strings.Split(ansi.Strip(budget().Draw(dark, 120)), "\n")
	end := len([]rune(lines[0]))
	for _, n := range []int{1, 2, 3, 5} {
		if got := len([]rune(lines[n])); got != end {
			t.Errorf("line %d ends in column %d, the head in %d:\n%s", n, got, end, strings.Join(lines, "\n"))
		}
	}
}

func TestTableTurnsIntoBlocksWhereTextHasNoRoom(t *testing.T) {
	got := ansi.Strip(budget().Draw(dark, 30))
	want := "GPU compute\n  As printed: $200-600\n  As computed: $200-600"
	if !strings.Contains(got, want) {
		t.Errorf("got:\n%s\nwant in it:\n%s", got, want)
	}
}

func TestPanelIsExactlyAsLargeAsAsked(t *testing.T) {
	content := "one\ntwo\n" + dark.Accent.Render(strings.Repeat("long ", 60))
	for width := 5; width <= 200; width++ {
		p := Panel{Title: "Business · 4 of 22", Corner: "T2", Hint: "▼ more below", Width: width, Height: 7}
		lines := strings.Split(p.Draw(dark, content), "\n")
		if len(lines) != 7 {
			t.Fatalf("at %d columns it has %d lines", width, len(lines))
		}
		for _, l := range lines {
			if ansi.StringWidth(l) != width {
				t.Fatalf("at %d columns a line is %d wide: %q", width, ansi.StringWidth(l), ansi.Strip(l))
			}
		}
	}
}

func TestBarNeverHidesWhatIsNotZero(t *testing.T) {
	for _, tc := range []struct {
		share float64
		want  string
	}{{0, "░░░░"}, {0.01, "█░░░"}, {0.5, "██░░"}, {1, "████"}, {7, "████"}, {-1, "░░░░"}} {
		if got := ansi.Strip(Bar(dark, dark.Good, tc.share, 4)); got != tc.want {
			t.Errorf("share %g: %s, want %s", tc.share, got, tc.want)
		}
	}
}

func TestFollowMovesOnlyAsFarAsNeeded(t *testing.T) {
	for _, tc := range []struct{ offset, from, to, height, want int }{
		{0, 2, 3, 10, 0},   // in view already
		{0, 12, 13, 10, 4}, // below
		{8, 3, 4, 10, 3},   // above
		{0, 5, 30, 10, 5},  // higher than the window: its beginning
	} {
		if got := Follow(tc.offset, tc.from, tc.to, tc.height); got != tc.want {
			t.Errorf("Follow(%d, %d, %d, %d) = %d, want %d", tc.offset, tc.from, tc.to, tc.height, got, tc.want)
		}
	}
}

func TestScrollStopsAtBothEnds(t *testing.T) {
	var lines []string
	for i := range 20 {
		lines = append(lines, fmt.Sprint(i))
	}
	text := strings.Join(lines, "\n")
	for _, tc := range []struct{ offset, want, below int }{{-5, 0, 12}, {3, 3, 9}, {99, 12, 0}} {
		got := Scroll(text, tc.offset, 8)
		if got.Offset != tc.want || got.Below != tc.below || got.Above != tc.want {
			t.Errorf("offset %d: %+v", tc.offset, got)
		}
	}
}

func TestCleanTakesAwayWhatATerminalWouldActOn(t *testing.T) {
	if got := Clean("a\x1b[31mred\x1b[0m\x07\r\nb\tc"); got != "ared\nb c" {
		t.Errorf("got %q", got)
	}
}
