package report

import (
	"bytes"
	"html"
	"html/template"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	xhtml "golang.org/x/net/html"

	"loracle/ui/safe"
)

func htmlOf(t testing.TB, s Source) []byte {
	t.Helper()
	data, err := HTML(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// visible is the text of a page as a reader gets it.
func visible(t *testing.T, page []byte) string {
	t.Helper()
	var b strings.Builder
	tokens := xhtml.NewTokenizer(bytes.NewReader(page))
	hidden := false
	for {
		switch tokens.Next() {
		case xhtml.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case xhtml.StartTagToken, xhtml.EndTagToken:
			token := tokens.Token()
			if token.Data == "style" {
				hidden = token.Type == xhtml.StartTagToken
			}
			if !inlineTags[token.Data] {
				b.WriteByte(' ')
			}
		case xhtml.TextToken:
			if !hidden {
				b.WriteString(string(tokens.Text()))
			}
		case xhtml.SelfClosingTagToken, xhtml.CommentToken, xhtml.DoctypeToken:
		}
	}
}

var inlineTags = map[string]bool{"strong": true, "code": true, "em": true, "a": true, "span": true}

func TestHTMLHasEveryWordOfTheMarkdown(t *testing.T) {
	diagrams := regexp.MustCompile("(?s)<pre><code class=\"language-mermaid\">.*?</code></pre>")
	for _, s := range []Source{exampleSource(t, "mid"), adversarial(t), {Case: refusedCase()}, {Case: emptyCase()}} {
		var plain bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(markdown(gather(s)), &plain); err != nil {
			t.Fatal(err)
		}
		has := map[string]int{}
		for _, w := range strings.Fields(html.UnescapeString(visible(t, htmlOf(t, s)))) {
			has[w]++
		}
		for _, w := range strings.Fields(html.UnescapeString(visible(t, diagrams.ReplaceAll(plain.Bytes(), nil)))) {
			if has[w]--; has[w] < 0 {
				t.Fatalf("%s: the word %q is missing", s.Title, w)
			}
		}
	}
}

func TestHTMLHasNoScriptAndAsksNothingOfTheNetwork(t *testing.T) {
	asks := map[string]bool{"script": true, "link": true, "img": true, "iframe": true, "object": true, "embed": true, "form": true, "base": true, "video": true, "audio": true}
	for _, s := range []Source{exampleSource(t, "mid"), adversarial(t), {Case: caseSaying(trouble)}} {
		page := htmlOf(t, s)
		tokens := xhtml.NewTokenizer(bytes.NewReader(page))
		for kind := tokens.Next(); kind != xhtml.ErrorToken; kind = tokens.Next() {
			token := tokens.Token()
			if token.Type != xhtml.StartTagToken && token.Type != xhtml.SelfClosingTagToken {
				continue
			}
			if asks[token.Data] {
				t.Errorf("the page has a %s", token.Data)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
					t.Errorf("%s has %s=%q", token.Data, a.Key, a.Val)
				}
			}
		}
		if bytes.Contains(page, []byte("url(")) || bytes.Contains(page, []byte("@import")) {
			t.Error("the style asks for a file")
		}
	}
}

func TestHTMLTablesNameTheirRowsAndColumns(t *testing.T) {
	page := string(htmlOf(t, exampleSource(t, "mid")))
	tables := strings.Count(page, "<table>")
	if tables == 0 || strings.Count(page, "<thead>") != tables {
		t.Errorf("%d tables, %d with a head", tables, strings.Count(page, "<thead>"))
	}
	if n := strings.Count(page, "<th>"); n != 0 {
		t.Errorf("%d headers do not say what they are the header of", n)
	}
	for _, row := range strings.Split(page, "<tr>")[1:] {
		if !strings.HasPrefix(strings.TrimSpace(row), "<th scope=") {
			t.Errorf("a row has no header: %.80q", row)
		}
	}
}

func TestHTMLNamesEachTargetOnceAndLinksOnlyToThem(t *testing.T) {
	for _, s := range []Source{exampleSource(t, "enterprise"), {Case: caseSaying("#")}} {
		page := string(htmlOf(t, s))
		seen := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if seen[m[1]] {
				t.Errorf("two things are called %q", m[1])
			}
			seen[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if !seen[m[1]] {
				t.Errorf("nothing is called %q", m[1])
			}
		}
	}
}

func TestHTMLShowsTheTitleToTheLetter(t *testing.T) {
	s := adversarial(t)
	page := htmlOf(t, s)
	want := "<h1 dir=\"auto\">" + template.HTMLEscapeString(safe.Line(s.Title)) + "</h1>"
	if !strings.Contains(strings.ReplaceAll(string(page), "&#43;", "+"), strings.ReplaceAll(want, "&#43;", "+")) {
		t.Errorf("%s is not in the page", want)
	}
}

func TestHTMLDrawsItsCharts(t *testing.T) {
	page := string(htmlOf(t, exampleSource(t, "mid")))
	for _, id := range []string{"chart-break-even", "chart-cost", "chart-options", "chart-plan"} {
		if !strings.Contains(page, `aria-labelledby="`+id+`-title `+id+`-words"`) {
			t.Errorf("%s is missing, or has no description", id)
		}
	}
	if strings.Contains(page, "NaN") || strings.Contains(page, "Inf") || strings.Contains(page, "ZgotmplZ") {
		t.Error("a chart has a place that is no number")
	}
	if charts := strings.Count(string(htmlOf(t, Source{Case: emptyCase()})), "<svg"); charts > 1 {
		t.Errorf("an assessment without answers has %d charts", charts)
	}
}

func TestTheFirstCardIsTheVerdictThatWasDecided(t *testing.T) {
	card := func(s Source) string {
		_, cards, _ := strings.Cut(string(htmlOf(t, s)), `<dl class="glance">`)
		first, _, _ := strings.Cut(cards, "</div>")
		return first
	}
	if got := card(adversarial(t)); !strings.Contains(got, `class="bad"`) || !strings.Contains(got, ">NO-GO<") || !strings.Contains(got, "decided by Ana =1|; the checklist gives CONDITIONAL") {
		t.Errorf("got %s", got)
	}
	if got := card(exampleSource(t, "mid")); !strings.Contains(got, ">CONDITIONAL<") || !strings.Contains(got, "GO with the accepted risks") {
		t.Errorf("got %s", got)
	}
}
