//go:build !unix

package etcdtest

// Pause would stop the member; this system has no way to.
func (m *Member) Pause() { panic("etcdtest: a process cannot be paused on this system") }

// Resume would let a paused member go on.
func (m *Member) Resume() { m.Pause() }
