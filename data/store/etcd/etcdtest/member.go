package etcdtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"sync"
	"testing"
)

// Member is one member of a cluster.
type Member struct {
	// Client is its address for clients, "host:port".
	Client string
	peer   string
	name   string
	log    string
	// command is how it is started.
	command []string
	// number is its place in a network.
	number int

	mu  sync.Mutex
	cmd *exec.Cmd
}

// Name is what the member is called in its cluster.
func (m *Member) Name() string { return m.name }

// Start runs the member, for the first time or again with the data it has.
func (m *Member) Start(t testing.TB) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cmd != nil {
		return
	}
	log, err := os.OpenFile(m.log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	m.cmd = exec.Command(m.command[0], m.command[1:]...) //nolint:gosec,noctx // the arguments are the test's own, and Kill ends it
	m.cmd.Stdout, m.cmd.Stderr = log, log
	if err := errors.Join(m.cmd.Start(), log.Close()); err != nil {
		t.Fatal(err)
	}
}

// Kill ends the member as a power cut would.
func (m *Member) Kill() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cmd == nil {
		return
	}
	_ = m.cmd.Process.Kill() // it may be gone
	_ = m.cmd.Wait()         // it was killed
	m.cmd = nil
}

func (m *Member) signal(s os.Signal) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cmd != nil {
		_ = m.cmd.Process.Signal(s) // it may be gone
	}
}

var taken sync.Map

// freeAddress is an address on loopback that nobody listens at. Its port is
// below those that systems give to outgoing connections, so that a member that
// is started again finds it free again.
func freeAddress(t testing.TB) string {
	t.Helper()
	for range 1000 {
		address := fmt.Sprintf("127.0.0.1:%d", 10_000+rand.IntN(20_000))
		l, err := net.Listen("tcp", address)
		if err != nil {
			continue
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		if _, again := taken.LoadOrStore(address, true); !again {
			return address
		}
	}
	t.Fatal("no port is free")
	return ""
}
