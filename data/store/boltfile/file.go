// Package boltfile reads bbolt files page by page, without bbolt and without
// trust: every offset is checked before it is followed, no page is followed
// twice, and what cannot be read is reported and passed over. It is for files
// that bbolt refuses, or would panic over.
package boltfile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// The layout of a meta page, in bytes: a page header, then magic, version, page
// size and flags, the root bucket, the page of the free list, the number of
// pages, the transaction and a checksum.
const (
	magic       = 0xED0CDAED
	fileVersion = 2
	metaSize    = 64
	noFreelist  = 1<<64 - 1
)

// ErrNoMeta says that neither meta page can be trusted.
var ErrNoMeta = errors.New("both pages that say where everything is are damaged")

// Meta is what a meta page says.
type Meta struct {
	// Root is the page of the bucket that holds all others, Freelist that of the
	// list of free pages, and Pages how many pages the file has.
	Root, Freelist, Pages uint64
	TxID                  uint64
}

// File is a bbolt file.
type File struct {
	Meta
	// Size is how many bytes there are and PageSize how many a page has.
	Size     int64
	PageSize int
	r        io.ReaderAt
}

// Open reads the meta pages. On ErrNoMeta the file can be used for looking at
// its pages one by one.
func Open(r io.ReaderAt, size int64) (*File, error) {
	f := &File{r: r, Size: size, PageSize: 4096}
	if m, pageSize, ok := f.meta(0); ok {
		f.Meta, f.PageSize = m, pageSize
		if second, _, ok := f.meta(int64(pageSize)); ok && second.TxID > m.TxID {
			f.Meta = second
		}
		return f, nil
	}
	for pageSize := 512; pageSize <= 64<<10; pageSize *= 2 {
		if m, said, ok := f.meta(int64(pageSize)); ok && said == pageSize {
			f.Meta, f.PageSize = m, pageSize
			return f, nil
		}
	}
	f.Pages = uint64(size / int64(f.PageSize))
	return f, ErrNoMeta
}

// meta reads a meta page that passes its own checksum.
func (f *File) meta(offset int64) (m Meta, pageSize int, ok bool) {
	b := make([]byte, headerSize+metaSize)
	if _, err := f.r.ReadAt(b, offset); err != nil {
		return m, 0, false
	}
	b = b[headerSize:]
	u32, u64 := binary.NativeEndian.Uint32, binary.NativeEndian.Uint64
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	if u32(b) != magic || u32(b[4:]) != fileVersion || u64(b[metaSize-8:]) != sum.Sum64() {
		return m, 0, false
	}
	size := u32(b[8:])
	if size < 512 || size > 64<<10 || size&(size-1) != 0 {
		return m, 0, false
	}
	return Meta{Root: u64(b[16:]), Freelist: u64(b[32:]), Pages: u64(b[40:]), TxID: u64(b[48:])}, int(size), true
}

// Whole is how many bytes the file has when it is whole.
func (f *File) Whole() int64 { return int64(f.Pages) * int64(f.PageSize) }

// Free lists the pages that hold nothing any more. Ok is false where the list
// cannot be read.
func (f *File) Free() (free map[uint64]bool, ok bool) {
	if f.Freelist == noFreelist {
		return nil, false
	}
	h, data, err := f.raw(f.Freelist)
	if err != nil || h.flags != freelistFlag {
		return nil, false
	}
	data = data[headerSize:]
	count := uint64(h.count)
	if count == 0xFFFF && len(data) >= 8 {
		count, data = binary.NativeEndian.Uint64(data), data[8:]
	}
	if count > uint64(len(data))/8 {
		return nil, false
	}
	free = make(map[uint64]bool, count)
	for i := range count {
		free[binary.NativeEndian.Uint64(data[8*i:])] = true
	}
	return free, true
}

// Fault is a page that cannot be read, or not in full.
type Fault struct {
	Page uint64
	Err  error
}

func (f Fault) Error() string { return fmt.Sprintf("page %d: %v", f.Page, f.Err) }

// Unwrap gives what is wrong with the page.
func (f Fault) Unwrap() error { return f.Err }
