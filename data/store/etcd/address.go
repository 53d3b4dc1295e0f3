package etcd

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// Address is where a store is: the members of a cluster and the prefix of its
// keys.
type Address struct {
	// Endpoints are the members' addresses, each "host:port".
	Endpoints []string
	// Prefix begins every key; it starts with a slash and does not end with one.
	Prefix string
	// TLS says that members are spoken to over TLS (etcds://).
	TLS bool
}

// defaultPort is etcd's own for clients.
const defaultPort = "2379"

// Schemes are what an address begins with, in any case of letters: without and
// with TLS.
func Schemes() []string { return []string{"etcd", "etcds"} }

// IsAddress reports whether a store's name is an address, not a file.
func IsAddress(name string) bool {
	scheme, _, found := strings.Cut(name, "://")
	return found && slices.Contains(Schemes(), strings.ToLower(scheme))
}

// ParseAddress reads etcd://host:2379,host2:2379/prefix. The prefix is
// "/loracle" where none is given. The error says in one sentence what is wrong.
func ParseAddress(name string) (Address, error) {
	scheme, rest, _ := strings.Cut(name, "://")
	var a Address
	switch strings.ToLower(scheme) {
	case "etcd":
	case "etcds":
		a.TLS = true
	default:
		return a, fmt.Errorf("%q is no address of a team store; it looks like etcd://host:2379/prefix", name)
	}
	hosts, prefix, _ := strings.Cut(rest, "/")
	if strings.Contains(hosts, "@") {
		return a, errors.New("the address of a team store holds no user and no password; they come from the environment or a file")
	}
	for host := range strings.SplitSeq(hosts, ",") {
		endpoint, err := endpoint(host)
		if err != nil {
			return a, err
		}
		a.Endpoints = append(a.Endpoints, endpoint)
	}
	prefix, err := cleanPrefix(prefix)
	a.Prefix = prefix
	return a, err
}

func cleanPrefix(prefix string) (string, error) {
	prefix = strings.Trim(prefix, "/")
	if prefix == "" {
		return "/loracle", nil
	}
	if strings.ContainsFunc(prefix, isStrange) || strings.Contains(prefix, "//") {
		return "", fmt.Errorf("the prefix %q of a team store holds letters, digits, and - _ . / only", prefix)
	}
	return "/" + prefix, nil
}

// isStrange reports whether a character has no place in a prefix or a host.
func isStrange(r rune) bool {
	plain := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	return !plain && !strings.ContainsRune("-_./:[]", r)
}

func endpoint(host string) (string, error) {
	host = strings.TrimSpace(host)
	if host == "" {
		return "", errors.New("the address of a team store names no host; it looks like etcd://host:2379/prefix")
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil && strings.Contains(err.Error(), "missing port") {
		name, err = host, nil
		if inner, ok := strings.CutPrefix(host, "["); ok {
			name = strings.TrimSuffix(inner, "]")
		}
	}
	if port == "" {
		port = defaultPort
	}
	if err == nil && !isHost(name) {
		err = errors.New("no host")
	}
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return "", fmt.Errorf("%q is no host and port; a team store is named like etcd://host:2379/prefix", host)
	}
	return net.JoinHostPort(name, port), nil
}

// isHost reports whether a name is one of a host, or the number of one.
func isHost(name string) bool {
	if ip, err := netip.ParseAddr(name); err == nil {
		return ip.Zone() == ""
	}
	return name != "" && !strings.ContainsFunc(name, isStrange) && !strings.ContainsAny(name, "/:[]")
}

// String is the address as people write it.
func (a Address) String() string {
	scheme := "etcd://"
	if a.TLS {
		scheme = "etcds://"
	}
	return scheme + strings.Join(a.Endpoints, ",") + a.Prefix
}
