package etcd

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
	"time"
)

// reachTime bounds how long members are asked why they do not answer.
const reachTime = time.Second

// obstacle is what keeps a store from answering, in few words, and what to do
// about it where that is known.
type obstacle struct{ why, hint string }

// remoteError is how what the other side says of a TLS connection begins.
const remoteError = "remote error: tls"

// obstacle asks the members why they do not answer, since the client tells
// only that its time is up. The most telling answer counts; where none is
// telling, there is none.
func (s *Store) obstacle() (found obstacle) {
	ctx, done := context.WithTimeout(s.alive, reachTime)
	defer done()
	answers := make(chan obstacle, len(s.address.Endpoints))
	for _, endpoint := range s.address.Endpoints {
		go func() { answers <- s.ask(ctx, endpoint) }()
	}
	for range s.address.Endpoints {
		if o := <-answers; o.why != "" && (found.why == "" || o.hint != "") {
			found = o
		}
	}
	return found
}

// ask speaks to a member as the client does, as far as what is wrong.
func (s *Store) ask(ctx context.Context, endpoint string) obstacle {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", endpoint)
	if err != nil {
		return unconnected(err)
	}
	defer conn.Close() //nolint:errcheck // it was opened to look
	if end, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(end); err != nil {
			return obstacle{}
		}
	}
	host, _, err := net.SplitHostPort(endpoint)
	if err != nil {
		return obstacle{}
	}
	if s.secure == nil {
		// Only looked at: what would be said is not believed.
		look := tls.Client(conn, &tls.Config{ServerName: host, InsecureSkipVerify: true, MinVersion: tls.VersionTLS12}) //nolint:gosec // nothing is sent
		if err := look.HandshakeContext(ctx); err == nil || strings.Contains(err.Error(), remoteError) {
			return obstacle{
				"it takes connections over TLS only",
				"write its address as etcds://, and name the certificate of its authority with LORACLE_ETCD_CA",
			}
		}
		return obstacle{}
	}
	config := s.secure.Clone()
	config.ServerName, config.NextProtos = host, []string{"h2"}
	secure := tls.Client(conn, config)
	if err = secure.HandshakeContext(ctx); err != nil {
		return insecure(host, err)
	}
	// A member says only afterwards what it thinks of this certificate.
	if _, err = secure.Read(make([]byte, 1)); err != nil && strings.Contains(err.Error(), remoteError) {
		return insecure(host, err)
	}
	return obstacle{}
}

// unconnected says why a member cannot be spoken to at all.
func unconnected(err error) obstacle {
	var unknown *net.DNSError
	switch {
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return obstacle{"there is no host " + unknown.Name, "check the address; " + hintWithout}
	case errors.Is(err, syscall.ECONNREFUSED):
		return obstacle{"connection refused", "see that etcd runs there, or " + hintAdmin + "; " + hintWithout}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return obstacle{}
	}
	return obstacle{reason(err), ""}
}

// lack is what is wrong with a certificate.
func lack(invalid x509.CertificateInvalidError) string {
	if invalid.Reason == x509.Expired {
		return "has expired or is not valid yet"
	}
	return "does not hold: " + reason(invalid)
}

// insecure says why no TLS connection to a host comes about.
func insecure(host string, err error) obstacle {
	var unknown x509.UnknownAuthorityError
	var names x509.HostnameError
	var invalid x509.CertificateInvalidError
	var plain tls.RecordHeaderError
	switch {
	case errors.As(err, &unknown):
		return obstacle{
			"its certificate is of an authority that is not trusted here",
			"name the certificate of its authority with LORACLE_ETCD_CA, or " + hintAdmin,
		}
	case errors.As(err, &names):
		return obstacle{"its certificate is not for the name " + host, "write its address with the name in its certificate, or " + hintAdmin}
	case errors.As(err, &invalid):
		return obstacle{"its certificate " + lack(invalid), hintAdmin + " for a new one; see also that this machine's clock is right"}
	case errors.As(err, &plain), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return obstacle{
			"it takes no connections over TLS",
			"write its address as etcd://, without LORACLE_ETCD_CA, LORACLE_ETCD_CERT and LORACLE_ETCD_KEY, or " + hintAdmin,
		}
	case strings.Contains(err.Error(), remoteError):
		return obstacle{
			"it asks for the certificate of a client that it knows",
			"name yours with LORACLE_ETCD_CERT and LORACLE_ETCD_KEY, or " + hintAdmin + " for one",
		}
	}
	return obstacle{}
}
