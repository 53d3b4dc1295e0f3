package cli

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestANewFileIsPrivateAndNothingElseIsLeft(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.md")
	if err := writeFile(path, []byte("text"), false); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || read(t, path) != "text" {
		t.Errorf("got %v %v", info.Mode(), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

func TestAFileThatIsThereIsKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.md")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := writeFile(path, []byte("new"), false)
	if err == nil || !strings.Contains(err.Error(), "already there") || read(t, path) != "mine" {
		t.Errorf("got %v, the file holds %q", err, read(t, path))
	}
	// So is one that appears while the report is being written.
	if err := draftAnd(place, path, func(f *os.File) error { _, err := f.WriteString("new"); return err }); err == nil || read(t, path) != "mine" {
		t.Errorf("got %v, the file holds %q", err, read(t, path))
	}
	if err := writeFile(path, []byte("new"), true); err != nil || read(t, path) != "new" {
		t.Errorf("got %v, the file holds %q", err, read(t, path))
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

func TestReplacingALinkReplacesWhatItPointsTo(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.md"), filepath.Join(dir, "link.md")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("this file system has no links")
	}
	if err := writeFile(link, []byte("new"), true); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 || read(t, target) != "new" {
		t.Error("the link is gone, or its target is not replaced")
	}
}

func TestAReplacedFileKeepsItsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such permissions here")
	}
	for _, mode := range []os.FileMode{0o644, 0o600, 0o664} {
		path := filepath.Join(t.TempDir(), "report.md")
		if err := errors.Join(os.WriteFile(path, []byte("old"), mode), os.Chmod(path, mode), writeFile(path, []byte("new"), true)); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode || read(t, path) != "new" {
			t.Errorf("a file of mode %v now has %v, %v", mode, info.Mode(), err)
		}
	}
}

func TestALinkThatLeadsNowhereIsNamed(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link.md")
	if err := os.Symlink(filepath.Join(dir, "gone.md"), link); err != nil {
		t.Skip("this file system has no links")
	}
	for _, overwrite := range []bool{false, true} {
		err := writeFile(link, []byte("new"), overwrite)
		if err == nil || err.Error() != link+" is a link that leads nowhere" || strings.Contains(hintOf(err), "--force") {
			t.Errorf("got %v, %q", err, hintOf(err))
		}
	}
}

func TestADeviceIsWrittenTo(t *testing.T) {
	if err := writeFile(os.DevNull, []byte("text"), false); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced")
	}
}

func TestAPlaceThatCannotBeWrittenIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "report.md")
	err := writeFile(path, []byte("text"), false)
	if err == nil || !strings.Contains(err.Error(), path) || hintOf(err) == "" {
		t.Errorf("got %v", err)
	}
}

func TestAFullDiskIsNamedWithItsOwnRemedy(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	err := writeFile("/dev/full", []byte("text"), false)
	if err == nil || err.Error() != "write /dev/full: no space left on device" || !strings.HasPrefix(hintOf(err), "make room on that disk") {
		t.Errorf("got %v, %q", err, hintOf(err))
	}
}
