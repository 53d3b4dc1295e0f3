package cli

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestShowInAPipeIsTheMarkdownItself(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	if got, want := w.must("show", id), w.must("export", id); got != want {
		t.Error("show in a pipe differs from the export")
	}
}

func TestShowAtATerminalFitsItAndLosesNothing(t *testing.T) {
	for _, width := range []int{40, 80, 120} {
		w := newWorld(t)
		id := w.saved()
		w.terminal, w.width, w.height, w.env["PAGER"] = true, width, 10, "cat"
		out := w.must("show", id)
		if !strings.Contains(out, "\x1b[") {
			t.Errorf("at %d columns nothing is styled", width)
		}
		for _, line := range strings.Split(ansi.Strip(out), "\n") {
			if ansi.StringWidth(line) > width {
				t.Errorf("at %d columns a line is %d wide: %q", width, ansi.StringWidth(line), line)
			}
		}
		for _, word := range []string{"CONDITIONAL", "$7,830-14,720", "Break-even"} {
			if !strings.Contains(ansi.Strip(out), word) {
				t.Errorf("at %d columns %q is missing", width, word)
			}
		}
	}
}

func TestColourGivesWay(t *testing.T) {
	for _, tt := range []struct {
		name string
		set  func(*world)
		args []string
	}{
		{"to NO_COLOR", func(w *world) { w.env["NO_COLOR"] = "1" }, nil},
		{"to --no-color", func(*world) {}, []string{"--no-color"}},
		{"to --plain", func(*world) {}, []string{"--plain"}},
		{"to a dumb terminal", func(w *world) { w.env["TERM"] = "dumb" }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			id := w.saved()
			w.terminal, w.env["PAGER"] = true, "cat"
			tt.set(w)
			if out := w.must(append([]string{"show", id}, tt.args...)...); strings.ContainsRune(out, '\x1b') {
				t.Error("an escape code got through")
			}
		})
	}
}

func TestLightTerminalsGetOtherColours(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	w.terminal, w.env["PAGER"] = true, "cat"
	dark := w.must("show", id)
	w.env["COLORFGBG"] = "0;15"
	if w.must("show", id) == dark {
		t.Error("COLORFGBG changes nothing")
	}
}

// pagerScript is a pager that keeps what it was given.
func pagerScript(t *testing.T) (command, kept string) {
	t.Helper()
	dir := t.TempDir()
	command, kept = filepath.Join(dir, "pager"), filepath.Join(dir, "kept")
	script := "#!/bin/sh\ncat >" + kept + "\n"
	if err := os.WriteFile(command, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return command, kept
}

func TestALongReportIsPagedAndAShortTextIsNot(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	command, kept := pagerScript(t)
	w.terminal, w.env["PAGER"] = true, command

	w.height = 100_000
	if out := w.must("show", id); out == "" {
		t.Error("a report that fits is not printed")
	}
	if _, err := os.Stat(kept); err == nil {
		t.Error("a report that fits is paged")
	}
	w.height = 20
	if out := w.must("show", id); out != "" {
		t.Error("a long report is printed beside the pager")
	}
	paged, err := os.ReadFile(kept)
	if err != nil || !strings.Contains(string(paged), "CONDITIONAL") {
		t.Errorf("the pager got %d bytes, %v", len(paged), err)
	}
}

func TestAPagerThatFailsIsAnErrorWithAHint(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	w.terminal, w.height, w.env["PAGER"] = true, 10, filepath.Join(t.TempDir(), "missing")
	r := w.run("show", id)
	if r.code != exitError || !strings.Contains(r.err, "error: run the pager ") || !strings.Contains(r.err, "hint: set PAGER") {
		t.Errorf("got %d %q", r.code, r.err)
	}
}

func TestContentsNameTheLineOfEachPart(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	w.terminal, w.env["PAGER"], w.env["NO_COLOR"] = true, "cat", "1"
	lines := strings.Split(w.must("show", id), "\n")
	found, listed := 0, false
	for i, line := range lines {
		if strings.HasPrefix(line, "Contents,") {
			listed = true
			if before := strings.Join(lines[:i], "\n"); !strings.Contains(before, "What must happen next") || strings.Contains(before, "Settled") {
				t.Errorf("the contents are in line %d, not behind the decision", i+1)
			}
		}
		number, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		n, err := strconv.Atoi(number)
		if !listed || !ok || err != nil {
			continue
		}
		if n < 1 || n > len(lines) || lines[n-1] != name {
			break // a row of a table
		}
		found++
	}
	if found < 10 {
		t.Errorf("%d parts are listed with their lines", found)
	}
}
