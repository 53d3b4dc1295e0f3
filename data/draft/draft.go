// Package draft makes the temporary files that become a file once they are
// whole. A program that is killed leaves its draft behind; the next draft in
// the same folder removes it. A draft is known to be left behind by its lock,
// which ends with the program that holds it.
package draft

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is a temporary file that nobody else removes until it is released.
type File struct {
	*os.File
	held *os.File
}

// New makes an empty private file in a folder, whose name is the prefix, random
// digits and the suffix, and removes those of the same kind that programs left
// behind when they were killed.
func New(dir, prefix, suffix string) (*File, error) {
	sweep(dir, prefix, suffix)
	for {
		f, err := os.CreateTemp(dir, prefix+"*"+suffix)
		if err != nil {
			return nil, err
		}
		held, err := hold(f.Name())
		if err == nil {
			return &File{f, held}, nil
		}
		// Another program took it for one left behind before it was held.
		if err = errors.Join(err, f.Close()); !errors.Is(err, errSwept) {
			return nil, errors.Join(err, os.Remove(f.Name()))
		}
	}
}

// Release lets go of the draft and removes it where it still has its name. The
// file itself must be closed before.
func (f *File) Release() error {
	err := os.Remove(f.Name())
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // it has become the file
	}
	if f.held != nil {
		err = errors.Join(err, f.held.Close())
	}
	return err
}

// errSwept: the name is gone, or is another file by now.
var errSwept = errors.New("the draft was removed")

// sweep removes what killed programs left. It is a kindness to the folder:
// what cannot be listed, opened or removed stays, and is no failure of whoever
// wants to write.
func sweep(dir, prefix, suffix string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !isDraft(e.Name(), prefix, suffix) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		left, err := claim(path)
		if err != nil {
			continue // its owner lives, or it is not ours
		}
		_ = os.Remove(path) // as said above
		_ = left.Close()    // nothing was written through it
	}
}

// isDraft reports whether a name is the prefix, digits and the suffix.
func isDraft(name, prefix, suffix string) bool {
	rest, begins := strings.CutPrefix(name, prefix)
	digits, ends := strings.CutSuffix(rest, suffix)
	return begins && ends && digits != "" && strings.Trim(digits, "0123456789") == ""
}
