package report_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	markdown "loracle/ui/report"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/report"
	"loracle/ui/tui/tuitest"
)

// disk is where exports go in tests.
type disk struct {
	files map[string]string
	fail  error
}

func (d *disk) write(path string, data []byte, overwrite bool) error {
	if d.fail != nil {
		return d.fail
	}
	if _, there := d.files[path]; there && !overwrite {
		return fs.ErrExist
	}
	d.files[path] = string(data)
	return nil
}

func newDisk() *disk { return &disk{files: map[string]string{}} }

func base(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// at is the page in front, before anything was drawn.
func at(t *testing.T, d *disk, width int) *tuitest.Player {
	t.Helper()
	p := tuitest.Play(t, report.New(d.write, nil), width, 35).WithSession(base(t),
		session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Exactly(500_000))))
	return p.Send(page.Arrived{Route: page.Route{Page: page.Report}})
}

// drawn is the page with the report on it.
func drawn(t *testing.T, d *disk, width int) *tuitest.Player {
	t.Helper()
	p := at(t, d, width)
	p.Run()
	return p
}

func absolute(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReportIsDrawnInACommandAndKeptByWidth(t *testing.T) {
	p := at(t, newDisk(), 100).Shows("Preparing the report…")
	if n := len(p.Run()); n != 1 {
		t.Fatalf("%d commands ran, not 1", n)
	}
	p.Shows("Support triage", "Go/no-go: no verdict yet.")
	p.Env.Width = 70
	p.Send(tea.WindowSizeMsg{}).Shows("Preparing the report…").Run()
	p.Shows("Support triage").Fits()
	p.Env.Width = 100
	if p.Send(tea.WindowSizeMsg{}).Shows("Support triage"); len(p.Run()) != 0 {
		t.Error("a width that was drawn before is drawn again")
	}
}

func TestChangedSessionIsDrawnAgain(t *testing.T) {
	p := drawn(t, newDisk(), 100)
	p.WithSession(base(t), session.Rename("Another name"), session.Rename("Yet another"))
	p.Send(page.Changed{}).Shows("Preparing").Run()
	p.Shows("Yet another")
}

func TestNothingIsDrawnInTheBackground(t *testing.T) {
	p := tuitest.Play(t, report.New(nil, nil), 100, 35).WithSession(base(t)).Send(page.Changed{}).Send(tea.WindowSizeMsg{})
	if len(p.Run()) != 0 {
		t.Error("the report is drawn before anybody looks at it")
	}
}

func TestEveryWordOfTheReportIsThereAtEveryWidth(t *testing.T) {
	for width := 36; width <= 196; width += 16 {
		p := drawn(t, newDisk(), width).Fits()
		if !strings.Contains(strings.Join(strings.Fields(p.Text()), " "), "Requests a month") {
			t.Errorf("at %d columns the answer is missing", width)
		}
	}
}

func TestExportWritesTheMarkdownToTheFileThatIsNamed(t *testing.T) {
	d := newDisk()
	p := drawn(t, d, 100).Press("e", "enter", "enter").Shows("Which file?", "./support-triage.md").Press("enter")
	p.Run()
	path := absolute(t, "support-triage.md")
	if got, want := d.files[path], asMarkdown(t, p.Env.Case); got != want {
		t.Errorf("written:\n%s\nwant:\n%s", got, want)
	}
	p.Wants(page.Say{Text: "Written: " + path})
}

func TestExistingFileIsReplacedOnlyAfterASecondYes(t *testing.T) {
	d := newDisk()
	path := absolute(t, "support-triage.md")
	d.files[path] = "mine"
	p := drawn(t, d, 100).Press("e", "enter", "enter", "enter")
	p.Run()
	p.Shows("Overwrite?", path, "n or esc keeps it").Press("x").Shows("Overwrite?")
	p.Wants(page.Say{Text: "y replaces it, n or esc keeps it and asks for another name."})
	p.Press("n").Shows("Which file?", "./support-triage.md").Press("enter").Run()
	p.Shows("Overwrite?").Press("esc").Shows("Which file?").Press("enter").Run()
	if d.files[path] != "mine" {
		t.Fatal("the file was replaced without a yes")
	}
	p.Wants()
	p.Press("y").Run()
	if !strings.HasPrefix(d.files[path], "# Support triage") {
		t.Errorf("after a yes the file holds %q", d.files[path])
	}
	p.Wants(page.Say{Text: "Written: " + path})
}

func TestFailedExportSaysWhyAndAsksAgain(t *testing.T) {
	d := newDisk()
	d.fail = errors.New("write /x/report.md: permission denied")
	p := drawn(t, d, 100).Press("e", "enter", "enter", "enter")
	p.Run()
	p.Wants(page.Say{Text: "Not written: write /x/report.md: permission denied.", Bad: true})
	p.Shows("Which file?")
}

func TestTypedNameIsKeptWhenTheFormIsClosed(t *testing.T) {
	p := drawn(t, newDisk(), 100).Press("e", "enter", "enter", "x", "esc").Lacks("Which file?").Press("enter").Shows("./support-triage.mdx")
	p.Press("esc", "esc", "esc").Lacks("Export:").Press("e", "enter", "enter").Shows("./support-triage.mdx")
	if !p.Page.Info(p.Env).Inside {
		t.Error("esc would leave the page")
	}
}

func TestEmptyNameIsNotTaken(t *testing.T) {
	d := newDisk()
	p := drawn(t, d, 100).Press("e", "enter", "enter")
	for range "./support-triage.md" {
		p.Press("backspace")
	}
	p.Press("enter").Shows("! a file needs a name").Wants()
}

func TestHomeDirectoryIsUnderstood(t *testing.T) {
	t.Setenv("HOME", "/home/kim")
	d := newDisk()
	p := drawn(t, d, 100).Press("e", "enter", "enter")
	for range "./support-triage.md" {
		p.Press("backspace")
	}
	p.Press("~/a.md", "enter").Run()
	if _, ok := d.files["/home/kim/a.md"]; !ok {
		t.Errorf("written: %v", d.files)
	}
}

func TestCopyHandsTheMarkdownToTheTerminal(t *testing.T) {
	p := drawn(t, newDisk(), 100).Press("y")
	p.Wants(page.Clip{What: "the report as Markdown", Text: asMarkdown(t, p.Env.Case)})
}

func TestKeysSayWhyTheyDoNothingYet(t *testing.T) {
	p := at(t, newDisk(), 100)
	for _, k := range p.Page.Keys(p.Env) {
		if (k.Name() == "e" || k.Name() == "y") && k.Off == "" {
			t.Errorf("%s does not say that the report is being prepared", k.Name())
		}
	}
	p.Press("y").Wants(page.Say{Text: "The report is not ready to be copied yet.", Bad: true})
}

// asMarkdown is the report of a case that carries no session.
func asMarkdown(t *testing.T, c casefile.Case) string {
	t.Helper()
	data, err := markdown.Markdown(markdown.Source{Case: c})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
