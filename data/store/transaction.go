package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// The pauses between two tries for a locked file. bbolt's own are 50 ms, which
// lets a busy program starve one that waits.
const (
	firstPause   = time.Millisecond
	longestPause = 10 * time.Millisecond
)

// view runs fn in a read transaction and update in a write transaction, each
// with the file opened and checked for it alone.
func (b *Bolt) view(fn func(*bbolt.Tx) error) error { return b.transact(false, fn) }

func (b *Bolt) update(fn func(*bbolt.Tx) error) error { return b.transact(true, fn) }

func (b *Bolt) transact(write bool, fn func(*bbolt.Tx) error) error {
	ceiling := firstPause
	for waited := time.Duration(0); ; {
		err := b.try(write, fn)
		if !errors.Is(err, bolterrors.ErrTimeout) {
			return err
		}
		if waited >= b.options.Wait {
			return lockedError(b.path, err)
		}
		// A random pause keeps two waiting programs from falling into step.
		d := ceiling/2 + rand.N(ceiling/2)
		pause(d)
		waited += d
		ceiling = min(2*ceiling, longestPause)
	}
}

// try runs fn once; it gives bolterrors.ErrTimeout where the file is locked.
func (b *Bolt) try(write bool, fn func(*bbolt.Tx) error) (err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return ClosedError(b.path)
	}
	b.turns.begin()
	var file *os.File
	defer func() {
		if p := recover(); p != nil {
			err = b.afterPanic(p, file)
		}
	}()
	// A file cut short ends before the memory it is mapped to; reading there is
	// a fault that would end the program.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	db, err := bbolt.Open(b.path, fileMode, &bbolt.Options{
		Timeout:      1, // one try: transact waits
		ReadOnly:     !write,
		NoStatistics: true,
		OpenFile:     openInto(&file),
	})
	if err != nil {
		return explainOpen(b.path, write, err)
	}
	defer b.turns.end()
	if write {
		err = b.bringUpToDate(db, file)
	}
	if err == nil {
		err = b.run(db, file, write, fn)
	}
	if closing := db.Close(); closing != nil {
		return errors.Join(err, systemError(b.path, "closed", closing))
	}
	return err
}

// run is one transaction; what fn returns is returned as it is.
func (b *Bolt) run(db *bbolt.DB, file *os.File, write bool, fn func(*bbolt.Tx) error) error {
	begin := db.View
	if write {
		begin = db.Update
	}
	var own error
	err := begin(func(tx *bbolt.Tx) error {
		if _, own = b.check(tx, file); own == nil {
			own = fn(tx)
		}
		return own
	})
	if own == nil && err != nil {
		return systemError(b.path, "written", err)
	}
	return own
}

// afterPanic turns what bbolt panics with into damage. The database cannot be
// closed then, since bbolt may still hold its own locks, and its mapping stays
// until the program ends; but the lock on the file must go, or every program
// would find the store in use.
func (b *Bolt) afterPanic(p any, file *os.File) error {
	var letGo error
	if file != nil {
		letGo = errors.Join(unlock(file), file.Close())
	}
	if own, ok := p.(callerPanic); ok {
		panic(own.value)
	}
	return diagnose(b.path, errors.Join(fmt.Errorf("walk pages: %v", p), letGo))
}

// callerPanic is a panic of the caller's code, which is not the file's fault.
type callerPanic struct{ value any }

// passOn marks a panic in the caller's code; to be deferred around it.
func passOn() {
	if p := recover(); p != nil {
		panic(callerPanic{p})
	}
}
