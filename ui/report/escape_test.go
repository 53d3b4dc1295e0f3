package report

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"

	"loracle/ui/safe"
)

var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

func toHTML(t interface{ Fatalf(string, ...any) }, blocks ...block) string {
	var out bytes.Buffer
	if err := gfm.Convert(document(blocks), &out); err != nil {
		t.Fatalf("convert to HTML: %v", err)
	}
	return out.String()
}

var linkTag = regexp.MustCompile(`</?a( href="[^"]*")?>`)

// withoutLinks removes the tags of links, which leave the text as it is.
func withoutLinks(s string) string { return linkTag.ReplaceAllString(s, "") }

// hostile draws text out of everything Markdown and terminals give meaning to.
func hostile() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"|", "`", "``", "*", "**", "_", "__", "~", "~~", "[", "](x)", "<b>", "</b>", "<!--", "&amp;", "&#35;", "&", "\\", "\\|",
			"#", "##", "-", "---", "+", "1.", "2)", ">", "=", "===", "!", "![", "a", "b_c", "x", " ", "  ", "\n", "\t", "=SUM(A1)",
			"https://a.b/c_d?e=f&g=h", "www.a.b", "http://a*b.c/~d", "a@b.c", "日本", "👩‍👩‍👧", "\x1b[31m", "\x1b]0;t\a", "\u202e",
			"\u200b", "\x00", "\u009b1m", "{", "}", "$x$", ":-:", "[x]", "[^1]", "(", ")", "'", "\"", ":", ".", "é",
		}),
		rapid.StringN(0, 4, -1),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
	})
}

func TestEscapedTextIsShownAsItIsInEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile().Draw(t, "text")
		want := html.EscapeString(safe.Line(text))
		want = strings.NewReplacer("&#34;", "&quot;", "&#39;", "'").Replace(want)
		if want == "" {
			return
		}
		table := table{columns: []column{{title: escape(text)}, {title: "B"}}}
		table.add(escape(text), escape(text))
		got := withoutLinks(toHTML(
			t,
			heading{1, escape(text)},
			paragraph(escape(text)),
			list{items: []item{{escape(text), []inline{escape(text)}}}},
			list{ordered: true, items: []item{{text: bold("It") + ": " + escape(text)}}},
			table,
		))
		for _, place := range []string{
			"<h1>" + want + "</h1>",
			"<p>" + want + "</p>",
			"<li>" + want + "\n<ul>\n<li>" + want + "</li>\n</ul>\n</li>",
			"<li><strong>It</strong>: " + want + "</li>",
			"<th>" + want + "</th>\n<th>B</th>",
			"<td>" + want + "</td>\n<td>" + want + "</td>",
		} {
			if !strings.Contains(got, place) {
				t.Fatalf("text %q\nwant %s\ngot %s\nsource %s", text, place, got, escape(text))
			}
		}
	})
}

func TestOrdinaryTextStaysReadableInTheSource(t *testing.T) {
	for _, text := range []string{
		"$2,500 a month (A10G spot)", "requests_per_month", "R&D", "5 < 6 > 4", "C:\\models", "C# and F#", "80–90%", "300k-600k",
		"https://example.com/a_b?c=d&e=f#g", "it's - well - fine", "a + b = c", "1. first",
	} {
		if got := string(escape(text)); got != text {
			t.Errorf("escape(%q) = %q", text, got)
		}
	}
}

func TestSayEscapesTextAndKeepsMarkdown(t *testing.T) {
	got := say("%s said %s about %s %s.", "A|B", bold("no"), code("t8.total"), "7")
	if want := inline("A\\|B said **no** about `t8.total` 7."); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
