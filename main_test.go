package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"

	"loracle/data/store/etcd/etcdtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"loracle": main})
}

// TestScripts runs the real program the way a person or a script would,
// without a terminal.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               clean,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exit": exit, "hold": hold, "cut": cut, "misspell": misspell},
	})
}

// TestTeamScripts does the same with a team store on an etcd of its own. Each
// script has a prefix of its own in it.
func TestTeamScripts(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	scripts := 0
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/team",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			scripts++
			env.Setenv("TEAM", cluster.Address(fmt.Sprintf("/team%d", scripts)))
			return clean(env)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exit": exit},
	})
}

// clean gives every script a home of its own and no terminal to speak of.
func clean(env *testscript.Env) error {
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
	env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
	env.Setenv("LOGNAME", "lead")
	env.Setenv("TERM", "xterm-256color")
	return nil
}

// exit runs a program and checks the code it ends with: exit 2 loracle lst
func exit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exit CODE PROGRAM [ARGUMENT...]")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		got = ended.ExitCode()
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("%s ended with %d, want %s\n%s", args[1], got, want, ts.ReadFile("stderr"))
	}
}

// hold keeps a session store locked until the script ends, as another program
// would that is writing to it.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, nil)
	ts.Check(err)
	ts.Defer(func() { ts.Check(db.Close()) })
}

// cut takes the last third of a file away, as a full disk or a broken copy
// would.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	info, err := os.Stat(path)
	ts.Check(err)
	ts.Check(os.Truncate(path, info.Size()*2/3))
}

// misspell writes another word over one of the same length wherever it stands in
// a file, as a broken disk would: misspell FILE OLD NEW
func misspell(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	content, err := os.ReadFile(path)
	ts.Check(err)
	if len(args[1]) != len(args[2]) || !bytes.Contains(content, []byte(args[1])) {
		ts.Fatalf("%s holds no %s of the length of %s", args[0], args[1], args[2])
	}
	ts.Check(os.WriteFile(path, bytes.ReplaceAll(content, []byte(args[1]), []byte(args[2])), 0o600))
}

// room is what packages below a folder may import of this module and of others.
type room struct {
	ours   []string
	others []string
	// std lists packages of the standard library that are off limits.
	noStd []string
}

var (
	core    = room{others: []string{"github.com/expr-lang/expr"}, noStd: []string{"os", "io", "net", "embed", "log", "math/rand", "crypto/rand"}}
	below   = []string{"data", "advisor", "checklist"}
	helpers = []string{"ui/safe"}
)

// rooms are the folders and the way imports run between them:
// main -> ui/cli -> ui/tui, ui/plain, ui/report -> data/* -> advisor, checklist.
var rooms = map[string]room{
	".":         {ours: []string{"ui/cli"}, others: []string{"github.com/adrg/xdg", "github.com/charmbracelet/x/term"}},
	"ui/cli":    {ours: with(below, "ui/tui", "ui/plain", "ui/report", "ui/glam", "ui/safe"), others: []string{"github.com/spf13", "github.com/charmbracelet/x/ansi"}},
	"ui/tui":    {ours: with(below, "ui/tui", "ui/report", "ui/glam", "ui/safe"), others: []string{"charm.land", "github.com"}},
	"ui/plain":  {ours: with(below, helpers...)},
	"ui/report": {ours: with(below, helpers...), others: []string{"github.com/clipperhouse/displaywidth", "github.com/yuin/goldmark"}},
	"ui/glam":   {ours: helpers, others: []string{"charm.land/glamour", "github.com/charmbracelet/x/ansi", "github.com/yuin/goldmark"}},
	"ui/safe":   {others: []string{"github.com/charmbracelet/x/ansi"}},
	"data":      {ours: below, others: []string{"go.etcd.io/bbolt", "go.yaml.in/yaml", "github.com/oklog/ulid"}},
	// The team store alone knows etcd.
	"data/store/etcd": {ours: below, others: []string{"go.etcd.io/etcd", "google.golang.org/grpc", "go.uber.org/zap"}},
	// What tests of every store share.
	"data/store/storetest": {ours: below, others: []string{"github.com/google/go-cmp", "pgregory.net/rapid"}},
	"advisor":              core,
	"checklist":            core,
}

