package strict

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// endless is a file without an end, like /dev/zero.
type endless struct{ given int }

// Read implements io.Reader.
func (e *endless) Read(p []byte) (int, error) {
	e.given += len(p)
	return len(p), nil
}

func TestAnEndlessFileIsAProblemAndIsNotHeld(t *testing.T) {
	const limit = 1000
	var e endless
	_, err := Read("zero", &e, limit)
	if got, want := Of(err).Error(), "zero: the file has more than 1000 bytes; allowed: at most that many"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	if e.given > limit+1 {
		t.Errorf("%d bytes were read, want at most %d", e.given, limit+1)
	}
}

func TestAFileOfTheLargestSizeIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	want := []byte("0123456789")
	if err := os.WriteFile(path, want, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadFile(path, len(want)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("read %q, %v; want all of it", got, err)
	}
	if _, err := ReadFile(path, len(want)-1); Of(err) == nil {
		t.Errorf("error %v, want a problem with the size", err)
	}
}
