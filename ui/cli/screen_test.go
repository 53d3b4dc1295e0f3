package cli

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// leaves makes the next command one of a person who presses ctrl+c until the
// screen is gone.
func (w *world) leaves() {
	w.t.Helper()
	line, typist := io.Pipe()
	w.stream = line
	done := make(chan error)
	go func() {
		for {
			if _, err := io.WriteString(typist, "\x03"); err != nil {
				done <- err
				return
			}
		}
	}()
	w.t.Cleanup(func() {
		if err := line.Close(); err != nil {
			w.t.Error(err)
		}
		if err := <-done; !errors.Is(err, io.ErrClosedPipe) {
			w.t.Error(err)
		}
	})
}

func TestAtATerminalTheScreenOpens(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
	}{
		{"the list of sessions", nil},
		{"a session", []string{"open", "Support replies in our own voice"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.saved()
			w.terminal = true
			w.leaves()
			if out := w.must(tt.args...); !strings.Contains(out, "\x1b[?1049h") {
				t.Errorf("no screen was drawn: %q", out)
			}
		})
	}
}

func TestANewSessionOfTheScreenIsKept(t *testing.T) {
	w := newWorld(t)
	w.terminal = true
	w.leaves()
	w.must("new", "Support", "triage")
	w.terminal = false
	if out := w.must("list"); !strings.Contains(out, "Support triage") {
		t.Errorf("got %q", out)
	}
	if out := w.must("show", "Support triage"); !strings.Contains(out, "# Support triage") {
		t.Errorf("got %q", out)
	}
}

func TestWithoutATitleASessionIsNamedAfterTheDay(t *testing.T) {
	w := newWorld(t)
	w.in = "quit\n"
	if out := w.must("new"); !strings.HasPrefix(out, "Assessment of 24 November 2026\n") {
		t.Errorf("got %q", out)
	}
}

func TestTheSameInterviewComesAsLinesWhereNothingCanBeDrawn(t *testing.T) {
	for _, tt := range []struct {
		name string
		set  func(*world)
		args []string
	}{
		{"without a terminal", func(w *world) { w.terminal = false }, nil},
		{"on a dumb terminal", func(w *world) { w.env["TERM"] = "dumb" }, nil},
		{"with ACCESSIBLE", func(w *world) { w.env["ACCESSIBLE"] = "1" }, nil},
		{"with --plain", func(*world) {}, []string{"--plain"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.terminal, w.in = true, "quit\n"
			tt.set(w)
			out := w.must(append([]string{"new", "Plain"}, tt.args...)...)
			if strings.ContainsRune(out, '\x1b') || !strings.Contains(out, "Business, 1 of ") {
				t.Errorf("got %q", out)
			}
		})
	}
}

func TestASessionIsChosenByNumber(t *testing.T) {
	w := newWorld(t)
	w.in = "style_tone\nquit\n"
	w.must("new", "First")
	for _, tt := range []struct{ name, in, want string }{
		{"by its number", "1\nquit\n", "Business, 2 of "},
		{"or a new one by its title", "Second\nquit\n", "Second\nType an answer"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w.in = tt.in
			if out := w.must(); !strings.Contains(out, tt.want) {
				t.Errorf("got %q", out)
			}
		})
	}
	w.in = "7\n"
	if r := w.run(); r.code != exitError || !strings.Contains(r.err, "there is no session number 7") {
		t.Errorf("got %d %q", r.code, r.err)
	}
	w.in = ""
	if r := w.run(); r.code != exitError || !strings.Contains(r.err, "the input ended before a session was chosen") {
		t.Errorf("got %d %q", r.code, r.err)
	}
}
