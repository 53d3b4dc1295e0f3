//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package draft

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hold locks a draft for as long as the file it returns is open. On file
// systems without locks it returns nil; no one can claim a draft there either.
// The error is errSwept where the draft is gone.
func hold(path string) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errSwept
	}
	if err != nil {
		return nil, err
	}
	if err := lock(f, syscall.LOCK_EX); err != nil {
		return nil, f.Close()
	}
	if !isAt(f, path) {
		return nil, errors.Join(errSwept, f.Close())
	}
	return f, nil
}

// claim locks a draft that nobody holds.
func claim(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	err = lock(f, syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil && !isAt(f, path) {
		err = errSwept
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func lock(f *os.File, how int) error {
	for {
		// A signal may interrupt the wait.
		if err := syscall.Flock(int(f.Fd()), how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// isAt reports whether an open file still has a name.
func isAt(f *os.File, path string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(path)
	return err == nil && os.SameFile(open, named)
}
