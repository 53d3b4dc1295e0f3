package store

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"loracle/data/session"
)

// Options say how a store works. Now is needed, everything else may be left out.
type Options struct {
	// Now is the clock: for ids, and for events that come without a time.
	Now func() time.Time
	// By is put on events that name nobody.
	By string
	// Summarize gives what lists show of a session beside its counts. It is
	// called while the store is locked, so it must be quick, must not call the
	// store and must leave the state as it is.
	Summarize func(session.State) (approach, outcome string)
	// Wait is how long to try for a store that another program has locked;
	// 2 seconds where it is zero.
	Wait time.Duration
	// Upgraded is told when a store of an older layout was brought up to date,
	// and where the file as it was is kept. It may be nil.
	Upgraded func(kept string)
}

const defaultWait = 2 * time.Second

// Bolt is a Store in a bbolt file.
type Bolt struct {
	path    string
	options Options

	// mu lets one goroutine at the file at a time and guards what follows.
	mu     sync.Mutex
	closed bool
	turns  turns
	// last is the session folded last, so that the next event of the session
	// being worked on need not fold it again.
	last folded
}

// OpenBolt opens the session store at path, and makes it where there is no file
// yet. It reports ErrLocked, ErrDamaged, ErrNewer and ErrReadOnly; a store that
// can only be read opens, and fails with ErrReadOnly on the first change.
func OpenBolt(path string, options Options) (*Bolt, error) {
	if options.Now == nil {
		return nil, errors.New("open session store: no clock was given")
	}
	if options.Wait == 0 {
		options.Wait = defaultWait
	}
	b := &Bolt{path: path, options: options}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := create(path); err != nil {
			return nil, cannotCreateError(path, err)
		}
	}
	// Every transaction checks the file first; one without content checks it now.
	if err := b.view(func(*bbolt.Tx) error { return nil }); err != nil {
		return nil, err
	}
	return b, nil
}

// Close ends the use of the store. Nothing is held between calls, so there is
// nothing to write.
func (b *Bolt) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed, b.last = true, folded{}
	return nil
}
