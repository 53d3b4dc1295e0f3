// Package capsule is a whole session as it travels inside a report: its events,
// and the checklists and figures that it was made with. A Markdown report
// carries one in a comment that readers are not shown, a JSON export as one of
// its values; either becomes the same session again.
//
// A capsule is versioned and carries a checksum. Reading is strict: what was
// damaged on its way, cut off or written by a newer loracle is refused with a
// sentence that says so, and nothing is guessed.
package capsule

import (
	"errors"
	"fmt"
	"slices"

	"loracle/data/session"
)

// Version is the version of the form. It changes when an older loracle could
// no longer read it right.
const Version = 1

// What can be wrong with a capsule, for errors.Is.
var (
	// ErrNone: there is no capsule in what was read.
	ErrNone = errors.New("no session is in it")
	// ErrDamaged: it was changed or cut off on its way.
	ErrDamaged = errors.New("the session in it is damaged")
	// ErrNewer: a newer loracle wrote it.
	ErrNewer = errors.New("the session in it was written by a newer loracle")
)

// Variant says for whom a report, and the session in it, was written.
type Variant string

// The variants.
const (
	// Room has everything, for those who were there.
	Room Variant = "room"
	// Shared leaves out notes, votes and who changed what.
	Shared Variant = "shared"
)

// Variants lists the variants, the usual one first.
func Variants() []Variant { return []Variant{Room, Shared} }

// Capsule is a session on its way.
type Capsule struct {
	Variant Variant
	// ID is the session's in the store it comes from; empty where it was never
	// in one.
	ID session.ID
	// Events is the session: all of it, or what the shared variant tells.
	Events []session.Event
	// Files are knowledge bases and checklists that the events name. A Markdown
	// report carries the session's own checklists only.
	Files []File
}

// File is a knowledge base, as an archive, a checklist, or what a milestone keeps.
type File struct {
	// Kind is what it is.
	Kind FileKind `json:"kind"`
	// SHA256 is the hash that events name it by, in hexadecimal.
	SHA256 string `json:"sha256"`
	// Data is the file, base64 in JSON.
	Data []byte `json:"data"`
}

// FileKind says what a file is.
type FileKind string

// The kinds of file.
const (
	Knowledge FileKind = "knowledge"
	Pack      FileKind = "checklist"
	Milestone FileKind = "milestone"
)

// Wanted lists the files that events name, each once and in the order they come
// up, without their data.
func Wanted(events []session.Event) []File {
	var out []File
	seen := map[string]bool{"": true}
	add := func(kind FileKind, sha256 string) {
		if !seen[sha256] {
			seen[sha256] = true
			out = append(out, File{Kind: kind, SHA256: sha256})
		}
	}
	for _, e := range events {
		add(Knowledge, e.Knowledge)
		add(Pack, e.PackSHA256)
		add(Milestone, e.Snapshot)
	}
	return out
}

// WantedOnly is the capsule without files that none of its events names.
func (c Capsule) WantedOnly() Capsule {
	wanted := Wanted(c.Events)
	var kept []File
	for _, f := range c.Files {
		if slices.ContainsFunc(wanted, func(w File) bool { return w.Kind == f.Kind && w.SHA256 == f.SHA256 }) {
			kept = append(kept, f)
		}
	}
	c.Files = kept
	return c
}

// Only is the capsule with the files of one kind.
func (c Capsule) Only(kind FileKind) Capsule {
	var kept []File
	for _, f := range c.Files {
		if f.Kind == kind {
			kept = append(kept, f)
		}
	}
	c.Files = kept
	return c
}

// File is the carried file with that hash; nil where it is not carried.
func (c Capsule) File(sha256 string) []byte {
	for _, f := range c.Files {
		if f.SHA256 == sha256 {
			return f.Data
		}
	}
	return nil
}

// State folds the events. It fails where they do not make a session.
func (c Capsule) State() (session.State, error) {
	state, err := session.Fold(c.ID, c.Events)
	if err != nil {
		return state, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if state.Seq == 0 {
		return state, fmt.Errorf("%w: it has no events", ErrDamaged)
	}
	return state, nil
}
