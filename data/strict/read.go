package strict

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Read reads all of r, which messages call by name. What has more than limit
// bytes is a Problems; no more than that is held, so that an endless file ends
// in a sentence and not in all of the memory.
func Read(name string, r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > limit:
		return nil, Problems{{File: name, Text: fmt.Sprintf("the file has more than %d bytes; allowed: at most that many", limit)}}
	}
	return data, nil
}

// ReadFile is Read for the file at a path.
func ReadFile(path string, limit int) (data []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return Read(path, f, limit)
}
