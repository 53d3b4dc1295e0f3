// Package etcdtest runs real etcd members for tests, each a process on loopback
// or in a network namespace, with its data in a folder of the test's.
package etcdtest

import (
	"context"
	"crypto/tls"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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
	// TLS is how its own clients speak to it; nil where it takes plain ones.
	TLS *tls.Config
}

// Start runs a cluster of so many members with more arguments for etcd, and
// waits until it has a leader. Without etcd on this machine the test is skipped
// and says so; where LORACLE_ETCD is "required" it fails.
func Start(t testing.TB, members int, arguments ...string) *Cluster {
	t.Helper()
	path := Program(t)
	c := &Cluster{}
	for i := range members {
		c.Members = append(c.Members, &Member{
			Client: freeAddress(t), peer: freeAddress(t), name: fmt.Sprintf("m%d", i), command: []string{path},
		})
	}
	c.run(t, arguments)
	return c
}

// Program is where etcd is, for a test that needs one.
func Program(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("etcd")
	if err != nil {
		if os.Getenv(Required) == "required" {
			t.Fatal("etcd is required (LORACLE_ETCD=required) and not on this machine")
		}
		t.Skip("needs etcd, which is not on this machine: install Debian's etcd-server; .ci/run does")
	}
	return path
}

// run starts the members for the first time.
func (c *Cluster) run(t testing.TB, arguments []string) {
	t.Helper()
	scheme := "http://"
	if c.TLS != nil {
		scheme = "https://"
	}
	var initial []string
	for _, m := range c.Members {
		initial = append(initial, m.name+"=http://"+m.peer)
	}
	dir := t.TempDir()
	t.Cleanup(func() {
		for _, m := range c.Members {
			m.Kill()
		}
	})
	for _, m := range c.Members {
		m.log = filepath.Join(dir, m.name+".log")
		m.command = append(m.command, "--name", m.name, "--data-dir", filepath.Join(dir, m.name),
			"--listen-client-urls", scheme+m.Client, "--advertise-client-urls", scheme+m.Client,
			"--listen-peer-urls", "http://"+m.peer, "--initial-advertise-peer-urls", "http://"+m.peer,
			"--initial-cluster", strings.Join(initial, ","), "--initial-cluster-token", "test",
			"--heartbeat-interval", "50", "--election-timeout", "500", "--log-level", "error", "--logger", "zap")
		m.command = append(m.command, arguments...)
		m.Start(t)
	}
	c.Await(t)
}

// Address is the cluster as the address of a store under a prefix.
func (c *Cluster) Address(prefix string) string {
	scheme := "etcd://"
	if c.TLS != nil {
		scheme = "etcds://"
	}
	return scheme + strings.Join(c.Endpoints(), ",") + prefix
}

// Endpoints are the members' addresses for clients.
func (c *Cluster) Endpoints() []string {
	var out []string
	for _, m := range c.Members {
		out = append(out, m.Client)
	}
	return out
}

// DB is a client without a prefix or a user, to look at what is there.
func (c *Cluster) DB(t testing.TB) *clientv3.Client {
	t.Helper()
	return c.client(t, clientv3.Config{Endpoints: c.Endpoints()})
}

// As is a client of a user's.
func (c *Cluster) As(t testing.TB, user, password string) *clientv3.Client {
	t.Helper()
	return c.client(t, clientv3.Config{Endpoints: c.Endpoints(), Username: user, Password: password})
}

func (c *Cluster) client(t testing.TB, config clientv3.Config) *clientv3.Client {
	t.Helper()
	config.DialTimeout, config.TLS, config.Logger = 10*time.Second, c.TLS, zap.NewNop()
	db, err := clientv3.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // only looked
	return db
}

// longest is how long a cluster may take to answer on a busy machine.
const longest = 60 * time.Second

// Await waits until the cluster answers: it has a leader. Whether the client
// may read does not matter.
func (c *Cluster) Await(t testing.TB) {
	t.Helper()
	db := c.DB(t)
	ctx, done := context.WithTimeout(context.Background(), longest)
	defer done()
	for {
		once, cancel := context.WithTimeout(ctx, time.Second)
		_, err := db.Get(once, "/")
		cancel()
		if err == nil || strings.Contains(err.Error(), "user name is empty") {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("etcd does not answer: %v\n%s", err, c.logs())
		}
	}
}

// Leader is the member that leads the others; it waits until there is one.
func (c *Cluster) Leader(t testing.TB) *Member {
	t.Helper()
	db := c.DB(t)
	ctx, done := context.WithTimeout(context.Background(), longest)
	defer done()
	for ctx.Err() == nil {
		for _, m := range c.Members {
			once, cancel := context.WithTimeout(ctx, time.Second)
			status, err := db.Status(once, m.Client)
			cancel()
			if err == nil && status.Leader == status.Header.MemberId {
				return m
			}
		}
	}
	t.Fatalf("no member leads\n%s", c.logs())
	return nil
}

// logs is what the members had to say.
func (c *Cluster) logs() string {
	var out strings.Builder
	for _, m := range c.Members {
		text, err := os.ReadFile(m.log)
		fmt.Fprintf(&out, "%s: %v\n%s", m.name, err, text)
	}
	return out.String()
}
