package knowledge

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestMigrationsRunFromTheVersionOnAndKeepTheHash(t *testing.T) {
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	// Files as a first version might have had them: one under another name.
	old := slices.Clone(base.files)
	i := slices.IndexFunc(old, func(f file) bool { return f.name == "notes.yaml" })
	old[i].name = "remarks.yaml"
	sortByName(old)
	hash := hashOf(old)
	rename := func(files []file) ([]file, error) {
		out := slices.Clone(files)
		for i := range out {
			out[i].name = strings.Replace(out[i].name, "remarks", "notes", 1)
		}
		return out, nil
	}
	fail := func([]file) ([]file, error) { return nil, errors.New("not needed any more") }
	for format, steps := range map[int][]migration{1: {rename}, 2: {fail, rename}} {
		got, err := migrated(slices.Clone(old), format, steps)
		if err != nil {
			t.Fatalf("from version %d: %v", format, err)
		}
		if got.Advice.SHA256 != hash {
			t.Errorf("the hash became %s, want %s", got.Advice.SHA256, hash)
		}
		if !slices.EqualFunc(got.files, base.files, func(a, b file) bool { return a.name == b.name && bytes.Equal(a.data, b.data) }) {
			t.Error("the files are not today's")
		}
	}
	if _, err := migrated(slices.Clone(old), 1, nil); err == nil {
		t.Error("a form of before was read without its step")
	}
	if _, err := migrated(slices.Clone(old), 1, []migration{fail}); err == nil || !strings.Contains(err.Error(), "not needed") {
		t.Errorf("a step that fails: %v", err)
	}
}
