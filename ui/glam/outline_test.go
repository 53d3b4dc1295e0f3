package glam

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestAnOutlineSaysWhereHeadingsStand(t *testing.T) {
	source, err := os.ReadFile("../report/testdata/adversarial.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range []Theme{Plain, Dark} {
		for _, width := range []int{60, 100, 200} {
			doc := parse(t, string(source), theme)
			text, headings, err := doc.Outline(width)
			if err != nil {
				t.Fatal(err)
			}
			if text != layout(t, doc, width) {
				t.Fatalf("at %d the outline is laid out differently", width)
			}
			lines := strings.Split(ansi.Strip(text), "\n")
			for _, h := range headings {
				// A long heading goes on in the next line.
				if first := strings.TrimSpace(lines[h.Line]); first == "" || !strings.HasPrefix(h.Text, first) {
					t.Errorf("at %d line %d is %q, not %q", width, h.Line, first, h.Text)
				}
			}
			if len(headings) < 15 {
				t.Errorf("at %d only %d headings are there", width, len(headings))
			}
		}
	}
}

func BenchmarkReport(b *testing.B) {
	source, err := os.ReadFile("../report/testdata/example_mid.md")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Render(source, 100, Dark); err != nil {
			b.Fatal(err)
		}
	}
}
