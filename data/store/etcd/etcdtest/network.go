package etcdtest

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
)

// Network is a cluster whose members are machines of their own: each has a
// network namespace, a link to the clients, who stay on this machine, and one
// to the other members.
type Network struct {
	*Cluster
	name string
}

// StartOnNetwork runs a cluster on a network. Where this machine makes none, the
// test is skipped and says why.
func StartOnNetwork(t testing.TB, members int) *Network {
	t.Helper()
	etcd := Program(t)
	ip, err := exec.LookPath("ip")
	if err != nil {
		t.Skip("needs network namespaces: install Debian's iproute2")
	}
	n := &Network{Cluster: &Cluster{}, name: fmt.Sprintf("lor%04x", rand.IntN(1<<16))}
	subnet := rand.IntN(256)
	n.lay(t, "link", "add", n.bridge(clientSide), "type", "bridge")
	n.lay(t, "address", "add", fmt.Sprintf("198.18.%d.1/24", subnet), "dev", n.bridge(clientSide))
	n.lay(t, "link", "set", n.bridge(clientSide), "up")
	n.lay(t, "link", "add", n.bridge(peerSide), "type", "bridge")
	n.lay(t, "link", "set", n.bridge(peerSide), "up")
	for i := range members {
		m := &Member{
			Client: fmt.Sprintf("198.18.%d.%d:2379", subnet, 10+i), peer: fmt.Sprintf("198.19.%d.%d:2380", subnet, 10+i),
			name: fmt.Sprintf("m%d", i), number: i, command: []string{ip, "netns", "exec", n.space(i), etcd},
		}
		n.Members = append(n.Members, m)
		n.lay(t, "netns", "add", n.space(i))
		n.lay(t, "-n", n.space(i), "link", "set", "lo", "up")
		n.connect(t, i, clientSide, m.Client)
		n.connect(t, i, peerSide, m.peer)
	}
	n.run(t, nil)
	return n
}

// side is one of the two links of a member.
type side string

const (
	clientSide side = "c"
	peerSide   side = "p"
)

func (n *Network) bridge(s side) string       { return n.name + string(s) }
func (n *Network) space(i int) string         { return fmt.Sprintf("%s-%d", n.name, i) }
func (n *Network) link(i int, s side) string  { return fmt.Sprintf("%s%s%d", n.name, s, i) }
func (n *Network) inner(i int, s side) string { return fmt.Sprintf("%s%d", s, i) }

func (n *Network) connect(t testing.TB, i int, s side, address string) {
	t.Helper()
	host, _, _ := strings.Cut(address, ":")
	n.lay(t, "link", "add", n.link(i, s), "type", "veth", "peer", "name", n.inner(i, s), "netns", n.space(i))
	n.lay(t, "-n", n.space(i), "address", "add", host+"/24", "dev", n.inner(i, s))
	n.lay(t, "-n", n.space(i), "link", "set", n.inner(i, s), "up")
	n.lay(t, "link", "set", n.link(i, s), "master", n.bridge(s), "up")
}

// lay lays a part of the network, and takes it up when the test ends.
func (n *Network) lay(t testing.TB, arguments ...string) {
	t.Helper()
	if out, err := ip(arguments...); err != nil {
		t.Skipf("needs network namespaces, which cannot be made here: ip %s: %s", strings.Join(arguments, " "), out)
	}
	switch {
	case arguments[0] == "netns":
		t.Cleanup(func() { _, _ = ip("netns", "delete", arguments[2]) }) // the last one to use it
	case arguments[0] == "link" && arguments[1] == "add":
		t.Cleanup(func() { _, _ = ip("link", "delete", arguments[2]) }) // it may have gone with its namespace
	}
}

func ip(arguments ...string) (string, error) {
	out, err := exec.Command("ip", arguments...).CombinedOutput() //nolint:gosec,noctx // the arguments are the test's own, and it ends at once
	return strings.TrimSpace(string(out)), err
}

// Isolate cuts a member off from the others: what is sent is lost. Clients reach
// it all the same.
func (n *Network) Isolate(t testing.TB, m *Member) { n.plug(t, m, peerSide, false) }

// Rejoin connects an isolated member with the others again.
func (n *Network) Rejoin(t testing.TB, m *Member) { n.plug(t, m, peerSide, true) }

// Hide cuts a member off from its clients: what is sent is lost.
func (n *Network) Hide(t testing.TB, m *Member) { n.plug(t, m, clientSide, false) }

// Show lets clients reach a hidden member again.
func (n *Network) Show(t testing.TB, m *Member) { n.plug(t, m, clientSide, true) }

func (n *Network) plug(t testing.TB, m *Member, s side, in bool) {
	t.Helper()
	arguments := []string{"link", "set", n.link(m.number, s), "nomaster"}
	if in {
		arguments = []string{"link", "set", n.link(m.number, s), "master", n.bridge(s)}
	}
	if out, err := ip(arguments...); err != nil {
		t.Fatalf("ip %s: %s", strings.Join(arguments, " "), out)
	}
}
