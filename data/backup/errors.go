package backup

import (
	"errors"
	"fmt"
	"io"

	"loracle/data/store"
)

// What can be wrong with a backup, for errors.Is.
var (
	// ErrForeign: the file is no backup.
	ErrForeign = errors.New("not a loracle backup")
	// ErrNewer: a newer version wrote it.
	ErrNewer = errors.New("backup of a newer version")
	// ErrDamaged: it is not whole.
	ErrDamaged = errors.New("damaged backup")
)

// Error is a failure that a person can do something about.
type Error struct {
	kind           error
	sentence, hint string
	cause          error
}

// Error says in one sentence what is wrong.
func (e *Error) Error() string { return e.sentence }

// Hint says what to do about it.
func (e *Error) Hint() string { return e.hint }

// Unwrap gives the sentinel above and what was found.
func (e *Error) Unwrap() []error { return []error{e.kind, e.cause} }

const hintOther = "nothing was restored; use another backup"

func foreign() error {
	return &Error{ErrForeign, "this is not a loracle backup", "name a file that `loracle backup` wrote", nil}
}

func newerFormat(v int) error {
	return &Error{
		ErrNewer, fmt.Sprintf("a newer loracle wrote this backup (format %d; this one reads up to %d)", v, version),
		"install the newer loracle to restore it", nil,
	}
}

func cutShort(sessions int, cause error) error {
	return &Error{ErrDamaged, fmt.Sprintf("the backup is cut short after %s", inWords(sessions)), hintOther, cause}
}

func damaged(sessions int, cause error) error {
	return &Error{ErrDamaged, fmt.Sprintf("the backup is damaged after %s: %v", inWords(sessions), cause), hintOther, cause}
}

// flaw is what is wrong with a backup, in words for people, and what a decoder
// said of it.
type flaw struct {
	sentence string
	cause    error
}

func (f *flaw) Error() string { return f.sentence }

func (f *flaw) Unwrap() error { return f.cause }

// unpacking is what was found while unpacking, unless the file just ends there.
func unpacking(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	return &flaw{"it cannot be unpacked", err}
}

func inWords(sessions int) string {
	if sessions == 1 {
		return "1 session"
	}
	return fmt.Sprintf("%d sessions", sessions)
}

const hintDoctor = "`loracle doctor` says what is damaged and saves what can be read to a new store, which can be backed up"

func damagedSession(h store.History, cause error) error {
	return &Error{store.ErrDamaged, fmt.Sprintf("session %s (%q) is damaged", h.Summary.ID, h.Summary.Title), hintDoctor, cause}
}

func damagedKnowledge(hash string, cause error) error {
	return &Error{store.ErrDamaged, fmt.Sprintf("the knowledge base %.12s in the store is damaged", hash), hintDoctor, cause}
}
