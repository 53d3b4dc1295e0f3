package boltfile

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// maxDepth bounds how many pages lie between a bucket and its entries; bbolt
// needs five for a billion.
const maxDepth = 32

// Walker walks through buckets. It remembers the pages it has been on.
type Walker struct {
	*File
	// Seen are the pages that were walked on. A page is walked on once.
	Seen map[uint64]bool
	// Shun are pages that are not walked on.
	Shun map[uint64]bool
	// Faults is told what could not be read; it may be nil.
	Faults func(Fault)
}

// NewWalker is a walker that has not been anywhere.
func NewWalker(f *File, faults func(Fault)) *Walker {
	return &Walker{File: f, Seen: map[uint64]bool{}, Faults: faults}
}

func (w *Walker) fault(id uint64, err error) {
	if w.Faults != nil {
		w.Faults(Fault{id, err})
	}
}

// Tree shows the entries below a page in their order. What it shows is its own;
// it stays valid.
func (w *Walker) Tree(root uint64, show func(Element)) {
	var last []byte
	w.tree(root, 0, &last, show)
}

func (w *Walker) tree(id uint64, depth int, last *[]byte, show func(Element)) {
	switch {
	case depth > maxDepth:
		w.fault(id, errors.New("it lies too deep"))
		return
	case w.Seen[id]:
		w.fault(id, errors.New("two places lead to it"))
		return
	case id < 2 || w.Shun[id]:
		w.fault(id, errors.New("it does not belong there"))
		return
	}
	p, err := w.Page(id)
	for i := range max(1, p.Span) {
		w.Seen[id+i] = true
	}
	if err != nil {
		w.fault(id, err)
	}
	for _, e := range p.Elements {
		if p.Branch {
			w.tree(e.Child, depth+1, last, show)
			continue
		}
		if *last != nil && bytes.Compare(*last, e.Key) >= 0 {
			w.fault(id, errors.New("its entries are out of order"))
		}
		*last = e.Key
		show(e)
	}
}

// Bucket shows the entries of a bucket, of which the value is given.
func (w *Walker) Bucket(value []byte, show func(Element)) error {
	if len(value) < headerSize {
		return errors.New("a bucket is cut short")
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		w.Tree(root, show)
		return nil
	}
	inline := value[headerSize:]
	if len(inline) < headerSize {
		return errors.New("a bucket is cut short")
	}
	p, err := parse(readHeader(inline), inline)
	for _, e := range p.Elements {
		if p.Branch {
			return errors.New("a small bucket has branches")
		}
		show(e)
	}
	return err
}

// Top shows the buckets that the file consists of.
func (w *Walker) Top(show func(Element)) { w.Tree(w.Root, show) }
