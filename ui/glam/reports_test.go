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

// unread is what a terminal leaves out: comments and the source of diagrams.
var unread = regexp.MustCompile(`(?s)<!--.*?-->|<pre><code class="language-mermaid">.*?</code></pre>`)

// wordsOf counts the words of a Markdown document, as a browser would show it.
func wordsOf(t *testing.T, markdown []byte) map[string]int {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(markdown, &b); err != nil {
		t.Fatal(err)
	}
	text := tag.ReplaceAllStringFunc(unread.ReplaceAllString(b.String(), ""), func(s string) string {
		if strings.Contains(s, "strong") || strings.Contains(s, "code") || strings.Contains(s, "em") {
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
			got := countWords(out)
			for w, n := range want {
				if got[w] < n {
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
