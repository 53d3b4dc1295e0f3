package boltfile

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A page begins with its number (8 bytes), its kind and how many elements it
// has (2 each), and how many pages follow that belong to it (4). The elements
// come next: in a branch page offset, size of the key and page of the child; in
// a leaf page flags, offset, and sizes of key and value.
const (
	headerSize  = 16
	elementSize = 16

	branchFlag   = 0x01
	leafFlag     = 0x02
	freelistFlag = 0x10
	bucketFlag   = 0x01
)

// maxPage bounds what is read of one page with what belongs to it.
const maxPage = 64 << 20

type header struct {
	id       uint64
	flags    uint16
	count    uint16
	overflow uint32
}

func readHeader(b []byte) header {
	return header{
		binary.NativeEndian.Uint64(b), binary.NativeEndian.Uint16(b[8:]),
		binary.NativeEndian.Uint16(b[10:]), binary.NativeEndian.Uint32(b[12:]),
	}
}

// Page is a branch or a leaf of a bucket.
type Page struct {
	ID       uint64
	Branch   bool
	Elements []Element
	// Span is how many pages of the file it takes.
	Span uint64
}

// Element is a key with what it leads to.
type Element struct {
	Key []byte
	// Child is the page below, in a branch.
	Child uint64
	// Value is what is kept, or a bucket.
	Value  []byte
	Bucket bool
}

// raw reads a page with the pages that belong to it.
func (f *File) raw(id uint64) (header, []byte, error) {
	first := make([]byte, f.PageSize)
	offset := int64(id) * int64(f.PageSize)
	if id >= 1<<40 || offset+int64(f.PageSize) > f.Size {
		return header{}, nil, errors.New("it lies behind the end of the file")
	}
	if _, err := f.r.ReadAt(first, offset); err != nil {
		return header{}, nil, fmt.Errorf("read: %w", err)
	}
	h := readHeader(first)
	switch size := (int64(h.overflow) + 1) * int64(f.PageSize); {
	case h.id != id:
		return h, nil, errors.New("something else stands there")
	case h.overflow == 0:
		return h, first, nil
	case size > maxPage || offset+size > f.Size:
		return h, nil, errors.New("it reaches behind the end of the file")
	default:
		whole := make([]byte, size)
		if _, err := f.r.ReadAt(whole, offset); err != nil {
			return h, nil, fmt.Errorf("read: %w", err)
		}
		return h, whole, nil
	}
}

// Page reads a page of a bucket.
func (f *File) Page(id uint64) (Page, error) {
	h, data, err := f.raw(id)
	if err != nil {
		return Page{}, err
	}
	return parse(h, data)
}

// parse reads the elements of a page. What it returns beside an error is what
// comes before the first element that cannot be read.
func parse(h header, data []byte) (Page, error) {
	p := Page{ID: h.id, Branch: h.flags == branchFlag, Span: uint64(h.overflow) + 1}
	if h.flags != branchFlag && h.flags != leafFlag {
		return p, errors.New("it is not of a kind that can stand there")
	}
	for i := range int(h.count) {
		at := headerSize + i*elementSize
		if at+elementSize > len(data) {
			return p, errors.New("it has more entries than room")
		}
		e, ok := element(data[at:], p.Branch)
		if !ok {
			return p, fmt.Errorf("entry %d of %d lies outside of it", i+1, h.count)
		}
		p.Elements = append(p.Elements, e)
	}
	return p, nil
}

// element reads the element that data begins with; its key and value follow
// somewhere behind it.
func element(data []byte, branch bool) (e Element, ok bool) {
	u32 := func(at int) uint64 { return uint64(binary.NativeEndian.Uint32(data[at:])) }
	if branch {
		pos, keySize := u32(0), u32(4)
		if pos < elementSize || pos+keySize > uint64(len(data)) {
			return e, false
		}
		e.Key, e.Child = data[pos:pos+keySize], binary.NativeEndian.Uint64(data[8:])
		return e, true
	}
	flags, pos, keySize, valueSize := u32(0), u32(4), u32(8), u32(12)
	if pos < elementSize || pos+keySize+valueSize > uint64(len(data)) || flags > bucketFlag {
		return e, false
	}
	e.Key, e.Bucket = data[pos:pos+keySize], flags == bucketFlag
	e.Value = data[pos+keySize : pos+keySize+valueSize]
	return e, true
}
