package store

import (
	"errors"
	"os"
	"strconv"

	"go.etcd.io/bbolt"
)

// openInto opens a file for bbolt and leaves it in file. It creates nothing:
// bbolt would fill a file that is missing or empty with a new database, and a
// store that was lost must not come back as an empty one.
func openInto(file **os.File) func(string, int, os.FileMode) (*os.File, error) {
	return func(path string, flag int, mode os.FileMode) (*os.File, error) {
		// Opening a pipe would wait for its other end.
		if info, err := os.Stat(path); err == nil {
			if err := checkKind(path, info); err != nil {
				return nil, err
			}
		}
		f, err := os.OpenFile(path, flag&^os.O_CREATE, mode)
		if err != nil {
			return nil, err
		}
		*file = f
		return f, nil
	}
}

func checkKind(path string, info os.FileInfo) error {
	switch {
	case info.IsDir():
		return directoryError(path)
	case !info.Mode().IsRegular():
		return foreignError(path, "a device or a pipe")
	case info.Size() == 0 && hasContent(path):
		return sizelessError(path)
	case info.Size() == 0:
		return emptyError(path)
	}
	return nil
}

// hasContent reports whether a file that is said to be empty can be read from
// all the same, as the files are that a system makes up (/proc).
func hasContent(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()                 //nolint:errcheck // nothing is written
	n, _ := f.Read(make([]byte, 1)) // what cannot be read is empty
	return n > 0
}

// check makes sure that the file is a whole store of a layout that can be read,
// and says which.
func (b *Bolt) check(tx *bbolt.Tx, file *os.File) (schema int, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	if info.Size() < tx.Size() {
		return 0, truncatedError(b.path, info.Size(), tx.Size())
	}
	meta := tx.Bucket(metaBucket)
	if meta == nil || string(meta.Get(formatKey)) != formatName {
		return 0, foreignError(b.path, "a database of another program")
	}
	text := string(meta.Get(schemaKey))
	schema, err = strconv.Atoi(text)
	if err != nil || schema < 1 {
		return 0, damagedError(b.path, errors.New("schema "+strconv.Quote(text)))
	}
	if schema > schemaVersion {
		return schema, newerError(b.path, schema)
	}
	for _, name := range bucketsOf(schema) {
		if tx.Bucket(name) == nil {
			return schema, damagedError(b.path, errors.New("no bucket "+string(name)))
		}
	}
	return schema, nil
}

func putSchema(tx *bbolt.Tx, schema int) error {
	return tx.Bucket(metaBucket).Put(schemaKey, []byte(strconv.Itoa(schema)))
}
