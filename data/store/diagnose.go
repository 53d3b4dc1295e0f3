package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"
)

// explainOpen says in words why bbolt could not open a file. A lock stays
// bolterrors.ErrTimeout, since it may pass.
func explainOpen(path string, write bool, err error) error {
	var (
		own    *Error
		onPath *fs.PathError
		number syscall.Errno
	)
	switch {
	case errors.Is(err, bolterrors.ErrTimeout), errors.As(err, &own):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return goneError(path, err)
	case denied(err) && write:
		return readOnlyError(path, err)
	case denied(err):
		return unreadableError(path, err)
	case errors.As(err, &onPath), errors.As(err, &number):
		return systemError(path, "opened", err)
	}
	// What is left are bbolt's complaints about the content.
	return diagnose(path, err)
}

func denied(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// diagnose says as closely as it can what is wrong with the content of a file
// that bbolt could not read.
func diagnose(path string, cause error) error {
	f, err := os.Open(path)
	if err != nil {
		return damagedError(path, errors.Join(cause, err))
	}
	defer f.Close() //nolint:errcheck // nothing is written
	if onlyZeros(f) {
		return zerosError(path)
	}
	head := make([]byte, metaEnd)
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return systemError(path, "read", err)
	}
	if binary.NativeEndian.Uint32(head[metaStart:]) != metaMagic && !magicInSecondMeta(f) {
		return foreignError(path, "another kind of file")
	}
	info, err := f.Stat()
	if want, ok := wholeSize(head); ok && err == nil && info.Size() < want {
		return truncatedError(path, info.Size(), want)
	}
	return damagedError(path, cause)
}

func onlyZeros(r io.Reader) bool {
	for in := bufio.NewReader(r); ; {
		c, err := in.ReadByte()
		if err != nil {
			return errors.Is(err, io.EOF)
		}
		if c != 0 {
			return false
		}
	}
}

// Where bbolt keeps what on its first page, a meta page: a page header, then
// magic, version, page size and flags of 4 bytes each, the root bucket of 16
// bytes, and the free list's page, the number of pages, the transaction and a
// checksum of 8 bytes each.
const (
	metaMagic    = 0xED0CDAED
	metaStart    = 16
	metaPageSize = metaStart + 8
	metaPages    = metaStart + 40
	metaChecksum = metaStart + 56
	metaEnd      = metaChecksum + 8
)

// wholeSize is the size in bytes that a file with this first page has at least;
// ok is false where that page is not to be trusted.
func wholeSize(head []byte) (size int64, ok bool) {
	sum := fnv.New64a()
	sum.Write(head[metaStart:metaChecksum])
	if sum.Sum64() != binary.NativeEndian.Uint64(head[metaChecksum:]) {
		return 0, false
	}
	pages := binary.NativeEndian.Uint64(head[metaPages:])
	return int64(pages) * int64(binary.NativeEndian.Uint32(head[metaPageSize:])), true
}

// magicInSecondMeta looks for bbolt's mark on the second page, for the page
// sizes that systems have.
func magicInSecondMeta(f io.ReaderAt) bool {
	for pageSize := int64(4 << 10); pageSize <= 64<<10; pageSize *= 2 {
		var mark [4]byte
		if _, err := f.ReadAt(mark[:], pageSize+metaStart); err == nil && binary.NativeEndian.Uint32(mark[:]) == metaMagic {
			return true
		}
	}
	return false
}
