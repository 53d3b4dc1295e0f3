// Package etcdtest runs real etcd members for tests, each a process on
// loopback with its data in a folder of the test's.
package etcdtest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
)

// Required is the environment variable that makes a missing etcd a failure.
const Required = "LORACLE_ETCD"

// Cluster is a running cluster.
type Cluster struct {
	Members []*Member
	extra   []string
}

// Member is one member of a cluster.
type Member struct {
	// Client is its address for clients, "host:port".
	Client string
	peer   string
	name   string
	dir    string
	log    bytes.Buffer
	mu     sync.Mutex
	cmd    *exec.Cmd
	args   []string
}

// Start runs a cluster of so many members with more arguments for etcd, and
// waits until it has a leader. Without etcd on this machine the test is skipped
// and says so; where LORACLE_ETCD is "required" it fails.
func Start(t testing.TB, members int, arguments ...string) *Cluster {
	t.Helper()
	path, err := exec.LookPath("etcd")
	if err != nil {
		if os.Getenv(Required) == "required" {
			t.Fatal("etcd is required (LORACLE_ETCD=required) and not on this machine")
		}
		t.Skip("needs etcd, which is not on this machine: install Debian's etcd-server; .ci/run does")
	}
	c := &Cluster{}
	var initial []string
	for i := range members {
		m := &Member{Client: freeAddress(t), peer: freeAddress(t), name: fmt.Sprintf("m%d", i), dir: filepath.Join(t.TempDir(), "data")}
		c.Members = append(c.Members, m)
		initial = append(initial, m.name+"=http://"+m.peer)
	}
	scheme := "http://"
	for _, a := range arguments {
		if strings.HasPrefix(a, "--cert-file") {
			scheme = "https://"
		}
	}
	for _, m := range c.Members {
		m.args = append([]string{
			path, "--name", m.name, "--data-dir", m.dir,
			"--listen-client-urls", scheme + m.Client, "--advertise-client-urls", scheme + m.Client,
			"--listen-peer-urls", "http://" + m.peer, "--initial-advertise-peer-urls", "http://" + m.peer,
			"--initial-cluster", strings.Join(initial, ","), "--initial-cluster-token", "test",
			"--heartbeat-interval", "50", "--election-timeout", "500", "--log-level", "error", "--logger", "zap",
		}, arguments...)
		m.Start(t)
	}
	t.Cleanup(func() {
		for _, m := range c.Members {
			m.Kill()
		}
	})
	if scheme == "http://" {
		c.await(t)
	}
	return c
}

// Address is the cluster as the address of a store under a prefix.
func (c *Cluster) Address(prefix string) string {
	return "etcd://" + strings.Join(c.Endpoints(), ",") + prefix
}

// Endpoints are the members' addresses for clients.
func (c *Cluster) Endpoints() []string {
	var out []string
	for _, m := range c.Members {
		out = append(out, m.Client)
	}
	return out
}

// DB is a client without a prefix or credentials, to look at what is there.
func (c *Cluster) DB(t testing.TB) *clientv3.Client {
	t.Helper()
	db, err := clientv3.New(clientv3.Config{Endpoints: c.Endpoints(), DialTimeout: 10 * time.Second, Logger: zap.NewNop()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // only looked
	return db
}

// await waits until the cluster answers.
func (c *Cluster) await(t testing.TB) {
	t.Helper()
	db := c.DB(t)
	ctx, done := context.WithTimeout(context.Background(), 30*time.Second)
	defer done()
	for {
		once, cancel := context.WithTimeout(ctx, time.Second)
		_, err := db.Get(once, "/")
		cancel()
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("etcd does not answer: %v\n%s", err, c.Members[0].log.String())
		}
	}
}

// Start runs the member, for the first time or again with the data it has.
func (m *Member) Start(t testing.TB) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cmd = exec.Command(m.args[0], m.args[1:]...) //nolint:gosec,noctx // the arguments are the test's own, and Kill ends it
	m.cmd.Stdout, m.cmd.Stderr = &m.log, &m.log
	if err := m.cmd.Start(); err != nil {
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

// Pause stops the member without closing its connections, as a partition would;
// Resume lets it go on.
func (m *Member) Pause() { m.signal(syscall.SIGSTOP) }

// Resume lets a paused member go on.
func (m *Member) Resume() { m.signal(syscall.SIGCONT) }

func (m *Member) signal(s os.Signal) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cmd != nil {
		_ = m.cmd.Process.Signal(s) // it may be gone
	}
}

func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // only its port is of interest
	return l.Addr().String()
}
