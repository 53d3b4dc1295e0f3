package knowledge_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loracle/data/knowledge"
)

// TestBundlesOfEarlierVersionsLoad reads what earlier builds kept in people's
// stores. Where it fails after a change of the form of the files, the change
// needs a step in migrations (see bundleFormat); the fixtures never change.
func TestBundlesOfEarlierVersionsLoad(t *testing.T) {
	hashes := map[string]string{
		"v1.zip": "e6cf9850d50d01a129d43a769768bb977bf738086ff6a94e29f6e6f0d5f81d20",
	}
	fixtures, err := filepath.Glob("testdata/bundles/*.zip")
	if err != nil || len(fixtures) != len(hashes) {
		t.Fatalf("%d fixtures, %v", len(fixtures), err)
	}
	for _, path := range fixtures {
		bundle, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		base, err := knowledge.LoadBundle(bundle)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if want := hashes[filepath.Base(path)]; base.Advice.SHA256 != want {
			t.Errorf("%s has the hash %s, want %s: sessions would not find it", path, base.Advice.SHA256, want)
		}
		if len(base.Advice.Questions) == 0 || base.Pack.Count() == 0 || base.Advice.Hardware == nil {
			t.Errorf("%s lacks questions, checkpoints or hardware", path)
		}
	}
}

func TestBundlesOfLaterVersionsAreToldApart(t *testing.T) {
	bundle, err := shipped(t).Bundle()
	if err != nil {
		t.Fatal(err)
	}
	for comment, want := range map[string]string{
		"loracle knowledge 999": "newer loracle", "loracle knowledge 0": "no version", "loracle knowledge x": "no version", "zip": "no version",
	} {
		_, err := knowledge.LoadBundle(commented(t, bundle, comment))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", comment, err)
		}
		if newer := errors.Is(err, knowledge.ErrNewer); newer != (want == "newer loracle") {
			t.Errorf("%q: newer is %t", comment, newer)
		}
	}
	if _, err := knowledge.LoadBundle(commented(t, bundle, "")); err != nil {
		t.Errorf("without a version: %v", err)
	}
}

// commented is an archive with another comment.
func commented(t *testing.T, bundle []byte, comment string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(bundle), int64(len(bundle)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range from.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.SetComment(comment), w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
