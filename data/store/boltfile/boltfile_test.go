package boltfile_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"loracle/data/store/boltfile"
)

// database is a bbolt file with buckets in buckets, small ones, large ones and
// a value larger than a page; and what is in it.
func database(t testing.TB) (content []byte, want map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	want = map[string]string{}
	for round := range 3 {
		err = errors.Join(err, db.Update(func(tx *bbolt.Tx) error {
			for name, n := range map[string]int{"empty": 0, "small": 3, "large": 2000} {
				bucket, err := tx.CreateBucketIfNotExists([]byte(name))
				if err != nil {
					return err
				}
				inner, err := bucket.CreateBucketIfNotExists([]byte("inner"))
				if err != nil {
					return err
				}
				for i := range n {
					key, value := fmt.Sprintf("%06d", i), fmt.Sprint("value ", i, round)
					if err := inner.Put([]byte(key), []byte(value)); err != nil {
						return err
					}
					want[name+"/inner/"+key] = value
				}
			}
			return tx.Bucket([]byte("large")).Put([]byte("big"), bytes.Repeat([]byte("x"), 50_000))
		}))
	}
	want["large/big"] = string(bytes.Repeat([]byte("x"), 50_000))
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	content, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content, want
}

// contents reads everything below the top.
func contents(content []byte) (got map[string]string, faults []boltfile.Fault) {
	got = map[string]string{}
	f, err := boltfile.Open(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return got, []boltfile.Fault{{Page: 0, Err: err}}
	}
	w := boltfile.NewWalker(f, func(f boltfile.Fault) { faults = append(faults, f) })
	var show func(path string) func(boltfile.Element)
	show = func(path string) func(boltfile.Element) {
		return func(e boltfile.Element) {
			name := path + string(e.Key)
			if !e.Bucket {
				got[name] = string(e.Value)
				return
			}
			if err := w.Bucket(e.Value, show(name+"/")); err != nil {
				faults = append(faults, boltfile.Fault{Err: err})
			}
		}
	}
	w.Top(show(""))
	return got, faults
}

func TestAWholeFileIsReadAsBboltReadsIt(t *testing.T) {
	content, want := database(t)
	got, faults := contents(content)
	if len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	for name, value := range want {
		if got[name] != value {
			t.Fatalf("%s is %.40q, want %.40q", name, got[name], value)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d entries, want %d", len(got), len(want))
	}
}

func TestTheSecondMetaPageServesWhereTheFirstIsDamaged(t *testing.T) {
	content, _ := database(t)
	for i := range 2 {
		broken := bytes.Clone(content)
		clear(broken[i*os.Getpagesize() : (i+1)*os.Getpagesize()])
		if got, _ := contents(broken); len(got) == 0 {
			t.Errorf("without meta page %d nothing is read", i)
		}
	}
}

// Whatever is wrong with a page, nothing that was never there is shown, nothing
// panics and it ends.
func TestADamagedPageCostsNoMoreThanItself(t *testing.T) {
	content, want := database(t)
	size := os.Getpagesize()
	for at := 2 * size; at < len(content); at += size {
		broken := bytes.Clone(content)
		clear(broken[at : at+size])
		got, faults := contents(broken)
		if len(got) < len(want) && len(faults) == 0 {
			t.Errorf("page %d: %d entries of %d and no fault", at/size, len(got), len(want))
		}
		for name, value := range got {
			if value != want[name] && name != "large/big" {
				t.Fatalf("page %d: %s is %.40q", at/size, name, value)
			}
		}
	}
}

func FuzzWalk(f *testing.F) {
	content, _ := database(f)
	f.Add(content[:8*os.Getpagesize()], 2*os.Getpagesize(), byte(3))
	f.Add(content[:100], 3, byte(9))
	f.Fuzz(func(t *testing.T, content []byte, at int, b byte) {
		if at >= 0 && at < len(content) {
			content[at] = b
		}
		got, _ := contents(content)
		file, _ := boltfile.Open(bytes.NewReader(content), int64(len(content)))
		file.Free()
		for id := range min(file.Pages, 1000) {
			if p, err := file.Page(id); err == nil && p.Branch && len(p.Elements) > 0 && p.Elements[0].Value != nil {
				t.Fatal("a branch holds a value")
			}
		}
		if len(got) > len(content) {
			t.Fatalf("%d entries in %d bytes", len(got), len(content))
		}
	})
}
