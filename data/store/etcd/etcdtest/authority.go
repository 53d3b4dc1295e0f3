package etcdtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Authority issues certificates for a test.
type Authority struct {
	// File holds its own certificate.
	File string
	// Names are what it issues certificates for; localhost where it is nil.
	Names []string
	// Until is how long they hold; for the lifetime of the test where it is zero.
	Until time.Time

	dir    string
	key    *ecdsa.PrivateKey
	own    *x509.Certificate
	issued int64
}

// validFrom and validUntil bound every certificate.
var (
	validFrom  = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	validUntil = time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC)
)

// NewAuthority makes an authority that nobody knows yet.
func NewAuthority(t testing.TB) *Authority {
	t.Helper()
	a := &Authority{dir: t.TempDir()}
	a.File = filepath.Join(a.dir, "ca.pem")
	own := &x509.Certificate{
		Subject: pkix.Name{CommonName: "test"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	var raw []byte
	raw, a.key = a.sign(t, own, own, nil)
	var err error
	if a.own, err = x509.ParseCertificate(raw); err != nil {
		t.Fatal(err)
	}
	writePEM(t, a.File, "CERTIFICATE", raw)
	return a
}

// Issue makes a certificate for a name, on loopback or elsewhere, and its key,
// which nobody else can read.
func (a *Authority) Issue(t testing.TB, name string) (cert, key string) {
	t.Helper()
	c := &x509.Certificate{
		Subject: pkix.Name{CommonName: name}, DNSNames: a.Names, NotAfter: a.Until,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	if a.Names == nil {
		c.DNSNames, c.IPAddresses = []string{"localhost"}, []net.IP{net.IPv4(127, 0, 0, 1)}
	}
	raw, secret := a.sign(t, c, a.own, a.key)
	der, err := x509.MarshalPKCS8PrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(a.dir, name+".pem"), filepath.Join(a.dir, name+".key")
	writePEM(t, cert, "CERTIFICATE", raw)
	writePEM(t, key, "PRIVATE KEY", der)
	return cert, key
}

// sign signs a certificate with a new key of its own; without a parent's key it
// signs itself.
func (a *Authority) sign(t testing.TB, cert, parent *x509.Certificate, with *ecdsa.PrivateKey) ([]byte, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if with == nil {
		with = key
	}
	a.issued++
	cert.SerialNumber, cert.NotBefore = big.NewInt(a.issued), validFrom
	if cert.NotAfter.IsZero() {
		cert.NotAfter = validUntil
	}
	raw, err := x509.CreateCertificate(rand.Reader, cert, parent, &key.PublicKey, with)
	if err != nil {
		t.Fatal(err)
	}
	return raw, key
}

func writePEM(t testing.TB, path, kind string, der []byte) {
	t.Helper()
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Serve listens as a member with a certificate of the authority would, says
// nothing, and returns the address of a store there.
func (a *Authority) Serve(t testing.TB) string {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(a.Issue(t, "server"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // it was never spoken to
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				_, _ = io.Copy(io.Discard, conn) // until the other side has enough
				_ = conn.Close()                 // as it has
			}()
		}
	}()
	return "etcds://" + l.Addr().String() + "/team"
}

// StartTLS runs a cluster that takes clients with a certificate of an authority
// only.
func StartTLS(t testing.TB, members int, a *Authority, arguments ...string) *Cluster {
	t.Helper()
	path := Program(t)
	cert, key := a.Issue(t, "member")
	own, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(a.own)
	c := &Cluster{TLS: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{own}, MinVersion: tls.VersionTLS12}}
	for i := range members {
		c.Members = append(c.Members, &Member{
			Client: freeAddress(t), peer: freeAddress(t), name: fmt.Sprintf("m%d", i), command: []string{path},
		})
	}
	c.run(t, append([]string{"--cert-file", cert, "--key-file", key, "--trusted-ca-file", a.File, "--client-cert-auth"}, arguments...))
	return c
}
