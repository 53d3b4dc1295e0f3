package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"loracle/data/session"
)

// TestAnAnswerIsSyncedTwice counts what the package comment says an answer
// costs, as the system sees it.
func TestAnAnswerIsSyncedTwice(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	const few, many = 20, 120
	fewCalls, manyCalls := syncCalls(t, strace, few), syncCalls(t, strace, many)
	// The difference leaves out what starting and making the file cost.
	if got := manyCalls["fdatasync"] - fewCalls["fdatasync"]; got != 2*(many-few) {
		t.Errorf("%d answers cost %d fdatasync calls, want two each", many-few, got)
	}
	// The file grows by doubling, so there are few of these.
	if got := manyCalls["fsync"] - fewCalls["fsync"]; got > 5 {
		t.Errorf("%d answers cost %d fsync calls for a growing file", many-few, got)
	}
	t.Logf("%d answers: %v; %d answers: %v", few, fewCalls, many, manyCalls)
}

func syncCalls(t *testing.T, strace string, answers int) map[string]int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sessions.db")
	s, err := open(t, path).Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	c := childCommand(t, "answer", path, s.ID, "gap", answers)
	trace := path + ".trace"
	c.Args = append([]string{strace, "-f", "-qq", "-e", "trace=fdatasync,fsync,sync_file_range,msync", "-e", "signal=none", "-o", trace}, c.Args...)
	c.Path = strace
	if out, err := c.Output(); err != nil {
		t.Skipf("strace may not trace here: %v (%.100s)", err, out)
	}
	b, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	calls := map[string]int{}
	for line := range strings.Lines(string(b)) {
		// "1234 fdatasync(6) = 0"; a call resumed on another line counts once.
		if _, call, ok := strings.Cut(line, " "); ok && !strings.Contains(call, "resumed>") {
			name, _, _ := strings.Cut(strings.TrimSpace(call), "(")
			calls[name]++
		}
	}
	return calls
}
