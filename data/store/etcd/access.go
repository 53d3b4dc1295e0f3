package etcd

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"loracle/data/store"
	"loracle/data/strict"
)

// Access is what a cluster asks of its clients. Everything may be left out.
type Access struct {
	// User and Password, or a file that holds the password and that nobody else
	// may read.
	User, Password, PasswordFile string
	// CA is a file with the certificates that members' own are checked against
	// (the system's where it is empty); Cert and Key are those of this client.
	// Naming any of them means TLS.
	CA, Cert, Key string
	// Timeout is how long to try before the store counts as not reachable; 5
	// seconds where it is zero.
	Timeout time.Duration
}

const defaultTimeout = 5 * time.Second

// largestFile is far more bytes than a password or all certificates of a system
// have.
const largestFile = 16 << 20

// password is the password itself.
func (a Access) password() (string, error) {
	given := a.Password != "" || a.PasswordFile != ""
	switch {
	case a.User != "" && !given:
		return "", store.NewError(nil, "a user of the team store is named without a password",
			"set LORACLE_ETCD_PASSWORD or LORACLE_ETCD_PASSWORD_FILE, too", nil)
	case a.User == "" && given:
		return "", store.NewError(nil, "a password of the team store is given without a user", "set LORACLE_ETCD_USER, too", nil)
	case a.PasswordFile == "":
		return a.Password, nil
	}
	if err := private(a.PasswordFile); err != nil {
		return "", err
	}
	raw, err := strict.ReadFile(a.PasswordFile, largestFile)
	if err != nil {
		return "", unusable(a.PasswordFile, err)
	}
	return strings.TrimRight(string(raw), "\r\n"), nil
}

// private makes sure that nobody else may read a file with a secret. Windows
// has other means for that, which Go does not show.
func private(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return unusable(path, err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode&0o077 != 0 {
		return store.NewError(nil, fmt.Sprintf("others can read %s, which holds a secret (its permissions are %04o)", path, mode),
			"make it yours alone with: chmod 600 "+path, nil)
	}
	return nil
}

func unusable(path string, cause error) error {
	return store.NewError(nil, fmt.Sprintf("the file %s cannot be used: %s", path, reason(cause)),
		"check the path and that you may read it", cause)
}

// tlsConfig is nil where no TLS is wanted.
func (a Access) tlsConfig(wanted bool) (*tls.Config, error) {
	if !wanted && a.CA == "" && a.Cert == "" && a.Key == "" {
		return nil, nil
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if a.CA != "" {
		pem, err := strict.ReadFile(a.CA, largestFile)
		if err != nil {
			return nil, unusable(a.CA, err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, store.NewError(nil, fmt.Sprintf("the file %s holds no certificate", a.CA),
				"name a file with the certificate of the authority in PEM form", nil)
		}
	}
	if a.Cert == "" && a.Key == "" {
		return config, nil
	}
	if a.Cert == "" || a.Key == "" {
		return nil, store.NewError(nil, "a client certificate and its key go together, and one of them is not named",
			"set LORACLE_ETCD_CERT and LORACLE_ETCD_KEY, or neither", nil)
	}
	if err := private(a.Key); err != nil {
		return nil, err
	}
	pair, err := keyPair(a.Cert, a.Key)
	if err != nil {
		return nil, store.NewError(nil, fmt.Sprintf("the certificate %s and the key %s cannot be used: %s", a.Cert, a.Key, reason(err)),
			"name a certificate and its own key, both in PEM form", err)
	}
	config.Certificates = []tls.Certificate{pair}
	return config, nil
}

// keyPair reads a certificate and its key.
func keyPair(certFile, keyFile string) (tls.Certificate, error) {
	cert, err := strict.ReadFile(certFile, largestFile)
	if err != nil {
		return tls.Certificate{}, err
	}
	key, err := strict.ReadFile(keyFile, largestFile)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.X509KeyPair(cert, key)
}
