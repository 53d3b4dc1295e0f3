package knowledge_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// linting are the files whose messages a checklist can bring up.
var linting = []string{"pack.go", "entry.go", "../strict/tree.go", "../strict/document.go", "../strict/source.go", "../strict/decode.go", "../../advisor/condition_grammar.go"}

// elsewhere are messages in those files that no checklist brings up, or that
// have a test of their own, by how they begin.
var elsewhere = []string{
	"the file has %d bytes", // TestAPackLargerThanTheLimitIsRefused
}

var verb = regexp.MustCompile(`%[0-9]*[a-zA-Z]`)

// TestEveryMessageOfTheLinterHasAFixture reads the messages out of the source
// and looks for each among those that the fixtures want.
func TestEveryMessageOfTheLinterHasAFixture(t *testing.T) {
	names, err := filepath.Glob("testdata/packs/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, wanted(data)...)
	}
	have, found := strings.Join(all, "\n"), 0
	for _, file := range linting {
		for _, message := range messagesOf(t, file) {
			if startsWithOne(message, elsewhere) {
				continue
			}
			found++
			pattern := verb.ReplaceAllString(regexp.QuoteMeta(message), ".*")
			if !regexp.MustCompile(pattern).MatchString(have) {
				t.Errorf("%s: no fixture brings up %q", file, message)
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d messages were found", found)
	}
}

// messagesOf lists the texts in a file that tell what is allowed, or warn.
func messagesOf(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(tree, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"allowed: ", "is missing", "tire a review", "can never say no-go", "not valid YAML"} {
			if strings.Contains(text, part) {
				out = append(out, text)
				break
			}
		}
		return true
	})
	return out
}

func startsWithOne(text string, starts []string) bool {
	for _, s := range starts {
		if strings.HasPrefix(text, s) {
			return true
		}
	}
	return false
}
