package glam

import (
	"image/color"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

const sample = `# Support *triage* and a title that goes on for so long that it has to wrap somewhere

**CONDITIONAL.** Fine-tune a small model, self-hosted: 500,000 requests a month, $2,500–$12,000, 2026-11-23, 6-18 months.

## Second

- **First item**: a long text in a list that must wrap at the given width, and its lines stay below the text and not below the bullet.
  - Risk: nested and long text again that must wrap at the given width, with its own hanging lines below it.
- Second item

1. One
2. Two with ` + "`t8.total`" + ` in code

| Cost item | Kind | Printed | Computed | Notes |
| --- | --- | ---: | ---: | --- |
| ML engineer time, shared by two senior engineers who own it | one-time | $11,000–$21,600 | $14,400–$21,600 | D3, D39 |
| Tooling | yearly | $800–$1,400 | $800–$1,400 |  |

| Quantity | Amount | How it was worked out from the answers given |
| --- | ---: | --- |
| Monthly saving | $1,950–$2,120 | what the API costs in a month less what running the model costs in a month |
`

func parse(t *testing.T, markdown string, theme Theme) *Document {
	t.Helper()
	doc, err := Parse([]byte(markdown), theme)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func layout(t *testing.T, doc *Document, width int) string {
	t.Helper()
	out, err := doc.Render(width)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func render(t *testing.T, markdown string, width int, theme Theme) string {
	t.Helper()
	out, err := Render([]byte(markdown), width, theme)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// words are the words of the sample as a reader sees them.
func words(markdown string) []string {
	markdown = strings.NewReplacer("**", "", "*", "", "`", "", "|", " ", "# ", " ", "#", "").Replace(markdown)
	var out []string
	for _, w := range strings.Fields(markdown) {
		if strings.Trim(w, "-:") != "" && !strings.HasPrefix(w, "---") {
			out = append(out, w)
		}
	}
	return out
}

func TestNoWordIsLostAndNoLineIsTooWideAtAnyWidth(t *testing.T) {
	want := words(sample)
	for _, theme := range []Theme{Plain, Dark, Light} {
		doc := parse(t, sample, theme)
		for width := 40; width <= 200; width++ {
			out := ansi.Strip(layout(t, doc, width))
			count := map[string]int{}
			for _, w := range strings.Fields(out) {
				count[w]++
			}
			for _, w := range want {
				if count[w] == 0 {
					t.Fatalf("width %d: %q is missing from\n%s", width, w, out)
				}
			}
			for _, line := range strings.Split(out, "\n") {
				if n := ansi.StringWidth(line); n > width {
					t.Fatalf("width %d: a line of %d cells: %q", width, n, line)
				}
			}
		}
	}
}

func TestPlainHasNoEscapeSequences(t *testing.T) {
	out := render(t, sample+"\nSee https://example.com/a_b for *more*.\n", 80, Plain)
	if strings.ContainsRune(out, '\x1b') {
		t.Errorf("escape sequence in %q", out)
	}
	if !strings.Contains(out, "See https://example.com/a_b for more.") {
		t.Errorf("link text is not shown in\n%s", out)
	}
}

func TestThemesColourWithTheBasicPaletteOnly(t *testing.T) {
	for _, theme := range []Theme{Dark, Light} {
		out := render(t, sample, 80, theme)
		if !strings.Contains(out, "\x1b[") {
			t.Errorf("theme %v has no styles", theme)
		}
		if strings.Contains(out, "38;5;") || strings.Contains(out, "38;2;") {
			t.Errorf("theme %v uses more than sixteen colours", theme)
		}
	}
}

func TestWrappedListLinesHangBelowTheirText(t *testing.T) {
	out := render(t, "- one two three four\n  - five six seven eight nine\n", 20, Plain)
	want := "• one two three four\n  • five six seven\n    eight nine\n"
	if out != want {
		t.Errorf("got\n%swant\n%s", out, want)
	}
}

func TestTextIsShownToTheLetter(t *testing.T) {
	for source, want := range map[string]string{
		`\~about\~ and \&amp; and &amp;amp;`: "~about~ and &amp; and &amp;",
		`a\\*b*\_c\_ \\\* C:\dir`:            `a\b_c_ \* C:\dir`,
		`1\. first`:                          "1. first",
		`\# no heading #`:                    "# no heading #",
		"a `b\\c` and ``d`e``":               "a b\\c and d`e",
		`5 \< 6 <b>bold</b>`:                 "5 < 6 <b>bold</b>",
		`日本語 👩‍👩‍👧 é`:                        "日本語 👩‍👩‍👧 é",
		`[text](http://x.y) ![i](j.png)`:     "text (http://x.y) i (j.png)",
		`~~gone~~ \[x]`:                      "gone [x]",
	} {
		if got := strings.TrimSuffix(render(t, source, 100, Plain), "\n"); got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
}

func TestLongWordsAreBrokenAndKeptWhole(t *testing.T) {
	long := strings.Repeat("abcdefghij", 30)
	source := long + "\n\n- " + long + "\n\n| A | B |\n| --- | ---: |\n| " + long + " | " + long + " |\n"
	doc := parse(t, source, Plain)
	for width := 40; width <= 200; width++ {
		out := layout(t, doc, width)
		letters := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'j' {
				return r
			}
			return -1
		}, out)
		if want := strings.Repeat(long, 4); letters != want {
			t.Fatalf("width %d loses text:\n%s", width, out)
		}
		for _, line := range strings.Split(out, "\n") {
			if ansi.StringWidth(line) > width {
				t.Fatalf("width %d: line too wide: %q", width, line)
			}
		}
	}
}

func TestStylesAndLinksEndOnEveryLineAndGoOnOnTheNext(t *testing.T) {
	address := "https://example.com/" + strings.Repeat("a", 60)
	out := render(t, "**"+strings.Repeat("bold words ", 20)+"x** end "+address+" plain\n", 40, Dark)
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	for i, line := range lines {
		if opened, closed := strings.Count(line, "\x1b]8;id="), strings.Count(line, "\x1b]8;;"); opened != closed {
			t.Errorf("line %d opens %d links and closes %d: %q", i, opened, closed, line)
		}
		if last := strings.LastIndex(line, "\x1b["); last >= 0 && !strings.HasPrefix(line[last:], "\x1b[m") {
			t.Errorf("line %d leaves a style on: %q", i, line)
		}
	}
	for _, line := range lines[:4] {
		if !strings.HasPrefix(line, "\x1b[1m") {
			t.Errorf("bold does not go on in %q", line)
		}
	}
}

func TestTableIsStackedWhereItsNumbersDoNotFit(t *testing.T) {
	source := "| Item | Printed | Computed |\n| --- | ---: | ---: |\n| Dataset | $1,200,000–$4,500,000 | $1,300,000–$4,500,000 |\n"
	want := "Item      Dataset\nPrinted   $1,200,000–$4,500,000\nComputed  $1,300,000–$4,500,000\n"
	if got := render(t, source, 40, Plain); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAWideTableIsFoldedUnderItsFirstColumn(t *testing.T) {
	source := "| Month | API | LoRA | Cheaper |\n| ---: | ---: | ---: | --- |\n" +
		"| 0 | $0 | $16,419-39,440 | API |\n| 3 | $6,186-6,874 | $20,021-44,523 | API |\n| 6 | $12,373-13,748 | $23,624-49,605 | API |\n| 9 | $18,559-20,621 | $27,226-54,687 | not certain |\n"
	want := strings.Join([]string{
		"Month             API            LoRA",
		"─────  ──────────────  ──────────────",
		"    0              $0  $16,419-39,440",
		"    3    $6,186-6,874  $20,021-44,523",
		"    6  $12,373-13,748  $23,624-49,605",
		"    9  $18,559-20,621  $27,226-54,687",
		"",
		"Month  Cheaper",
		"─────  ───────────",
		"    0  API",
		"    3  API",
		"    6  API",
		"    9  not certain", "",
	}, "\n")
	if got := render(t, source, 45, Plain); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestOtherBlocksAreShownToo(t *testing.T) {
	source := "> quoted\n\n---\n\n```go\nx := 1\n```\n\n<div>\nhtml\n</div>\n\n1) a\n\n   b\n2) c\n\n| only | header |\n| --- | --- |\n"
	out := render(t, source, 60, Plain)
	for _, want := range []string{"│ quoted", "────", "    x := 1", "    html", "1. a\n\n   b\n\n2. c", "only  header"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing from\n%s", want, out)
		}
	}
}

func TestAnyWidthAndAnyTextAreTaken(t *testing.T) {
	for _, width := range []int{-1, 0, 1, 7} {
		for _, source := range []string{"", "\n", "#", "- ", "| a |\n|---|\n", "\xff\x00", sample} {
			render(t, source, width, Dark)
		}
	}
}

func TestOneDocumentLaysOutAtAnyWidthAsIfItWereNew(t *testing.T) {
	doc := parse(t, sample, Dark)
	for _, width := range []int{120, 60, 200, 60, 120} {
		if layout(t, doc, width) != render(t, sample, width, Dark) {
			t.Errorf("width %d looks different the second time", width)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	source := []byte(strings.Repeat(sample, 20))
	if path := os.Getenv("GLAM_BENCH_FILE"); path != "" {
		var err error
		if source, err = os.ReadFile(path); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			if _, err := Render(source, 80, Dark); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("again", func(b *testing.B) {
		doc, err := Parse(source, Dark)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := doc.Render(80); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func TestColouredKeepsToTheColoursOfItsFace(t *testing.T) {
	text, accent := color.RGBA{0x11, 0x22, 0x33, 0xff}, color.RGBA{0xaa, 0xbb, 0xcc, 0xff}
	out := render(t, sample, 80, Coloured(text, accent))
	for _, want := range []string{"38;2;17;34;51", "38;2;170;187;204"} {
		if !strings.Contains(out, want) {
			t.Errorf("no cell has the colour %s", want)
		}
	}
	basic := render(t, sample, 80, Coloured(nil, ansi.BrightCyan))
	if !strings.Contains(basic, "96") || strings.Contains(basic, "38;") {
		t.Errorf("sixteen colours are not kept to: %q", basic)
	}
	again := Coloured(text, accent)
	if again != Coloured(text, accent) || Coloured(text, accent) == Coloured(accent, text) {
		t.Error("themes of the same look are not the same theme, or others are")
	}
}
