//go:build unix

package etcdtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Pause stops the member without closing its connections, as a partition would;
// Resume lets it go on.
func (m *Member) Pause() {
	m.signal(syscall.SIGSTOP)
	// The signal is on its way when that returns. Where the system tells, wait
	// until it has arrived.
	for range 1000 {
		if m.stopped() {
			return
		}
		time.Sleep(time.Millisecond) //nolint:forbidigo // about a process, which knows nothing of a clock that was handed in
	}
}

// stopped reports whether every thread of the member stands still, or the
// system does not tell.
func (m *Member) stopped() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cmd == nil {
		return true
	}
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", m.cmd.Process.Pid))
	if err != nil || len(threads) == 0 {
		return true
	}
	for _, path := range threads {
		stat, err := os.ReadFile(path)
		// The state stands behind the name, which is in brackets.
		if _, state, ok := strings.Cut(string(stat), ") "); err == nil && ok && !strings.HasPrefix(state, "T") {
			return false
		}
	}
	return true
}

// Resume lets a paused member go on.
func (m *Member) Resume() { m.signal(syscall.SIGCONT) }
