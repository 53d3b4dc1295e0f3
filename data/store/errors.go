package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"

	"loracle/data/session"
)

// What can be wrong, for errors.Is.
var (
	// ErrLocked: another program held the store for longer than Options.Wait.
	ErrLocked = errors.New("session store is locked")
	// ErrDamaged: the file is no session store, or no longer a whole one.
	ErrDamaged = errors.New("session store is damaged")
	// ErrNewer: a newer version wrote the store, or an event in it.
	ErrNewer = errors.New("session store is from a newer version")
	// ErrReadOnly: the store cannot be written or made by this user.
	ErrReadOnly = errors.New("session store is read-only")
	// ErrNotFound: there is no such session or knowledge base.
	ErrNotFound = errors.New("not found")
	// ErrAmbiguous: a name fits several sessions.
	ErrAmbiguous = errors.New("ambiguous name")
	// ErrUnreachable: the store is on other machines, and none of them answers.
	ErrUnreachable = errors.New("session store cannot be reached")
	// ErrFull: the store is on other machines, and there is no room left in it.
	ErrFull = errors.New("session store is full")
	// ErrClosed: the store was used after Close.
	ErrClosed = errors.New("session store is closed")
)

// Error is a failure that a person can do something about.
type Error struct {
	kind           error
	sentence, hint string
	cause          error
}

// NewError is an error of one of the kinds above, or of none of them (nil).
func NewError(kind error, sentence, hint string, cause error) *Error {
	return &Error{kind, sentence, hint, cause}
}

// Error says in one sentence what is wrong.
func (e *Error) Error() string { return e.sentence }

// Hint says what to do about it.
func (e *Error) Hint() string { return e.hint }

// Unwrap gives the sentinel above and what the system or bbolt reported.
func (e *Error) Unwrap() []error {
	var errs []error
	for _, err := range []error{e.kind, e.cause} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

const (
	hintElsewhere = "name another file with --db"
	hintDamaged   = "`loracle doctor` says what is damaged and saves what can be read to a new store; nothing in this one was changed"
)

// hintLost is for a file in which nothing is left.
const hintLost = "put a backup in its place, or move it away to start a new store"

// errNotWhole marks a file that was a store, and may still hold sessions.
var errNotWhole = errors.New("not whole")

func lockedError(path string, cause error) error {
	return &Error{
		ErrLocked, fmt.Sprintf("the session store %s is in use by another program", path),
		"try again when that program has finished, or " + hintElsewhere, cause,
	}
}

func damagedError(path string, cause error) error {
	return &Error{ErrDamaged, fmt.Sprintf("the session store %s is damaged", path), hintDamaged, errors.Join(errNotWhole, cause)}
}

func truncatedError(path string, have, want int64) error {
	return &Error{
		ErrDamaged, fmt.Sprintf("the session store %s is cut short: %d of its %d bytes are there", path, have, want),
		hintDamaged, errNotWhole,
	}
}

func emptyError(path string) error {
	return &Error{
		ErrDamaged, fmt.Sprintf("%s is an empty file, not a session store", path),
		"delete it to start a new store there, put a backup in its place, or " + hintElsewhere, nil,
	}
}

func sizelessError(path string) error {
	return &Error{
		ErrDamaged, fmt.Sprintf("%s is a file of the system without a size of its own, not a session store", path), hintElsewhere, nil,
	}
}

func zerosError(path string) error {
	return &Error{ErrDamaged, fmt.Sprintf("%s holds nothing but zeros, not a session store", path), hintLost, nil}
}

func foreignError(path, what string) error {
	return &Error{
		ErrDamaged, fmt.Sprintf("%s is %s, not a session store", path, what),
		hintElsewhere + "; nothing in this one was changed", nil,
	}
}

func directoryError(path string) error {
	return &Error{
		ErrDamaged, fmt.Sprintf("%s is a directory, not a session store", path),
		"name a file in it, like " + filepath.Join(path, "sessions.db"), nil,
	}
}

func goneError(path string, cause error) error {
	return &Error{
		ErrDamaged, fmt.Sprintf("the session store %s is no longer there", path),
		"put it back where it was, or start again to make a new one", cause,
	}
}

func newerError(path string, schema int) error {
	return &Error{
		ErrNewer,
		fmt.Sprintf("the session store %s was written by a newer loracle (layout %d; this one reads up to layout %d)", path, schema, schemaVersion),
		"install the newer loracle, or " + hintElsewhere, nil,
	}
}

// noCopyError is a store of an older layout that stays as it is, since a copy
// of it could not be kept.
func noCopyError(path string, schema int, cause error) error {
	e := &Error{
		nil, fmt.Sprintf("the session store %s has layout %d, and no copy of it could be kept before going over to layout %d: %s",
			path, schema, schemaVersion, reason(cause)),
		"see that a second copy of the file fits into that folder and may be written there; until then sessions can be read and not changed", cause,
	}
	if denied(cause) {
		e.kind = ErrReadOnly
	}
	return e
}

func readOnlyError(path string, cause error) error {
	return &Error{
		ErrReadOnly, fmt.Sprintf("the session store %s cannot be written: %s", path, reason(cause)),
		"ask for permission to write the file, or " + hintElsewhere, cause,
	}
}

func unreadableError(path string, cause error) error {
	return &Error{
		nil, fmt.Sprintf("the session store %s cannot be read: %s", path, reason(cause)),
		"ask for permission to read the file, or " + hintElsewhere, cause,
	}
}

func cannotCreateError(path string, cause error) error {
	e := &Error{
		nil, fmt.Sprintf("no session store can be made at %s: %s", path, reason(cause)),
		"name a file in a folder you can write to with --db", cause,
	}
	if denied(cause) {
		e.kind = ErrReadOnly
	}
	return e
}

// systemError is a failure of the disk or the system while the file was being
// opened or written.
func systemError(path, what string, cause error) error {
	hint := "check the disk that holds it, or "
	if errors.Is(cause, syscall.ENOSPC) || errors.Is(cause, syscall.EDQUOT) {
		hint = "make room on the disk that holds it, or "
	}
	return &Error{nil, fmt.Sprintf("the session store %s cannot be %s: %s", path, what, reason(cause)), hint + hintElsewhere, cause}
}

// ClosedError is the use of a store after Close.
func ClosedError(path string) error {
	return &Error{ErrClosed, fmt.Sprintf("the session store %s was closed", path), "open it again", nil}
}

// EventError is an event that cannot be read or does not fit its session.
func EventError(path string, id session.ID, cause error) error {
	if errors.Is(cause, session.ErrNewer) {
		return &Error{
			ErrNewer, fmt.Sprintf("session %s holds a change of a kind that this loracle does not know", id),
			"if a newer loracle was used, install that; if none ever was, the file is damaged there, and `loracle doctor` says how to open the rest", cause,
		}
	}
	return &Error{
		ErrDamaged, fmt.Sprintf("session %s in the session store %s is damaged", id, path), hintDamaged, cause,
	}
}

// UnknownSessionError is an id that no session has.
func UnknownSessionError(id session.ID) error {
	return &Error{ErrNotFound, fmt.Sprintf("there is no session %s", id), hintList, nil}
}

const hintList = "see the saved sessions with: loracle list"

// reason is the system's own word for a failure, without path and operation.
func reason(err error) string {
	parts := strings.Split(err.Error(), ": ")
	return parts[len(parts)-1]
}
