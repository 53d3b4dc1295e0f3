package draft_test

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"loracle/data/draft"
)

func newDraft(t *testing.T, dir string) *draft.File {
	t.Helper()
	f, err := draft.New(dir, ".report-", ".tmp")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func release(t *testing.T, f *draft.File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if err := f.Release(); err != nil {
		t.Error(err)
	}
}

func TestADraftOfALivingProgramIsKept(t *testing.T) {
	dir := t.TempDir()
	first, second := newDraft(t, dir), newDraft(t, dir)
	if got := len(names(t, dir)); got != 2 {
		t.Errorf("%d drafts are there, want 2", got)
	}
	release(t, first)
	release(t, second)
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// What nobody holds is what a killed program leaves.
func TestOnlyWhatIsADraftAndLeftBehindIsRemoved(t *testing.T) {
	dir := t.TempDir()
	kept := []string{".report-.tmp", ".report-12.tmp.bak", ".report-1a.tmp", ".report-9.tmp", "report-12.tmp"}
	for _, name := range append([]string{".report-123.tmp"}, kept...) {
		if name == ".report-9.tmp" {
			if err := os.Symlink("report-12.tmp", filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	release(t, newDraft(t, dir))
	if got := names(t, dir); !slices.Equal(got, kept) {
		t.Errorf("there is %q, want %q", got, kept)
	}
}

func TestADraftThatTookItsNameStays(t *testing.T) {
	dir := t.TempDir()
	f := newDraft(t, dir)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(f.Name(), filepath.Join(dir, "report.md")); err != nil {
		t.Fatal(err)
	}
	if err := f.Release(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"report.md"}) {
		t.Errorf("there is %q", got)
	}
}

func TestManyAtOnceNeverTakeEachOthersDraft(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				f, err := draft.New(dir, ".report-", ".tmp")
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := os.Lstat(f.Name()); err != nil {
					t.Error(err)
				}
				release(t, f)
			}
		})
	}
	all.Wait()
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
