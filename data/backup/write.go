package backup

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

// Options say how a backup is made.
type Options struct {
	// At is the time, and Program the version, that the backup is marked with.
	At      time.Time
	Program string
	// Progress is told how many of how many sessions are done; it may be nil.
	Progress func(done, total int)
}

// Write writes everything that a store holds. It fails, rather than leave
// something out, where a session or a knowledge base is damaged.
func Write(w io.Writer, from store.Archive, o Options) (Totals, error) {
	count, err := from.Count()
	if err != nil {
		return Totals{}, err
	}
	b := newWriter(w)
	defer b.zip.Close() //nolint:errcheck // finish closes it; this is for what fails before
	total := count.Living + count.Deleted
	b.line(line{Backup: &head{At: o.At.UTC(), Program: o.Program, Sessions: total}})
	for after := session.ID(""); b.err == nil; {
		batch, err := from.Histories(after, batchSize)
		if err != nil {
			return b.Totals, err
		}
		// What sessions were made with is kept before they are, so that all of it
		// is there by now.
		if err := b.knowledge(from); err != nil || len(batch) == 0 {
			return b.Totals, errors.Join(err, b.finish())
		}
		for _, h := range batch {
			if err := b.history(h); err != nil {
				return b.Totals, err
			}
		}
		after = batch[len(batch)-1].Summary.ID
		if o.Progress != nil {
			o.Progress(b.Sessions, max(total, b.Sessions))
		}
	}
	return b.Totals, b.err
}

// writer writes lines and sums them up. After a failure it writes no more.
type writer struct {
	Totals
	file *bufio.Writer
	zip  *gzip.Writer
	sum  hash.Hash
	out  io.Writer // zip and sum
	done map[string]bool
	err  error
}

func newWriter(w io.Writer) *writer {
	b := &writer{file: bufio.NewWriter(w), sum: sha256.New(), done: map[string]bool{}}
	first := fmt.Sprintf("%s%d\n", magic, version)
	_, b.err = io.MultiWriter(b.file, b.sum).Write([]byte(first))
	b.zip = gzip.NewWriter(b.file)
	b.out = io.MultiWriter(b.zip, b.sum)
	return b
}

func (b *writer) line(v any) {
	raw, err := json.Marshal(v)
	b.err = errors.Join(b.err, err)
	b.raw(raw)
}

func (b *writer) raw(raw []byte) {
	if b.err == nil {
		_, b.err = b.out.Write(append(raw, '\n'))
	}
}

// knowledge writes what the store keeps and the backup does not have yet.
func (b *writer) knowledge(from store.Archive) error {
	hashes, err := from.Hashes()
	if err != nil {
		return err
	}
	for _, hash := range hashes {
		if b.done[hash] {
			continue
		}
		data, err := from.Knowledge(hash)
		if err != nil {
			return err
		}
		if err := knowledge.CheckKept(hash, data); err != nil {
			return damagedKnowledge(hash, err)
		}
		b.line(line{Knowledge: &kept{SHA256: hash, Data: data}})
		b.done[hash] = true
		b.Knowledge++
	}
	return nil
}

func (b *writer) history(h store.History) error {
	if _, err := h.Fold(); err != nil && !errors.Is(err, session.ErrNewer) {
		return damagedSession(h, err)
	}
	b.line(line{Session: &sessionLine{Summary: h.Summary, Events: len(h.Events)}})
	for _, raw := range h.Events {
		b.raw(raw)
	}
	b.add(h)
	return b.err
}

func (b *writer) finish() error {
	b.line(line{End: &end{b.Totals, hex.EncodeToString(b.sum.Sum(nil))}})
	if b.err != nil {
		return b.err
	}
	return errors.Join(b.zip.Close(), b.file.Flush())
}
