package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	markdown "loracle/ui/report"
	"loracle/ui/tui/page"
)

func TestEveryFormatCanBeExportedFromThePage(t *testing.T) {
	for i, f := range markdown.Formats() {
		d := newDisk()
		p := drawn(t, d, 100).Press("e").Shows("which format?", f.Title)
		for range i {
			p.Press("down")
		}
		p.Press("enter").Shows("who is it for?", "room", "shared").Press("enter").Shows("./support-triage" + f.Extension).Press("enter").Run()
		want, err := f.Write(markdown.Source{Case: p.Env.Case})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.files[absolute(t, "support-triage"+f.Extension)]; got != string(want) {
			t.Errorf("%s: %d bytes were written instead of %d", f.Name, len(got), len(want))
		}
	}
}

func TestTheVariantThatIsChosenIsWritten(t *testing.T) {
	d := newDisk()
	drawn(t, d, 100).Press("e", "enter", "2", "enter", "enter").Run()
	if got := d.files[absolute(t, "support-triage.md")]; !strings.Contains(got, "Written for sharing") {
		t.Errorf("got %.300s", got)
	}
}

func TestAnotherFormatChangesTheEndingOfThePath(t *testing.T) {
	p := drawn(t, newDisk(), 100).Press("e", "enter", "enter").Shows("./support-triage.md")
	p.Press("esc", "esc", "down", "enter", "enter").Shows("./support-triage.html")
	p.Press("esc", "esc", "5", "enter", "enter").Shows("./support-triage.adr.md")
	p.Press("esc", "esc", "1", "enter", "enter").Shows("./support-triage.md").Lacks(".adr")
}

func TestTabCompletesThePath(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"report-a.md", "report-b.md", "other.md", ".hidden"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "deep"), 0o700); err != nil {
		t.Fatal(err)
	}
	p := drawn(t, newDisk(), 140).Press("e", "enter", "enter")
	for range "./support-triage.md" {
		p.Press("backspace")
	}
	p.Press(folder+"/re", "tab").Run()
	p.Shows("/report-", "report-a.md   report-b.md")
	p.Press("b", "tab").Run()
	p.Shows("/report-b.md").Lacks("report-a.md")
	for range "report-b.md" {
		p.Press("backspace")
	}
	p.Press("d", "tab").Run()
	p.Shows("/deep/").Press("tab").Run()
	p.Press("nothing", "tab").Run()
	p.Shows("/deep/nothing")
}

func TestTheTableOfContentsJumps(t *testing.T) {
	p := drawn(t, newDisk(), 100).Press("t").Shows("Contents", "▸ Decision", "Why", "Checklist", "Budget")
	if !p.Page.Info(p.Env).Inside {
		t.Error("esc would leave the page")
	}
	p.Press("right").Shows("▸ The four approaches").Press("left").Shows("▸ Decision")
	p.Press("down").Shows("▸   Why").Press("enter").Lacks("Contents")
	line := -1
	for n, text := range strings.Split(p.Text(), "\n") {
		if strings.TrimSpace(text) == "Why" {
			line = n
			break
		}
	}
	p.Wants(page.Jump{Line: line})
	p.Press("t", "end", "down", "esc").Lacks("Contents")
}

func TestContentsFitEveryWidth(t *testing.T) {
	for width := 36; width <= 196; width += 16 {
		drawn(t, newDisk(), width).Press("t").Fits().Press("esc", "e").Fits().Press("enter").Fits().Press("enter").Fits()
	}
}
