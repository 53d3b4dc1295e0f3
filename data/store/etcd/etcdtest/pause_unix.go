//go:build unix

package etcdtest

import "syscall"

// Pause stops the member without closing its connections, as a partition would;
// Resume lets it go on.
func (m *Member) Pause() { m.signal(syscall.SIGSTOP) }

// Resume lets a paused member go on.
func (m *Member) Resume() { m.signal(syscall.SIGCONT) }
