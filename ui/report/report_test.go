package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	goldtext "github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"loracle/data/casefile"
	"loracle/ui/safe"
)

var update = flag.Bool("update", false, "write the golden files anew")

// cases are the fixtures by the name of their golden file.
func cases() map[string]casefile.Case {
	return map[string]casefile.Case{
		"conditional": conditionalCase(),
		"empty":       emptyCase(),
		"refused":     refusedCase(),
		"hostile":     caseSaying(trouble),
	}
}

func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (run with -update to accept):\n%s", path, diff)
	}
}

func TestReportsReadAsTheirGoldenFiles(t *testing.T) {
	for name, c := range cases() {
		t.Run(name, func(t *testing.T) { checkGolden(t, name+".md", markdownOf(c)) })
	}
}

func TestSameCaseGivesSameBytes(t *testing.T) {
	for range 20 {
		if !bytes.Equal(markdownOf(caseSaying(trouble)), markdownOf(caseSaying(trouble))) {
			t.Fatal("two reports of one case differ")
		}
	}
}

// outline collects the headings and tables of a document.
func outline(t *testing.T, source []byte) (headings []*ast.Heading, tables []*extast.Table) {
	t.Helper()
	doc := gfm.Parser().Parse(goldtext.NewReader(source))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			headings = append(headings, n)
		case *extast.Table:
			tables = append(tables, n)
		case *ast.List:
			if !n.IsTight {
				t.Errorf("a list is loose: it ran into its neighbour")
			}
		case *ast.FencedCodeBlock:
			if string(n.Language(source)) != "mermaid" {
				t.Errorf("the report has code that is no diagram")
			}
		case *ast.RawHTML, *ast.HTMLBlock, *ast.CodeBlock, *ast.Image, *ast.Link, *extast.Strikethrough, *ast.ThematicBreak:
			t.Errorf("the report has a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return headings, tables
}

func TestHeadingsAreAHierarchyUnderOneTitle(t *testing.T) {
	for name, c := range cases() {
		source := markdownOf(c)
		headings, _ := outline(t, source)
		level := 0
		for i, h := range headings {
			if (h.Level == 1) != (i == 0) {
				t.Errorf("%s: heading %d has level %d", name, i, h.Level)
			}
			if h.Level > level+1 {
				t.Errorf("%s: level %d follows level %d", name, h.Level, level)
			}
			level = h.Level
		}
		want := 0
		for _, line := range strings.Split(string(source), "\n") {
			if strings.HasPrefix(line, "#") {
				want++
			}
		}
		if len(headings) != want {
			t.Errorf("%s: %d headings are parsed, %d written", name, len(headings), want)
		}
	}
}

func TestEveryTableRowHasAllItsCells(t *testing.T) {
	for name, c := range cases() {
		source := markdownOf(c)
		_, tables := outline(t, source)
		if want := strings.Count(string(source), "\n| --"); len(tables) != want {
			t.Errorf("%s: %d tables are parsed, %d written", name, len(tables), want)
		}
		for _, table := range tables {
			for row := table.FirstChild(); row != nil; row = row.NextSibling() {
				if row.ChildCount() != len(table.Alignments) {
					t.Errorf("%s: a row of %d cells in a table of %d columns", name, row.ChildCount(), len(table.Alignments))
				}
			}
		}
	}
}

// TestTextCannotChangeTheStructure puts any words into every place that takes
// words: the blocks of the report stay the same.
func TestTextCannotChangeTheStructure(t *testing.T) {
	want := skeleton(markdownOf(caseSaying("words")))
	rapid.Check(t, func(t *rapid.T) {
		words := hostile().Filter(func(s string) bool { return safe.Line(s) != "" }).Draw(t, "words")
		source := markdownOf(caseSaying(words))
		if diff := cmp.Diff(want, skeleton(source)); diff != "" {
			t.Fatalf("%q changes the report:\n%s", words, diff)
		}
	})
}

// skeleton is a document without its text: its blocks, one a line, indented.
func skeleton(source []byte) []string {
	var out []string
	var walk func(n ast.Node, indent string)
	walk = func(n ast.Node, indent string) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Type() == ast.TypeBlock {
				out = append(out, indent+c.Kind().String())
				walk(c, indent+" ")
			}
		}
	}
	walk(gfm.Parser().Parse(goldtext.NewReader(source)), "")
	return out
}

func TestBlocksAreSetApartByOneBlankLine(t *testing.T) {
	for name, c := range cases() {
		source := string(markdownOf(c))
		if strings.Contains(source, "\n\n\n") || strings.HasPrefix(source, "\n") || strings.HasSuffix(source, "\n\n") || !strings.HasSuffix(source, "\n") {
			t.Errorf("%s: blank lines are not single", name)
		}
		for _, line := range strings.Split(source, "\n") {
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s: line ends in spaces: %q", name, line)
			}
		}
	}
}

func TestNothingInAReportActsOnATerminal(t *testing.T) {
	for name, c := range cases() {
		for _, r := range string(markdownOf(c)) {
			if r != '\n' && unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control) {
				t.Errorf("%s holds %U", name, r)
			}
		}
	}
}

func TestFirstScreenCarriesTheDecision(t *testing.T) {
	const screen = 40
	for name, want := range map[string][]string{
		"conditional": {"# Support triage", "Go/no-go: CONDITIONAL", "Advice: LoRA, self-hosted", "Confidence is high", "runner-up is LoRA + RAG", "$8,400-23,700 once", "3.2-16 months", "GPT-4o mini", "Careful prompting falls short.", "Settle minimum\\_volume"},
		"empty":       {"no verdict yet", "Advice: none yet", "Kind of task", "not known yet"},
		"refused":     {"Go/no-go: NO-GO", "Advice: Prompting", "Break-even: never", "Test careful prompting on fifty real inputs"},
	} {
		lines := strings.Split(string(markdownOf(cases()[name])), "\n")
		top := strings.Join(lines[:min(screen, len(lines))], "\n")
		for _, w := range want {
			w = strings.ReplaceAll(w, `\_`, "_")
			if !strings.Contains(top, w) {
				t.Errorf("%s: %q is not on the first screen:\n%s", name, w, top)
			}
		}
	}
}
