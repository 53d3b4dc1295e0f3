package casefile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// rewritten is a bundle with a text replaced in one of its files.
func rewritten(t *testing.T, bundle []byte, name, from, to string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(bundle), int64(len(bundle)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if !strings.Contains(string(text), from) {
				t.Fatalf("%s does not hold %q", name, from)
			}
			text = []byte(strings.ReplaceAll(string(text), from, to))
		}
		put, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := put.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
