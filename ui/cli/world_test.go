package cli

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// world is the environment of a command under test: streams in memory, a clock
// that stands still, a store of its own and, if asked for, a terminal.
type world struct {
	t  testing.TB
	db string
	in string
	// stream takes the place of in where it is set, for one command.
	stream   io.Reader
	terminal bool
	env      map[string]string
	width    int
	height   int
	clock    time.Time
}

func newWorld(t testing.TB) *world {
	t.Helper()
	return &world{
		t: t, db: filepath.Join(t.TempDir(), "data", "sessions.db"), env: map[string]string{},
		width: 100, height: 30, clock: time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC),
	}
}

// result is what a command left behind.
type result struct {
	out, err string
	code     int
}

func (w *world) run(args ...string) result {
	w.t.Helper()
	var out, errs bytes.Buffer
	var in io.Reader = strings.NewReader(w.in)
	if w.stream != nil {
		in, w.stream = w.stream, nil
	}
	code := Run(context.Background(), Env{
		In: in, Out: &out, Err: &errs,
		Now:        func() time.Time { return w.clock },
		Getenv:     func(name string) string { return w.env[name] },
		IsTerminal: func(any) bool { return w.terminal },
		Size:       func() (int, int) { return w.width, w.height },
		UserName:   "ada", DefaultDB: w.db, Build: "v1.2.3",
	}, args)
	return result{out.String(), errs.String(), code}
}

// must runs a command that is to succeed and returns what it printed.
func (w *world) must(args ...string) string {
	w.t.Helper()
	r := w.run(args...)
	if r.code != exitFine {
		w.t.Fatalf("loracle %s ended with %d: %s", strings.Join(args, " "), r.code, r.err)
	}
	return r.out
}

// saved is the id of a session that stands for every saved one.
func (w *world) saved() string {
	w.t.Helper()
	answers := w.must("example", "lean")
	w.in = answers
	id := strings.TrimSpace(w.must("import", "-"))
	w.in = ""
	return id
}
