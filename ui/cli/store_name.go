package cli

import (
	"strings"

	"loracle/data/store/etcd"
	"loracle/data/strict"
)

// parseLocation reads the name of a store: a file, or the address of a team
// store. What named it, like --store, is said in errors.
func parseLocation(name, named string) (location, error) {
	if !etcd.IsAddress(name) {
		return plainFile(name, named)
	}
	team, err := etcd.ParseAddress(name)
	if err != nil {
		return location{}, usage("a team store is named like etcd://host:2379,host2:2379/prefix", "%s: %w", named, err)
	}
	return location{team: team}, nil
}

// fileLocation reads the name of a store that can only be a file.
func fileLocation(name, named string) (location, error) {
	if etcd.IsAddress(name) {
		return location{}, usage("name a file after "+named+"; a team store is named with --store "+name,
			"%s takes a file; %s is the address of a team store", named, strict.Quote(name))
	}
	return plainFile(name, named)
}

// plainFile refuses names that begin like an address: a slip in one must not
// quietly make a file.
func plainFile(name, named string) (location, error) {
	scheme, rest := beginning(name)
	if scheme == "" {
		return location{file: name}, nil
	}
	hint := "name a file, or a team store like etcd://host:2379/prefix, with " + named
	if near := strict.Nearest(scheme, etcd.Schemes()); near != "" {
		hint = "did you mean " + near + "://" + strings.TrimLeft(rest, "/") + "? " + hint
	}
	return location{}, usage(hint, "%s: %s is neither a file nor the address of a team store", named, strict.Quote(name))
}

// beginning is the word before the ":/" that a name begins with, and what comes
// after its colon. It is empty for a path: the one letter of a drive is no word.
func beginning(name string) (scheme, rest string) {
	word, rest, found := strings.Cut(name, ":")
	strange := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("+-.", r)
	}
	if !found || len(word) < 2 || !strings.HasPrefix(rest, "/") || strings.ContainsFunc(word, strange) {
		return "", ""
	}
	return word, rest
}
