package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

const (
	fileMode = 0o600
	dirMode  = 0o700
)

// create makes an empty store at path. The file is made whole under another
// name first, so that a crash leaves no half of a store behind, and is put in
// place without ever replacing one that another program made meanwhile.
func create(path string) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return err
	}
	draft, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*.new")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(draft.Name())) }()
	if err := draft.Close(); err != nil {
		return err
	}
	if err := initialize(draft.Name()); err != nil {
		return err
	}
	if err := place(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	syncDir(dir)
	return nil
}

// initialize writes the buckets of the layout into an empty file.
func initialize(path string) error {
	db, err := bbolt.Open(path, fileMode, nil)
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range bucketsOf(schemaVersion) {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		return errors.Join(tx.Bucket(metaBucket).Put(formatKey, []byte(formatName)), putSchema(tx, schemaVersion), count(tx, 0, 0))
	})
	return errors.Join(err, db.Close())
}

// place gives the draft its name. It fails with fs.ErrExist where the name is
// taken. Not every file system has links; the copy serves there.
func place(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return copyNew(draft, path)
}

// copyNew copies a file to a name that must not be taken.
func copyNew(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// syncDir makes a new name in a directory durable. Some systems cannot sync a
// directory; the file in it is whole all the same.
func syncDir(dir string) {
	d, err := os.Open(dir)
	if err != nil {
		return
	}
	_ = d.Sync()  // as said above
	_ = d.Close() // nothing was written through it
}
