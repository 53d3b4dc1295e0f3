package glam

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var tag = regexp.MustCompile(`</?(h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|strong|em|code|a|del)( [^>]*)?>`)

// unread is what a terminal leaves out: comments, the source of diagrams, and the
// caption of each, a paragraph in italics straight below it.
var unread = regexp.MustCompile(`(?s)<!--.*?-->|<pre><code class="language-mermaid">.*?</code></pre>(\s*<p><em>[^<]*</em></p>)?`)

// wordsOf counts the words of a Markdown document, as a browser would show it.
func wordsOf(t *testing.T, markdown []byte) map[string]int {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(markdown, &b); err != nil {
		t.Fatal(err)
	}
	text := tag.ReplaceAllStringFunc(unread.ReplaceAllString(b.String(), ""), func(s string) string {
		if strings.Contains(s, "strong") || strings.Contains(s, "code") || strings.Contains(s, "em") || s == "</a>" || strings.HasPrefix(s, "<a ") {
			return ""
		}
		return " "
	})
	return countWords(html.UnescapeString(text))
}

func countWords(text string) map[string]int {
	count := map[string]int{}
	for _, w := range strings.Fields(text) {
		count[w]++
	}
	return count
}

// indented is the room that lists within lists take at most.
const indented = 8

// TestReportsLoseNothingInATerminal renders every golden report at every width
// that a terminal may well have.
func TestReportsLoseNothingInATerminal(t *testing.T) {
	paths, err := filepath.Glob("../report/testdata/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden reports: %v", err)
	}
	for i, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := wordsOf(t, source)
		// One report at every width, the others at some, each at different ones.
		step := 23
		if i == 0 {
			step = 1
		}
		doc := parse(t, string(source), Plain)
		for width := 60 + i%step; width <= 200; width += step {
			out := layout(t, doc, width)
			got, joined := countWords(out), strings.Join(strings.Fields(out), "")
			for w, n := range want {
				// An address longer than a line goes on in the next one.
				if got[w] < n && (ansi.StringWidth(w) <= min(width, proseWidth)-indented || strings.Count(joined, w) < n) {
					t.Fatalf("%s at %d: %q is there %d times instead of %d", path, width, w, got[w], n)
				}
			}
			for _, line := range strings.Split(out, "\n") {
				if ansi.StringWidth(line) > width {
					t.Fatalf("%s at %d: line too wide: %q", path, width, line)
				}
			}
		}
	}
}

// spoken is how reports name a chart in words.
var spoken = regexp.MustCompile(`(?i)\b(chart|diagram|picture)s?\b`)

func TestATerminalDoesNotSpeakOfChartsThatItLeavesOut(t *testing.T) {
	paths, err := filepath.Glob("../report/testdata/example_*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden reports: %v", err)
	}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(source), "The chart draws") {
			t.Errorf("%s says nothing about its chart", path)
		}
		for _, line := range strings.Split(layout(t, parse(t, string(source), Plain), 100), "\n") {
			if spoken.MatchString(line) {
				t.Errorf("%s: %q", path, line)
			}
		}
	}
}

func TestOnlyACaptionGoesWithItsDiagram(t *testing.T) {
	const diagram = "```mermaid\ngantt\n```\n\n"
	for name, tt := range map[string]struct {
		source string
		kept   bool
	}{
		"a caption":                  {diagram + "*The chart.*\n", false},
		"a paragraph below":          {diagram + "The chart.\n", true},
		"italics within a paragraph": {diagram + "See *The chart.* here\n", true},
		"bold":                       {diagram + "**The chart.**\n", true},
		"a second paragraph":         {diagram + "First.\n\n*The chart.*\n", true},
		"italics without a diagram":  {"*The chart.*\n", true},
		"below other code":           {"```sh\nls\n```\n\n*The chart.*\n", true},
	} {
		if got := strings.Contains(layout(t, parse(t, tt.source, Plain), 80), "The chart."); got != tt.kept {
			t.Errorf("%s: kept is %v", name, got)
		}
	}
}

func TestAnAddressEndsWhereItsBracketCloses(t *testing.T) {
	const source = "See (T1; Lima, 2024, https://a.example/b_c?d=1), and https://e.example; done."
	if got, want := layout(t, parse(t, source+"\n", Plain), 100), source+"\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
