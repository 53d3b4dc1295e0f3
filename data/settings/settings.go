// Package settings reads the file in which a person keeps what they do not want
// to type each time.
package settings

import (
	"fmt"
	"time"

	"go.yaml.in/yaml/v4"

	"loracle/data/strict"
)

// Settings are what the file can hold. Everything may be left out.
type Settings struct {
	// Store is where sessions are kept: the address of a team store, or a file.
	Store string `yaml:"store"`
	// Etcd is what a team store asks for. There is no key for the password
	// itself: it stands in a file of its own, or in the environment.
	Etcd Etcd `yaml:"etcd"`
}

// Etcd is what a cluster asks of its clients.
type Etcd struct {
	User         string `yaml:"user"`
	PasswordFile string `yaml:"password_file"`
	// CA, Cert and Key are files for TLS.
	CA   string `yaml:"ca"`
	Cert string `yaml:"cert"`
	Key  string `yaml:"key"`
	// Timeout is how long to try before the store counts as not reachable.
	Timeout Duration `yaml:"timeout"`
}

// Hint says what the file can hold.
const Hint = "the settings are `store` and, under `etcd`, user, password_file, ca, cert, key and timeout"

// Decode reads the file. The error holds every problem, with its place.
func Decode(file string, data []byte) (Settings, error) {
	var s Settings
	_, problems := strict.Decode(file, data, &s)
	return s, problems.Err()
}

// Duration is a time like 5s.
type Duration time.Duration

const durationAllowed = "a time like 5s"

// Allowed says what the type accepts, for messages.
func (Duration) Allowed() string { return durationAllowed }

// UnmarshalYAML reads a time like 5s.
func (d *Duration) UnmarshalYAML(n *yaml.Node) error {
	read, err := time.ParseDuration(n.Value)
	if err != nil || read <= 0 {
		return fmt.Errorf("%s is no time; allowed: %s", strict.Quote(n.Value), durationAllowed)
	}
	*d = Duration(read)
	return nil
}
