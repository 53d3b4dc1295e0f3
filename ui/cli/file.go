package cli

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"loracle/data/draft"
)

// writeFile writes a file whole or not at all: into a private temporary file
// beside it, which then takes its name. A file that is there is kept unless
// overwrite is set; the error is fs.ErrExist then.
func writeFile(path string, data []byte, overwrite bool) error {
	return fillFile(path, overwrite, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
}

// fillFile is writeFile for what is written piece by piece. An error of fill
// that is not about the file is returned as it is.
func fillFile(path string, overwrite bool, fill func(*os.File) error) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(path); err == nil {
			return failure(fmt.Errorf("%s is a link that leads nowhere", path), "name another file, or remove the link first")
		}
		return draftAnd(place, path, fill)
	case err != nil:
		return cannotWrite(path, err)
	case info.IsDir():
		return failure(fmt.Errorf("%s is a folder", path), "name a file in it, like "+filepath.Join(path, "report.md"))
	case !info.Mode().IsRegular():
		return fillDevice(path, fill)
	case isStore(path):
		return failure(fmt.Errorf("%s is a session store", path), "name another file; a store is never written over")
	case !overwrite:
		return alreadyThere(path)
	}
	// What a link points to is replaced, not the link.
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return cannotWrite(path, err)
	}
	return draftAnd(replace(info.Mode().Perm()), target, fill)
}

// replace gives a draft the name of a file that is there, and the permissions
// that its owner gave it.
func replace(mode fs.FileMode) func(draft, path string) error {
	return func(draft, path string) error {
		if info, err := os.Stat(draft); err != nil || info.Mode().Perm() != mode {
			if err := os.Chmod(draft, mode); err != nil {
				return err
			}
		}
		return os.Rename(draft, path)
	}
}

// draftAnd fills a temporary file and hands it to take, which gives it its
// name.
func draftAnd(take func(draft, path string) error, path string, fill func(*os.File) error) (err error) {
	f, err := draft.New(filepath.Dir(path), ".loracle-", ".tmp")
	if err != nil {
		return cannotWrite(path, err)
	}
	defer func() { err = errors.Join(err, f.Release()) }()
	if err := fill(f.File); err != nil {
		return errors.Join(notFilled(path, err), f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return cannotWrite(path, err)
	}
	switch err := take(f.Name(), path); {
	case errors.Is(err, fs.ErrExist):
		return alreadyThere(path)
	case err != nil:
		return cannotWrite(path, err)
	}
	return nil
}

// place gives a draft a name that must be free. A link never replaces a file
// that appeared in the meantime; where links are not possible, a new look does.
func place(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	return os.Rename(draft, path)
}

// fillDevice writes to what is no file, like /dev/stdout or a named pipe.
func fillDevice(path string, fill func(*os.File) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	if err := fill(f); err != nil {
		return errors.Join(notFilled(path, err), f.Close())
	}
	if err := f.Close(); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// notFilled is why a file could not be filled: it could not be written, or
// what was to be in it could not be had.
func notFilled(path string, err error) error {
	var at *fs.PathError
	var hinted interface{ Hint() string }
	if errors.As(err, &at) && !errors.As(err, &hinted) {
		return cannotWrite(path, err)
	}
	return err
}

// isStore reports whether a file is a bbolt file, as session stores are: its
// first page carries bbolt's magic number after a header of 16 bytes.
func isStore(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	const header, magic = 16, 0xED0CDAED
	word := make([]byte, 4)
	_, err = f.ReadAt(word, header)
	return errors.Join(err, f.Close()) == nil && binary.NativeEndian.Uint32(word) == magic
}

func alreadyThere(path string) error {
	return failure(occupied(path), "name another file with -o, or replace it with --force")
}

// occupied is the error about a file that is there already; it is fs.ErrExist.
type occupied string

func (path occupied) Error() string { return string(path) + " is already there and is kept" }

// Is tells errors.Is that this is fs.ErrExist.
func (occupied) Is(target error) bool { return target == fs.ErrExist }

func cannotWrite(path string, cause error) error {
	var at *fs.PathError
	if errors.As(cause, &at) {
		cause = at.Err // without the name of the draft
	}
	hint := "name a file in a folder that can be written"
	if errors.Is(cause, syscall.ENOSPC) {
		hint = "make room on that disk, or name a file on another one"
	}
	return failure(fmt.Errorf("write %s: %w", path, cause), hint)
}