func with(list []string, more ...string) []string { return append(slices.Clone(list), more...) }

// TestImportsRunOneWay holds every package to what its room may import. A new
// room needs a line above.
func TestImportsRunOneWay(t *testing.T) {
	eachFile(t, func(name string, file *ast.File) {
		r, ok := roomOf(path.Dir(name))
		if !ok {
			t.Errorf("%s: no room of this module holds it", name)
			return
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !r.allows(imported) {
				t.Errorf("%s must not import %s", name, imported)
			}
		}
	})
}

func (r room) allows(imported string) bool {
	if ours, ok := strings.CutPrefix(imported, "loracle/"); ok {
		return inAny(ours, r.ours)
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
		return inAny(imported, r.others)
	}
	return !inAny(imported, r.noStd)
}

func inAny(name string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool {
		return name == p || strings.HasPrefix(name, p+"/")
	})
}

// roomOf is the room of a folder: that of the nearest one above that has one.
func roomOf(dir string) (room, bool) {
	for {
		if r, ok := rooms[dir]; ok {
			return r, true
		}
		if !strings.Contains(dir, "/") {
			return room{}, false
		}
		dir = path.Dir(dir)
	}
}

// TestOnlyMainReadsTheClock holds everything below main to the clock it was
// handed. The stores alone have to know how long another program or machine has
// been keeping them waiting.
func TestOnlyMainReadsTheClock(t *testing.T) {
	readers := []string{"main.go", "data/store/turns.go", "data/store/etcd/call.go"}
	clocks := regexp.MustCompile(`^(Now|Since|Until)$`)
	eachFile(t, func(name string, file *ast.File) {
		if slices.Contains(readers, name) {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok || !clocks.MatchString(sel.Sel.Name) {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" {
				t.Errorf("%s reads time.%s", name, sel.Sel.Name)
			}
			return true
		})
	})
}

// eachFile parses every Go file of the module that is not a test.
func eachFile(t *testing.T, do func(name string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		do(filepath.ToSlash(name), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDocumentsNameWhatExists holds README and CONTRIBUTING to the files and
// folders that there are, in links and in code spans.
func TestDocumentsNameWhatExists(t *testing.T) {
	named := regexp.MustCompile("`((?:ui|advisor|checklist|data|testdata|\\.ci)(?:/[\\w.*-]+)*/?|main\\.go|main_test\\.go|\\.golangci\\.yml)`" +
		`|\]\(([^)#:]+)\)`)
	for _, document := range []string{"README.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		found := named.FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("%s names no path; has its style changed?", document)
		}
		for _, m := range found {
			name := m[1] + m[2]
			if matches, err := filepath.Glob(name); err != nil || len(matches) == 0 {
				t.Errorf("%s names %s, which does not exist", document, name)
			}
		}
	}
}

// TestReadmeGivesEveryDependencyAReason holds the README's table to what the
// program imports.
func TestReadmeGivesEveryDependencyAReason(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var reasons []string
	for _, row := range regexp.MustCompile(`(?m)^\| ([a-z]+\.[^|]+) \| .`).FindAllStringSubmatch(string(text), -1) {
		reasons = append(reasons, strings.Split(row[1], ", ")...)
	}
	used := map[string]bool{}
	eachFile(t, func(name string, file *ast.File) {
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(imported, "/")
			// Folders named *test hold what several tests share.
			if !strings.Contains(first, ".") || strings.HasSuffix(path.Dir(name), "test") {
				continue
			}
			i := slices.IndexFunc(reasons, func(m string) bool { return inAny(imported, []string{m}) })
			if i < 0 {
				t.Errorf("%s imports %s, for which README gives no reason", name, imported)
				continue
			}
			used[reasons[i]] = true
		}
	})
	for _, m := range reasons {
		if !used[m] {
			t.Errorf("README gives a reason for %s, which nothing imports", m)
		}
	}
}
