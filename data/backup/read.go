package backup

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

// visitor takes what a backup holds, in its order.
type visitor struct {
	knowledge func(kept) error
	session   func(store.History) error
}

// Verify reads a backup to its end and checks all of it: the format, every
// event of every session, the hash of every knowledge base, and the checksum.
func Verify(r io.Reader) (Contents, error) {
	return read(r, visitor{
		knowledge: func(kept) error { return nil },
		session:   func(store.History) error { return nil },
	})
}

// reader reads lines and sums them up.
type reader struct {
	Contents
	in    *bufio.Reader
	sum   hash.Hash
	last  session.ID
	bases map[string]bool
}

func read(r io.Reader, v visitor) (Contents, error) {
	file := bufio.NewReader(r)
	b := &reader{sum: sha256.New(), bases: map[string]bool{}}
	if err := b.first(file); err != nil {
		return b.Contents, err
	}
	zip, err := gzip.NewReader(file)
	if err != nil {
		return b.Contents, b.explain(unpacking(err))
	}
	zip.Multistream(false)
	b.in = bufio.NewReaderSize(zip, 1<<16)
	if err := b.all(v); err != nil {
		return b.Contents, b.explain(err)
	}
	if _, err := b.in.ReadByte(); !errors.Is(err, io.EOF) {
		return b.Contents, b.explain(errors.Join(errMore, err))
	}
	if _, err := file.ReadByte(); !errors.Is(err, io.EOF) {
		return b.Contents, b.explain(errors.Join(errMore, err))
	}
	return b.Contents, nil
}

var errMore = errors.New("there is more after its end")

// passed is an error of a visitor, which is not the backup's fault.
type passed struct{ error }

func (b *reader) explain(err error) error {
	var theirs passed
	var found *flaw
	switch {
	case errors.As(err, &theirs):
		return theirs.error
	case errors.As(err, &found):
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return cutShort(b.Sessions, err)
	}
	return damaged(b.Sessions, err)
}

// first reads the line that says what the file is.
func (b *reader) first(file *bufio.Reader) error {
	start, err := file.Peek(len(magic))
	if string(start) != magic {
		if err != nil && len(start) > 0 && strings.HasPrefix(magic, string(start)) {
			return cutShort(0, err)
		}
		return foreign()
	}
	const longest = len(magic) + 20
	text, err := file.ReadSlice('\n')
	if err != nil {
		return cutShort(0, err)
	}
	v, err := strconv.Atoi(strings.TrimSuffix(string(text[len(magic):]), "\n"))
	if err != nil || v < 1 || len(text) > longest {
		return foreign()
	}
	if v > version {
		return newerFormat(v)
	}
	b.sum.Write(text)
	return nil
}

func (b *reader) all(v visitor) error {
	var first line
	if err := b.line(&first); err != nil {
		return err
	}
	if first.Backup == nil {
		return errors.New("it does not say when it was made")
	}
	b.At, b.Program = first.Backup.At, first.Backup.Program
	for {
		sum := b.sum.Sum(nil)
		var l line
		if err := b.line(&l); err != nil {
			return err
		}
		var err error
		switch {
		case l.Knowledge != nil:
			err = b.knowledge(*l.Knowledge, v)
		case l.Session != nil:
			err = b.session(*l.Session, v)
		case l.End != nil:
			return b.end(*l.End, sum)
		default:
			err = errors.New("a line has no place in it")
		}
		if err != nil {
			return err
		}
	}
}

// line reads one line into v, strictly.
func (b *reader) line(v any) error {
	raw, err := b.raw()
	if err != nil {
		return err
	}
	if len(raw) == 0 {
		return errors.New("a line is empty")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return &flaw{"a line in it cannot be read", err}
	}
	if d.More() {
		return errors.New("a line in it holds more than one value")
	}
	return nil
}

// raw reads one line without its end.
func (b *reader) raw() ([]byte, error) {
	var whole []byte
	for {
		part, err := b.in.ReadSlice('\n')
		whole = append(whole, part...)
		if err == nil {
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, unpacking(err)
		}
		if len(whole) > maxLine {
			return nil, errors.New("a line is too long")
		}
	}
	b.sum.Write(whole)
	return whole[:len(whole)-1], nil
}

func (b *reader) knowledge(k kept, v visitor) error {
	if b.bases[k.SHA256] {
		return fmt.Errorf("the knowledge base %.12s is there twice", k.SHA256)
	}
	if err := knowledge.CheckKept(k.SHA256, k.Data); err != nil {
		return &flaw{fmt.Sprintf("the knowledge base %.12s in it cannot be read", k.SHA256), err}
	}
	b.bases[k.SHA256] = true
	b.Knowledge++
	return pass(v.knowledge(k))
}

func (b *reader) session(s sessionLine, v visitor) error {
	h := store.History{Summary: s.Summary}
	if s.Summary.ID <= b.last {
		return fmt.Errorf("session %s comes after session %s", s.Summary.ID, b.last)
	}
	size := 0
	for range s.Events {
		raw, err := b.raw()
		if err != nil {
			return err
		}
		if size += len(raw); size > maxHistory {
			return fmt.Errorf("session %s is too large", s.Summary.ID)
		}
		h.Events = append(h.Events, raw)
	}
	_, err := h.Fold()
	if errors.Is(err, session.ErrNewer) {
		b.Newer++
	} else if err != nil {
		return &flaw{fmt.Sprintf("session %s in it cannot be read", s.Summary.ID), err}
	}
	b.last = s.Summary.ID
	b.add(h)
	return pass(v.session(h))
}

func pass(err error) error {
	if err == nil {
		return nil
	}
	return passed{err}
}

func (b *reader) end(e end, sum []byte) error {
	if e.SHA256 != hex.EncodeToString(sum) {
		return errors.New("its checksum is wrong")
	}
	if e.Totals != b.Totals {
		return errors.New("it does not hold what its end says")
	}
	return nil
}
